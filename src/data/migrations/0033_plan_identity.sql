-- Strategic and operational objectives and services last from year to year: what a document lists is one of them, never by its position (decision 0062).
-- Runs as traguardo_owner.

create table plan_identity (
  administration_id text not null references administration,
  identity bigint generated always as identity,
  kind text not null check (kind in ('strategic', 'operational', 'service')),
  primary key (administration_id, identity)
);
comment on table plan_identity is
  'Obiettivi strategici, obiettivi operativi e servizi che durano: gli stessi da un anno all''altro, comunque un documento li scriva.';
grant select, insert (administration_id, kind) on plan_identity to traguardo_app;
alter table plan_identity enable row level security;
create policy everybody_reads on plan_identity for select to traguardo_app using (true);
create policy adds_for_its_own on plan_identity for insert to traguardo_app with check (app_writes(administration_id));

alter table strategic_objective add column identity bigint;
alter table operational_objective add column identity bigint;
alter table service add column identity bigint;

-- What was read before: the same key and the same title are one.
do $$
declare
  list record;
  each record;
  made bigint;
begin
  for list in
    select * from (values
      ('strategic_objective', 'strategic', 'number::text', 'title'),
      ('operational_objective', 'operational', 'coalesce(code, '''')', 'title'),
      ('service', 'service', 'scope', 'name')
    ) as lists (name, kind, key, title)
  loop
    for each in execute format(
      'select administration_id, %s as key, lower(regexp_replace(btrim(%s), ''\s+'', '' '', ''g'')) as words, min(document_number) as first
         from %I group by 1, 2, 3 order by 1, 4, 2, 3', list.key, list.title, list.name)
    loop
      insert into plan_identity (administration_id, kind) values (each.administration_id, list.kind) returning identity into made;
      execute format(
        'update %I set identity = $1 where administration_id = $2 and %s = $3 and lower(regexp_replace(btrim(%s), ''\s+'', '' '', ''g'')) = $4',
        list.name, list.key, list.title) using made, each.administration_id, each.key, each.words;
    end loop;
  end loop;
end $$;

alter table strategic_objective alter column identity set not null,
  add foreign key (administration_id, identity) references plan_identity;
alter table operational_objective alter column identity set not null,
  add foreign key (administration_id, identity) references plan_identity;
alter table service alter column identity set not null,
  add foreign key (administration_id, identity) references plan_identity;
