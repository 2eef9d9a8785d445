-- An objective has as many indicators as its plan gives it, each lasting within the objective, and is held by units or their posts; every row says where it comes
-- from; versions of the plan carry their life (decision 0063). Runs as traguardo_owner.

-- What cannot be placed is named before anything changes; what was there before is counted, and counted again at the end.

do $$
declare
  unplaced text;
begin
  select string_agg(v.administration_id || ' ' || v.code, ', ' order by v.administration_id, v.code) into unplaced from objective_version v
  where not exists (
    select from indicator_use i where i.administration_id = v.administration_id and i.code = v.code and i.version = v.version);
  if unplaced is not null then
    raise exception 'Questi obiettivi non hanno nessun indicatore, e l''aggiornamento non sa dove metterli: %. Li reimporti con il programma di prima, e riprovi.', unplaced;
  end if;
end $$;

create temporary table counts_before on commit drop as
select (select count(*) from objective) as objectives, (select count(*) from objective_version) as versions, (select count(*) from indicator_use) as indicators,
  (select count(*) from holder) as holders, (select count(*) from result where raw is not null) as measures,
  (select count(*) from result where evaluated is not null) as outcomes, (select count(*) from result where deviation is not null) as reasons;

-- Where a row comes from --------------------------------------------------------------------------------------------------------------

-- The columns of an origin: a document (file, line, or page, sheet and cell), a person who wrote it on a day, or the objective of the year before.
create function add_origin(of_table regclass) returns void
language plpgsql as $$
begin
  execute format($ddl$
    alter table %1$s
      add column origin text not null default 'document' check (origin in ('document', 'entry', 'carried')),
      add column page integer check (page > 0),
      add column sheet text,
      add column cell text,
      add column entered_on date,
      add column carried_code text,
      add column carried_indicator integer,
      add foreign key (administration_id, carried_code) references objective,
      add constraint origin_is_whole check (case origin
        when 'document' then file_id is not null and line is not null and entered_on is null and carried_code is null
        when 'entry' then file_id is null and line is null and entered_on is not null and carried_code is null
        else file_id is null and line is null and entered_on is null and carried_code is not null end)$ddl$, of_table);
end $$;

alter table objective_version alter column file_id drop not null, alter column line drop not null;
select add_origin('objective_version');
comment on column objective_version.origin is
  'Da dove viene: «document» un documento (file_id e line, o page, sheet e cell), «entry» una persona che lo ha scritto in un giorno, «carried» l''obiettivo dell''anno prima.';
grant update (origin, page, sheet, cell, entered_on, carried_code, carried_indicator) on objective_version to traguardo_app;

-- Indicators --------------------------------------------------------------------------------------------------------------------------

create table indicator (
  administration_id text not null,
  code text not null,
  indicator integer not null check (indicator > 0),
  primary key (administration_id, code, indicator),
  foreign key (administration_id, code) references objective
);
comment on table indicator is 'Indicatori di un obiettivo: l''identità, che nessuna versione del piano cambia e che non è mai data due volte.';
grant select, insert on indicator to traguardo_app;

insert into indicator (administration_id, code, indicator) select distinct administration_id, code, position from indicator_use;

alter table indicator_use rename to indicator_version;
alter table indicator_version
  add column indicator integer,
  add column weight text,
  add column is_dropped boolean not null default false,
  add column later_targets jsonb not null default '[]' check (jsonb_typeof(later_targets) = 'array' and jsonb_array_length(later_targets) <= 2),
  add column file_id bigint,
  add column line integer,
  add foreign key (administration_id, file_id) references imported_file;
alter table indicator_version disable trigger user;
update indicator_version i set indicator = i.position, file_id = v.file_id, line = v.line
  from objective_version v where v.administration_id = i.administration_id and v.code = i.code and v.version = i.version;
