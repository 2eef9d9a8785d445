-- The plan as read or written: units, services, strategic and operational objectives, objectives with versions, holders, indicators,
-- outcomes, figures read from documents. Runs as traguardo_owner.

-- Imported files ----------------------------------------------------------------------------------------------------------------------

create table imported_file (
  administration_id text not null references administration,
  file_id bigint generated always as identity,
  year integer not null,
  name text not null check (name <> ''),
  sha256 bytea not null,
  content bytea not null,
  imported_at timestamptz not null default now(),
  primary key (administration_id, file_id),
  unique (administration_id, year, sha256),
  foreign key (administration_id, year) references year,
  check (sha256 = pg_catalog.sha256(content))
);
comment on table imported_file is 'Originali dei documenti importati, byte per byte: ogni dato letto rimanda a una loro riga.';
grant select, insert (administration_id, year, name, sha256, content) on imported_file to traguardo_app;

-- Units (it. "unità organizzative") ---------------------------------------------------------------------------------------------------

create table unit (
  administration_id text not null references administration,
  unit_id bigint generated always as identity,
  primary key (administration_id, unit_id)
);
comment on table unit is 'Unità organizzative: l''identità, che una riorganizzazione non cambia.';
grant select, insert (administration_id) on unit to traguardo_app;

create table unit_version (
  administration_id text not null,
  unit_id bigint not null,
  name text collate "it-x-icu" not null check (name <> ''),
  parent_unit_id bigint,
  valid daterange not null check (not isempty(valid)),
  primary key (administration_id, unit_id, valid),
  foreign key (administration_id, unit_id) references unit,
  foreign key (administration_id, parent_unit_id) references unit,
  check (parent_unit_id <> unit_id),
  exclude using gist (administration_id with =, unit_id with =, valid with &&),
  exclude using gist (administration_id with =, (coalesce(parent_unit_id, 0)) with =, (lower(name)) with =, valid with &&)
);
comment on table unit_version is 'Nome e unità superiore di ogni unità organizzativa, con i giorni in cui valgono.';
grant select, insert on unit_version to traguardo_app;
grant update (valid) on unit_version to traguardo_app;

-- What a document lists -------------------------------------------------------------------------------------------------------------

create table document_reading (
  administration_id text not null,
  reading bigint generated always as identity,
  year integer not null,
  file_id bigint not null,
  read_at timestamptz not null default now(),
  primary key (administration_id, reading),
  foreign key (administration_id, year) references year,
  foreign key (administration_id, file_id) references imported_file
);
comment on table document_reading is 'Letture degli elenchi di un documento: un elenco letto di nuovo si aggiunge, e vale l''ultima lettura.';
grant select, insert (administration_id, year, file_id) on document_reading to traguardo_app;

create table service (
  administration_id text not null,
  reading bigint not null,
  position integer not null check (position > 0),
  scope text not null check (scope in ('external', 'internal')),
  name text collate "it-x-icu" not null check (name <> ''),
  line integer not null,
  primary key (administration_id, reading, position),
  foreign key (administration_id, reading) references document_reading
);
comment on table service is 'Albero della performance: i servizi, rivolti ai cittadini (esterni) o agli altri uffici (interni).';
grant select, insert on service to traguardo_app;

create table strategic_objective (
  administration_id text not null,
  reading bigint not null,
  position integer not null check (position > 0),
  number integer not null,
  title text collate "it-x-icu" not null check (title <> ''),
  line integer not null,
  primary key (administration_id, reading, position),
  foreign key (administration_id, reading) references document_reading
);
comment on table strategic_objective is 'Obiettivi strategici del DUP, sezione strategica, con il numero che hanno nel documento.';
grant select, insert on strategic_objective to traguardo_app;

create table operational_objective (
  administration_id text not null,
  reading bigint not null,
  position integer not null check (position > 0),
  title text collate "it-x-icu" not null check (title <> ''),
  line integer not null,
  primary key (administration_id, reading, position),
  foreign key (administration_id, reading) references document_reading
);
comment on table operational_objective is 'Obiettivi operativi del DUP, sezione operativa.';
grant select, insert on operational_objective to traguardo_app;

