-- Mandate lines and public value last from year to year as the rest of strategy does; things listed apart can be said to be one, an objective can be said to
-- continue another, and what an indicator is is kept apart from its uses (decision 0065). Runs as traguardo_owner.

alter table plan_identity
  drop constraint plan_identity_kind_check,
  add constraint plan_identity_kind_check check (kind in ('mandateLine', 'strategic', 'operational', 'service', 'publicValue')),
  add column same_as bigint,
  add foreign key (administration_id, same_as) references plan_identity,
  add check (same_as <> identity);
comment on table plan_identity is
  'Linee di mandato, obiettivi strategici, operativi e di valore pubblico, servizi che durano: gli stessi da un anno all''altro, comunque un documento li scriva.';
comment on column plan_identity.same_as is
  'Di quale altra cosa una persona ha detto che è la stessa; quella non è mai a sua volta la stessa di un''altra. Vuoto: di nessuna.';
create index on plan_identity (administration_id, same_as) where same_as is not null;
grant update (same_as) on plan_identity to traguardo_app;
create policy changes_its_own on plan_identity for update to traguardo_app using (app_writes(administration_id));

create table mandate_line (
  administration_id text not null,
  document_number bigint not null,
  position integer not null check (position > 0),
  number integer not null,
  title text collate "it-x-icu" not null check (title <> ''),
  line integer not null,
  identity bigint not null,
  primary key (administration_id, document_number, position),
  foreign key (administration_id, document_number) references parsed_document,
  foreign key (administration_id, identity) references plan_identity
);
comment on table mandate_line is 'Linee di mandato (linee programmatiche) elencate da un documento, con il numero che vi hanno.';

create table public_value_objective (
  administration_id text not null,
  document_number bigint not null,
  position integer not null check (position > 0),
  code text,
  title text collate "it-x-icu" not null check (title <> ''),
  line integer not null,
  identity bigint not null,
  primary key (administration_id, document_number, position),
  foreign key (administration_id, document_number) references parsed_document,
  foreign key (administration_id, identity) references plan_identity
);
comment on table public_value_objective is 'Obiettivi di valore pubblico elencati da un documento, con il codice che vi hanno, se ne hanno uno.';

grant select, insert on mandate_line, public_value_objective to traguardo_app;
do $$
declare
  list text;
begin
  foreach list in array array['mandate_line', 'public_value_objective'] loop
    execute format('alter table %I enable row level security', list);
    execute format('create policy everybody_reads on %I for select to traguardo_app using (true)', list);
    execute format('create policy adds_for_its_own on %I for insert to traguardo_app with check (app_writes(administration_id))', list);
  end loop;
end $$;

alter table strategic_objective
  add column mandate_line integer,
  add column responsible_unit_id bigint,
  add foreign key (administration_id, responsible_unit_id) references unit;
comment on column strategic_objective.mandate_line is 'Numero della linea di mandato sotto cui sta nel documento, se il documento lo dice.';
comment on column strategic_objective.responsible_unit_id is 'L''unità che ne risponde; il nome che il documento scrive resta accanto.';

-- A list of the staff never says what a unit is under: a plan that comes later does.
grant update (parent_unit_id) on unit_version to traguardo_app;

-- Who answers was a name alone: it is the one unit that had that name in that year, where there is just one.
update strategic_objective s set responsible_unit_id = (
  select min(v.unit_id)
  from parsed_document d
  join unit_version v on v.administration_id = d.administration_id and v.valid && daterange(make_date(d.year, 1, 1), make_date(d.year, 12, 31), '[]')
  where d.administration_id = s.administration_id and d.document_number = s.document_number
    and lower(v.name) = lower(regexp_replace(s.responsible, '^.+?: ', ''))
  having count(distinct v.unit_id) = 1
) where s.responsible is not null;

alter table objective
  add column continues_code text,
  add column continues_how text check (continues_how in ('repeat', 'rewrite')),
  add foreign key (administration_id, continues_code) references objective,
  add check ((continues_code is null) = (continues_how is null)),
  add check (continues_code <> code);
comment on column objective.continues_code is 'L''obiettivo di un anno precedente che questo continua, se una persona lo ha detto.';
comment on column objective.continues_how is 'Come lo continua: repeat, lo ripete; rewrite, lo riscrive.';
create unique index on objective (administration_id, year, continues_code) where continues_code is not null;
grant update (continues_code, continues_how) on objective to traguardo_app;

create table catalogue_indicator (
  administration_id text not null references administration,
  code text not null,
  version integer not null check (version > 0),
  name text collate "it-x-icu" not null check (name <> ''),
  kind text not null,
  class text,
  formula text not null,
  numerator text,
  denominator text,
  measure text not null,
  decimals integer not null check (decimals between 0 and 6),
  direction text not null check (direction in ('higher', 'lower', 'inRange', 'onDate', 'none')),
  source_written text not null,
  reliability text not null,
  data_owner text,
  year integer not null,
  recorded_at timestamptz not null default now(),
  primary key (administration_id, code, version),
  foreign key (administration_id, year) references year
);
comment on table catalogue_indicator is
  'Anagrafe degli indicatori: che cosa è ciascuno, ovunque si usi. Ogni importazione che lo cambia aggiunge una versione: vale l''ultima dell''anno più recente.';
comment on column catalogue_indicator.measure is 'Unità di misura.';
comment on column catalogue_indicator.data_owner is 'Chi dà il dato, come è scritto.';
comment on column catalogue_indicator.year is 'L''anno del file di valutazioni che lo ha detto.';
grant select on catalogue_indicator to traguardo_app;
grant insert (administration_id, code, version, name, kind, class, formula, numerator, denominator, measure, decimals, direction, source_written, reliability,
  data_owner, year) on catalogue_indicator to traguardo_app;
alter table catalogue_indicator enable row level security;
create policy the_machine_reads on catalogue_indicator for select to traguardo_app using ((select app_is_command_line()));
create policy who_may_reads on catalogue_indicator for select to traguardo_app using (
  administration_id = app_administration() and (select app_holds('personnel'))
);
create policy adds_for_its_own on catalogue_indicator for insert to traguardo_app with check (app_writes(administration_id));
-- What the file in force of each year says already.
insert into catalogue_indicator (administration_id, code, version, name, kind, class, formula, numerator, denominator, measure, decimals, direction,
  source_written, reliability, data_owner, year, recorded_at)
select f.administration_id, entry ->> 'code', row_number() over (partition by f.administration_id, entry ->> 'code' order by f.year),
  entry ->> 'name', entry ->> 'kind', entry ->> 'class', entry ->> 'formula', entry ->> 'numerator', entry ->> 'denominator', entry ->> 'unit',
  (entry ->> 'decimals')::integer, entry ->> 'direction', entry -> 'source' ->> 'written', entry -> 'source' ->> 'reliability', entry ->> 'dataOwner',
  f.year, f.read_at
from (select distinct on (administration_id, year) * from evaluation_file order by administration_id, year, file_number desc) f,
  jsonb_array_elements(coalesce(f.organisation -> 'catalogue', '[]')) as entry;

insert into personal_table (name, turn, whose, changes, erased_by, told_as, in_exit_archive) values
  ('catalogue_indicator', null, null, null, null, null, true);