alter table indicator_version enable trigger user;
alter table indicator_version
  alter column indicator set not null,
  drop constraint indicator_use_pkey,
  add constraint indicator_version_pkey primary key (administration_id, code, version, indicator),
  add foreign key (administration_id, code, indicator) references indicator;
select add_origin('indicator_version');
comment on column indicator_version.indicator is 'Quale indicatore dell''obiettivo è; position è il posto che ha nel documento.';
comment on column indicator_version.weight is 'Peso nell''obiettivo come è scritto nel documento; vuoto se il documento non ne ha.';
comment on column indicator_version.later_targets is 'I target dei due anni che seguono, dal più vicino: anno, testo, e come è stato inteso.';
comment on column indicator_version.target is 'Il target dell''anno come è stato inteso, oppure perché non lo è.';
comment on column indicator_version.is_dropped is 'Tolto dalla bozza: resta, e non fa più parte dell''obiettivo.';
grant insert (indicator, is_dropped, weight, later_targets, file_id, line, origin, page, sheet, cell, entered_on, carried_code, carried_indicator)
  on indicator_version to traguardo_app;
grant update (position, is_dropped, weight, later_targets, file_id, line, origin, page, sheet, cell, entered_on, carried_code, carried_indicator)
  on indicator_version to traguardo_app;

drop function add_origin;

-- Who holds an objective --------------------------------------------------------------------------------------------------------------

alter table holder
  add column holder integer,
  add column is_dropped boolean not null default false,
  add column part text not null default 'responsible' check (part in ('responsible', 'contributor')),
  add column post text check (post in ('segretario', 'dirigente', 'eq'));
alter table holder disable trigger user;
update holder h set holder = n.holder
  from (select administration_id, code, version, unit_id, row_number() over (partition by administration_id, code, version order by unit_id) as holder from holder) n
  where n.administration_id = h.administration_id and n.code = h.code and n.version = h.version and n.unit_id = h.unit_id;
alter table holder enable trigger user;
alter table holder
  drop constraint holder_pkey,
  alter column holder set not null,
  add check (holder > 0),
  add primary key (administration_id, code, version, holder),
  add unique nulls not distinct (administration_id, code, version, unit_id, post);
comment on table holder is
  'Chi ha un obiettivo: l''unità che ne risponde, o l''incarico che la guida, e le unità che collaborano; mai una persona. Gli obiettivi trasversali non hanno chi ne risponde.';
comment on column holder.part is '«responsible» ne risponde, «contributor» vi collabora.';
grant update (is_dropped, part, unit_id, post) on holder to traguardo_app;

-- What else a plan says ----------------------------------------------------------------------------------------------------------------

alter table objective_version
  add column public_value text[] not null default '{}',
  add column contributors text[] not null default '{}',
  add column programme text check (programme ~ '^\d{4}$'),
  add column phases jsonb not null default '[]' check (jsonb_typeof(phases) = 'array'),
  add column cup text[] not null default '{}',
  add column goals integer[] not null default '{}' check (1 <= all (goals) and 17 >= all (goals));
comment on column objective_version.public_value is 'Codici degli obiettivi di valore pubblico a cui il documento lo collega.';
comment on column objective_version.contributors is 'Unità che collaborano, con il nome che il documento dà loro.';
comment on column objective_version.programme is 'Missione e programma di bilancio, due cifre ciascuno.';
comment on column objective_version.phases is 'Fasi con il giorno entro cui ciascuna è dovuta.';
comment on column objective_version.cup is 'Codici unici di progetto (CUP).';
comment on column objective_version.goals is 'Obiettivi dell''Agenda 2030.';
grant update (public_value, contributors, programme, phases, cup, goals) on objective_version to traguardo_app;

alter table indicator_version
  add column formula text,
  add column measure text,
  add column direction text check (direction in ('higher', 'lower')),
  add column data_owner text;