create table reported_band (
  administration_id text not null,
  reading bigint not null,
  position integer not null check (position > 0),
  label text not null,
  count integer not null check (count >= 0),
  share numeric,
  line integer not null,
  primary key (administration_id, reading, position),
  foreign key (administration_id, reading) references document_reading
);
comment on table reported_band is 'Griglia dei punteggi come è stampata nel documento: fascia, numero di valutati, percentuale.';
grant select, insert on reported_band to traguardo_app;

-- The plan and its objectives ---------------------------------------------------------------------------------------------------------

create table plan_version (
  administration_id text not null,
  year integer not null,
  version integer not null check (version > 0),
  approved_by_act uuid,
  primary key (administration_id, year, version),
  foreign key (administration_id, year) references year,
  foreign key (administration_id, approved_by_act) references act
);
comment on table plan_version is 'Versioni del piano di un anno. Approvata da un atto, una versione non cambia più.';
grant select, insert on plan_version to traguardo_app;
grant update (approved_by_act) on plan_version to traguardo_app;

create table objective (
  administration_id text not null,
  code text not null check (code ~ '^\d{4}-\d{3,}$'),
  year integer not null,
  ordinal integer not null check (ordinal > 0),
  primary key (administration_id, code),
  unique (administration_id, year, ordinal),
  foreign key (administration_id, year) references year
);
comment on table objective is 'Obiettivi dell''anno: l''identità e il codice permanente, mai riusato.';
grant select, insert on objective to traguardo_app;

create table objective_version (
  administration_id text not null,
  code text not null,
  year integer not null,
  version integer not null,
  scope text not null check (scope in ('crossCutting', 'unit')),
  group_name text collate "it-x-icu" not null check (group_name <> ''),
  heading text not null,
  title text collate "it-x-icu" not null check (title <> ''),
  description text collate "it-x-icu" not null,
  number text,
  weight text,
  file_id bigint not null,
  line integer not null,
  primary key (administration_id, code, version),
  foreign key (administration_id, code) references objective,
  foreign key (administration_id, year, version) references plan_version,
  foreign key (administration_id, file_id) references imported_file
);
comment on table objective_version is 'Che cosa è stato promesso: il testo di ogni obiettivo in una versione del piano, con la riga del documento.';
comment on column objective_version.heading is 'Intestazione del gruppo come è scritta nel documento.';
comment on column objective_version.weight is 'Peso come è scritto nel documento; vuoto se il documento non ne ha.';
grant select, insert, update (scope, group_name, heading, title, description, number, weight, file_id, line) on objective_version to traguardo_app;

create table holder (
  administration_id text not null,
  code text not null,
  version integer not null,
  unit_id bigint not null,
  share numeric,
  weight numeric,
  primary key (administration_id, code, version, unit_id),
  foreign key (administration_id, code, version) references objective_version,
  foreign key (administration_id, unit_id) references unit
);
comment on table holder is 'Chi risponde di un obiettivo, con la quota e il peso che gli spettano; gli obiettivi trasversali non hanno righe.';
grant select, insert, update (share, weight) on holder to traguardo_app;

create table indicator_use (
  administration_id text not null,
  code text not null,
  version integer not null,
  position integer not null check (position > 0),
  written text not null,
  kind text not null check (kind in ('date', 'number', 'percentage', 'yesNo', 'formula', 'unstated')),
  class text check (class in ('policies', 'projects', 'satisfaction', 'efficiency', 'impact')),
  target_written text not null,
  target jsonb not null,
  source_written text not null,
  reliability text not null check (reliability in ('certifiedExternal', 'internalSystem', 'selfDeclared', 'unclassified', 'missing')),
  primary key (administration_id, code, version, position),
  foreign key (administration_id, code, version) references objective_version
);
comment on table indicator_use is 'Indicatori di un obiettivo: il testo, il tipo, il target come è scritto e come è stato inteso, la fonte e la sua affidabilità.';
comment on column indicator_use.class is 'Classe del PIAO 2.2, solo se dichiarata.';
comment on column indicator_use.target is 'Il target come è stato inteso, oppure perché non lo è.';
grant select, insert, update (written, kind, class, target_written, target, source_written, reliability) on indicator_use to traguardo_app;

