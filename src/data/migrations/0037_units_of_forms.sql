-- A form is of a unit, and no more of a name: what a file of evaluations writes stays beside, as it was written. Runs as traguardo_owner.

alter table unit add column to_confirm boolean not null default false;
comment on column unit.to_confirm is
  'Da confermare: la nomina solo un file di valutazioni. Non lo è più quando la nominano un piano o un elenco del personale, o qualcuno la cambia nella sua pagina.';
grant insert (to_confirm), update (to_confirm) on unit to traguardo_app;

create table evaluation_unit (
  administration_id text not null,
  file_number bigint not null,
  written text not null check (written <> ''),
  unit_id bigint not null,
  primary key (administration_id, file_number, written),
  foreign key (administration_id, file_number) references evaluation_file on delete cascade,
  foreign key (administration_id, unit_id) references unit
);
comment on table evaluation_unit is 'Le unità che un file di valutazioni nomina, come le scrive e quali sono.';
alter table evaluation_unit enable row level security;
create policy everybody_reads on evaluation_unit for select to traguardo_app using (true);
create policy adds_for_its_own on evaluation_unit for insert to traguardo_app with check (app_writes(administration_id));
grant select, insert on evaluation_unit to traguardo_app;

alter table stint rename column unit to unit_written;
alter table form rename column unit to unit_written;
alter table form add column unit_id bigint, add foreign key (administration_id, unit_id) references unit;
comment on column form.unit_id is 'L''unità della scheda.';
comment on column form.unit_written is 'Come il file di valutazioni scrive l''unità.';
grant select (unit_id), insert (unit_id) on form to traguardo_app;

-- The unit of a name in a year: one that is there in it, under the one that the name tells before a colon; else a new one, to confirm, in the days in which no
-- other has its name in its place. As `ensureUnit` and `splitGroup` say.
create function pg_temp.unit_of_name(of_administration text, of_year integer, called text, above bigint) returns bigint language plpgsql as $$
declare
  days daterange := daterange(make_date(of_year, 1, 1), make_date(of_year, 12, 31), '[]');
  found_unit bigint;
  made daterange;
begin
  select unit_id into found_unit from unit_version v
  where v.administration_id = of_administration and lower(v.name) = lower(called) and v.parent_unit_id is not distinct from above and v.valid && days
  order by v.valid limit 1;
  if found_unit is not null then
    return found_unit;
  end if;
  select daterange(max(upper(v.valid)) filter (where v.valid << days), min(lower(v.valid)) filter (where v.valid >> days)) into made
  from unit_version v
  where v.administration_id = of_administration and lower(v.name) = lower(called) and v.parent_unit_id is not distinct from above;
  if above is not null then
    select made * daterange(case when not bool_or(lower_inf(v.valid)) then min(lower(v.valid)) end, case when not bool_or(upper_inf(v.valid)) then max(upper(v.valid)) end)
    into made from unit_version v where v.administration_id = of_administration and v.unit_id = above;
  end if;
  insert into unit (administration_id, to_confirm) values (of_administration, true) returning unit_id into found_unit;
  insert into unit_version (administration_id, unit_id, name, parent_unit_id, valid) values (of_administration, found_unit, called, above, made);
  return found_unit;
end $$;

do $$
declare
  named record;
  colon integer;
  above bigint;
begin
  for named in
    with written as (
      select administration_id, file_number, unit_written as name from form
      union select administration_id, file_number, unit_written from stint
      union select administration_id, file_number, each ->> 'unit' from evaluation_file, jsonb_array_elements(organisation -> 'units') each
      union select administration_id, file_number, holder ->> 'unit' from evaluation_file, jsonb_array_elements(organisation -> 'shared') each,
        jsonb_array_elements(each -> 'holders') holder
      union select administration_id, file_number, post ->> 'unit' from evaluation_file, jsonb_array_elements(pay -> 'people') each,
        jsonb_array_elements(each -> 'interim') post
    )
    select w.administration_id, w.file_number, w.name, f.year, (
      select h.unit_id from objective o
      join lateral (
        select v.version, v.group_name from objective_version v where v.administration_id = o.administration_id and v.code = o.code order by v.version desc limit 1
      ) v on v.group_name = w.name
      join holder h on h.administration_id = o.administration_id and h.code = o.code and h.version = v.version
      where o.administration_id = w.administration_id and o.year = f.year
      order by o.ordinal limit 1) as planned
    from written w join evaluation_file f using (administration_id, file_number)
    order by w.administration_id, f.year, w.file_number, w.name collate "C"
  loop
    colon := strpos(substr(named.name, 2), ': ') + 1;
    above := null;
    if named.planned is null then
      if colon > 1 and length(named.name) > colon + 1 then
        above := pg_temp.unit_of_name(named.administration_id, named.year, substr(named.name, 1, colon - 1), null);
        named.planned := pg_temp.unit_of_name(named.administration_id, named.year, substr(named.name, colon + 2), above);
      else
        named.planned := pg_temp.unit_of_name(named.administration_id, named.year, named.name, null);
      end if;
    end if;
    insert into evaluation_unit (administration_id, file_number, written, unit_id)
    values (named.administration_id, named.file_number, named.name, named.planned);
  end loop;
end $$;

update form f set unit_id = u.unit_id from evaluation_unit u
where u.administration_id = f.administration_id and u.file_number = f.file_number and u.written = f.unit_written;
alter table form alter column unit_id set not null;