comment on column indicator_version.measure is 'Unità di misura come è scritta.';
comment on column indicator_version.direction is 'Verso in cui il valore è migliore, se il documento lo dice.';
comment on column indicator_version.data_owner is 'Unità che fornisce il dato, mai una persona.';
grant insert (formula, measure, direction, data_owner) on indicator_version to traguardo_app;
grant update (formula, measure, direction, data_owner) on indicator_version to traguardo_app;

create table objective_link (
  administration_id text not null,
  code text not null,
  version integer not null,
  kind text not null check (kind in ('strategic', 'operational', 'service', 'publicValue')),
  written text not null,
  identity bigint not null,
  primary key (administration_id, code, version, kind, written),
  foreign key (administration_id, code, version) references objective_version,
  foreign key (administration_id, identity) references plan_identity
);
comment on table objective_link is
  'A che cosa un obiettivo è collegato: il numero, il codice o il nome che il documento scrive, e quale cosa è, comunque un altro elenco la numeri.';
grant select, insert, update (identity) on objective_link to traguardo_app;
create trigger approved_insert after insert on objective_link referencing new table as changed
  for each statement execute function refuse_change_of_approved_plan();
create trigger approved_update after update on objective_link referencing old table as changed
  for each statement execute function refuse_change_of_approved_plan();
create trigger approved_delete after delete on objective_link referencing old table as changed
  for each statement execute function refuse_change_of_approved_plan();
alter table objective_link enable row level security;
create policy everybody_reads on objective_link for select to traguardo_app using (true);
create policy adds_for_its_own on objective_link for insert to traguardo_app with check (app_writes(administration_id));
create policy changes_its_own on objective_link for update to traguardo_app using (app_writes(administration_id));

-- The links read before: what the lists in force of their year number and name so.
insert into objective_link (administration_id, code, version, kind, written, identity)
select v.administration_id, v.code, v.version, 'strategic', s.number::text, s.identity
from objective_version v join strategic_objective s on s.administration_id = v.administration_id and s.number = any (v.strategic)
  and s.document_number = (select max(l.document_number) from strategic_objective l join parsed_document d using (administration_id, document_number)
    where l.administration_id = v.administration_id and d.year = v.year)
  join plan_version p on p.administration_id = v.administration_id and p.year = v.year and p.version = v.version and p.approved_by_act is null
union
select v.administration_id, v.code, v.version, 'operational', o.code, o.identity
from objective_version v join operational_objective o on o.administration_id = v.administration_id and o.code = any (v.operational)
  and o.document_number = (select max(l.document_number) from operational_objective l join parsed_document d using (administration_id, document_number)
    where l.administration_id = v.administration_id and d.year = v.year)
  join plan_version p on p.administration_id = v.administration_id and p.year = v.year and p.version = v.version and p.approved_by_act is null
on conflict do nothing;

-- How indicators ended ----------------------------------------------------------------------------------------------------------------

alter table result add column raw_indicator integer, add column evaluated_indicator integer;
update result set raw_indicator = 1 where raw is not null;
alter table result
  add check ((raw is null) = (raw_indicator is null)),
  add check (evaluated_indicator is null or evaluated is not null),
  add foreign key (administration_id, code, raw_indicator) references indicator,
  add foreign key (administration_id, code, evaluated_indicator) references indicator;
comment on column result.raw_indicator is 'Di quale indicatore è il valore misurato.';
comment on column result.evaluated_indicator is 'Di quale indicatore è l''esito valutato; vuoto, è dell''obiettivo intero.';
grant insert (raw_indicator, evaluated_indicator) on result to traguardo_app;

-- The life of a version of the plan ---------------------------------------------------------------------------------------------------

alter table plan_version
  add column state text not null default 'draft' check (state in ('draft', 'submitted', 'approved')),
  add column container text check (container in ('piao', 'peg', 'pdo', 'other')),
  add column is_provisional boolean not null default false,
  add column submitted_at timestamptz,
  add column effective_from date,
  add column approved_at timestamptz,
  add column content_sha256 bytea;