-- An approved version of the plan does not change, whatever a program tries. Each statement is looked at once, by the rows it touched.
create function refuse_change_of_approved_plan() returns trigger
language plpgsql as $$
declare
  approved integer;
begin
  select p.version into approved
  from changed c
  join objective o on o.administration_id = c.administration_id and o.code = c.code
  join plan_version p on p.administration_id = o.administration_id and p.year = o.year and p.version = c.version
  where p.approved_by_act is not null
  limit 1;
  if found then
    raise exception 'La versione % del piano è approvata: cambia solo con una variazione.', approved;
  end if;
  return null;
end $$;
grant execute on function refuse_change_of_approved_plan() to traguardo_app;

do $$
declare
  promise text;
begin
  foreach promise in array array['objective_version', 'holder', 'indicator_use'] loop
    execute format(
      'create trigger approved_insert after insert on %1$I referencing new table as changed
         for each statement execute function refuse_change_of_approved_plan();
       create trigger approved_update after update on %1$I referencing old table as changed
         for each statement execute function refuse_change_of_approved_plan();
       create trigger approved_delete after delete on %1$I referencing old table as changed
         for each statement execute function refuse_change_of_approved_plan()', promise);
  end loop;
end $$;

create table variation (
  administration_id text not null,
  variation_id bigint generated always as identity,
  year integer not null,
  code text,
  before jsonb,
  after jsonb not null,
  file_id bigint not null,
  line integer not null,
  proposed_at timestamptz not null default now(),
  proposed_by text not null,
  primary key (administration_id, variation_id),
  foreign key (administration_id, year) references year,
  foreign key (administration_id, code) references objective,
  foreign key (administration_id, file_id) references imported_file
);
comment on table variation is 'Variazioni proposte a un piano approvato: com''era, come diventerebbe, la riga del documento che lo chiede.';
grant select, insert (administration_id, year, code, before, after, file_id, line, proposed_by) on variation to traguardo_app;

-- How objectives ended ----------------------------------------------------------------------------------------------------------------

create table result (
  administration_id text not null,
  code text not null,
  sequence bigint generated always as identity,
  raw jsonb,
  raw_by text,
  computed jsonb,
  computed_by text,
  evaluated text check (evaluated in ('achieved', 'partlyAchieved', 'notAchieved', 'notAssessable', 'neutralised', 'unknown')),
  evaluated_degree numeric,
  evaluated_written text,
  evaluated_by text,
  validated text,
  validated_by text,
  file_id bigint,
  line integer,
  recorded_at timestamptz not null default now(),
  primary key (administration_id, code, sequence),
  foreign key (administration_id, code) references objective,
  foreign key (administration_id, file_id) references imported_file
);
comment on table result is 'Esiti, sempre aggiunti e mai riscritti: valore grezzo, calcolato, valutato e validato, ciascuno con il suo autore. Vale l''ultima riga.';
grant select on result to traguardo_app;
grant insert (administration_id, code, raw, raw_by, computed, computed_by, evaluated, evaluated_degree, evaluated_written, evaluated_by, validated, validated_by, file_id, line)
  on result to traguardo_app;

-- Figures read from documents ---------------------------------------------------------------------------------------------------------

create table reported_figure (
  administration_id text not null,
  year integer not null,
  key text not null,
  sequence bigint generated always as identity,
  value text not null,
  file_id bigint not null,
  line integer not null,
  primary key (administration_id, year, key, sequence),
  foreign key (administration_id, year) references year,
  foreign key (administration_id, file_id) references imported_file
);
comment on table reported_figure is 'Numeri letti in un documento: quelli calcolati si confrontano con questi e non li sostituiscono. Vale l''ultima riga.';
grant select, insert (administration_id, year, key, value, file_id, line) on reported_figure to traguardo_app;