update plan_version v set state = 'approved', effective_from = coalesce(a.enforceable_from, a.date), approved_at = a.date::timestamp at time zone 'Europe/Rome'
  from act a where a.administration_id = v.administration_id and a.act_id = v.approved_by_act;
alter table plan_version
  add check ((state = 'approved') = (approved_by_act is not null)),
  add check ((state = 'approved') = (approved_at is not null)),
  add check ((state = 'approved') = (effective_from is not null)),
  add check (state = 'draft' or submitted_at is not null or state = 'approved');
create unique index one_version_not_approved on plan_version (administration_id, year) where state <> 'approved';
comment on table plan_version is
  'Versioni del piano di un anno: bozza, inviata a chi approva, approvata da un atto. Approvata, una versione non cambia più.';
comment on column plan_version.container is 'In quale atto di programmazione sta: PIAO, piano esecutivo di gestione, piano degli obiettivi, altro.';
comment on column plan_version.is_provisional is 'Piano dell''esercizio provvisorio (d.lgs. 150/2009, art. 5, c. 1-ter).';
comment on column plan_version.effective_from is 'Da quando vale: il giorno dell''atto, o quello in cui l''atto diventa esecutivo.';
comment on column plan_version.content_sha256 is 'Impronta di ciò che è stato approvato, in JSON canonico.';
grant update (state, container, is_provisional, submitted_at, effective_from, approved_at, content_sha256) on plan_version to traguardo_app;

-- Approved, the version itself does not change either: neither its act nor the day from which it holds.
create function refuse_change_of_approved_version() returns trigger
language plpgsql as $$
begin
  raise exception 'La versione % del piano è approvata: cambia solo con una variazione.', old.version;
end $$;
grant execute on function refuse_change_of_approved_version() to traguardo_app;
create trigger approved_stays before update or delete on plan_version
  for each row when (old.state = 'approved') execute function refuse_change_of_approved_version();

-- What everybody may read -------------------------------------------------------------------------------------------------------------

alter table indicator enable row level security;
create policy everybody_reads on indicator for select to traguardo_app using (true);
create policy adds_for_its_own on indicator for insert to traguardo_app with check (app_writes(administration_id));

create or replace function refresh_statistics(of_administration text, of_what text) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not app_reads(of_administration) then
    raise exception 'Le statistiche della base dati le rinfresca solo chi agisce per l''ente.';
  end if;
  case of_what
    when 'plan' then
      analyze (skip_locked) objective (administration_id, code), objective_version (administration_id, code, version), indicator (administration_id, code),
        indicator_version (administration_id, code, version), holder (administration_id, code, version, unit_id), result (administration_id, code),
        unit (administration_id), unit_version (administration_id, unit_id, parent_unit_id);
    when 'staff' then
      analyze (skip_locked) person (administration_id, person), employment (administration_id, person, unit_id, evaluator, replaced_at),
        unit (administration_id), unit_version (administration_id, unit_id, parent_unit_id);
    when 'evaluation' then
      analyze (skip_locked) evaluation_file (administration_id, year), evaluated_person (administration_id, file_number, code),
        stint (administration_id, file_number, person), form (administration_id, file_number, person, evaluator);
  end case;
end $$;

-- Nothing was lost on the way --------------------------------------------------------------------------------------------------------

do $$
declare
  before counts_before;
begin
  select * into before from counts_before;
  if before is distinct from (
    select row((select count(*) from objective), (select count(*) from objective_version where origin = 'document'), (select count(*) from indicator_version),
      (select count(*) from holder where part = 'responsible'), (select count(*) from result where raw is not null and raw_indicator is not null),
      (select count(*) from result where evaluated is not null and evaluated_indicator is null), (select count(*) from result where deviation is not null))::counts_before)
  then
    raise exception 'L''aggiornamento non ha ritrovato tutto ciò che c''era nel piano, e non ha cambiato nulla: scriva a chi mantiene il programma.';
  end if;
end $$;
