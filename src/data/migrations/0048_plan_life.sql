-- A plan is submitted, sent back or approved by an act, and then changed only by variations, several of which one act may approve (decision 0070).
-- Runs as traguardo_owner.

alter table plan_version
  add column submitted_by text,
  add column returned_at timestamptz,
  add column returned_by text,
  add column return_note text,
  add column approved_by text,
  add check (num_nulls(returned_at, returned_by, return_note) in (0, 3)),
  add check (approved_by is null or state = 'approved');
comment on column plan_version.return_note is 'Perché è stato rimandato a chi lo scrive: vale l''ultimo rinvio.';
comment on column plan_version.approved_by is 'Chi ha registrato l''atto che la approva.';
grant update (submitted_by, returned_at, returned_by, return_note, approved_by) on plan_version to traguardo_app;

alter table objective_version
  add column state text not null default 'inForce' check (state in ('inForce', 'suspended', 'neutralised', 'cancelled'));
comment on column objective_version.state is 'Se da questa versione l''obiettivo vale, è sospeso, neutralizzato (non si conta) o annullato (non fa più parte del piano).';
grant update (state) on objective_version to traguardo_app;

-- Variations ----------------------------------------------------------------------------------------------------------------------------

alter table variation
  add column kind text check (kind in ('new', 'changed', 'suspended', 'neutralised', 'cancelled')),
  add column changes jsonb not null default '[]' check (jsonb_typeof(changes) = 'array'),
  add column reason text check (reason <> ''),
  add column cause text check (cause in ('law', 'resources', 'organisation', 'external', 'policy', 'correction')),
  add column state text not null default 'draft' check (state in ('draft', 'proposed', 'approved', 'rejected', 'withdrawn')),
  add column opinion text check (opinion <> ''),
  add column opinion_by text,
  add column opinion_at timestamptz,
  add column decided_by text,
  add column decided_at timestamptz,
  add column decision_note text,
  add column act_id uuid,
  add column effective_from date,
  add column approved_in integer,
  add column entered_on date,
  add column withheld_reason text check (withheld_reason <> ''),
  add column withheld_by text,
  add column withheld_at timestamptz,
  alter column after drop not null,
  alter column file_id drop not null,
  alter column line drop not null,
  add foreign key (administration_id, act_id) references act,
  add foreign key (administration_id, year, approved_in) references plan_version;

-- What was proposed before could not be approved by any command: it stays as it was written, and is proposed again by importing its document.
update variation set state = 'withdrawn', kind = case when code is null then 'new' else 'changed' end, decided_by = 'aggiornamento', decided_at = now(),
  decision_note = 'Proposta con una versione del programma che non sapeva approvarla: chi la vuole ancora importa di nuovo il documento.';

alter table variation
  alter column kind set not null,
  add constraint variation_has_a_source check ((file_id is null) = (line is null) and (file_id is null) <> (entered_on is null)),
  add constraint variation_is_explained check (state in ('draft', 'withdrawn') or (reason is not null and cause is not null)),
  add constraint opinion_is_whole check (num_nulls(opinion, opinion_by, opinion_at) in (0, 3)),
  add constraint decision_is_whole check ((state in ('approved', 'rejected', 'withdrawn')) = (decided_by is not null) and (decided_by is null) = (decided_at is null)),
  add constraint withholding_is_whole check (num_nulls(withheld_reason, withheld_by, withheld_at) in (0, 3) and (withheld_by is null or state = 'approved')),
  add constraint approval_is_whole check (
    (state = 'approved') = (approved_in is not null) and (approved_in is null) = (act_id is null) and (act_id is null) = (effective_from is null));
create index variation_of_year on variation (administration_id, year, state);
create index variation_proposed_by on variation (administration_id, proposed_by);

comment on table variation is
  'Variazioni di un piano approvato: che cosa si chiede di cambiare, com''era e come diventa, perché; bozza, proposta, poi approvata da un atto, respinta o ritirata.';
comment on column variation.changes is 'Un campo alla volta: il percorso, com''era e come diventa. Di un obiettivo nuovo, tutti i suoi campi.';
comment on column variation.before is 'Com''era, nelle proposte di prima che le variazioni si potessero approvare; lo stesso vale per after.';
comment on column variation.code is 'L''obiettivo; di uno nuovo, da quando è approvato.';
comment on column variation.decision_note is 'Perché è stata respinta o ritirata.';
comment on column variation.withheld_reason is 'Perché ciò che dice non si pubblica, per esempio il nome di una persona: restano l''atto e l''obiettivo.';
comment on column variation.approved_in is 'La versione del piano che l''ha presa.';
grant insert (kind, changes, reason, cause, state, entered_on) on variation to traguardo_app;
grant update (proposed_by, proposed_at, code, kind, changes, reason, cause, state, file_id, line, entered_on, opinion, opinion_by, opinion_at, decided_by, decided_at, decision_note, act_id,
  effective_from, approved_in, withheld_reason, withheld_by, withheld_at) on variation to traguardo_app;

create function keep_decided_variation() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if old.withheld_at is null and to_jsonb(old) - '{withheld_reason,withheld_by,withheld_at}'::text[] = to_jsonb(new) - '{withheld_reason,withheld_by,withheld_at}'::text[] then
    return new;
  end if;
  raise exception 'La variazione % è già decisa: non cambia più.', old.variation_id;
end $$;
grant execute on function keep_decided_variation() to traguardo_app;
create trigger decided_stays before update on variation
  for each row when (old.state in ('approved', 'rejected', 'withdrawn')) execute function keep_decided_variation();

-- What is only proposed is read inside, by those who work on the plan or decide of it.
drop policy everybody_reads on variation;
create policy the_machine_reads on variation for select to traguardo_app using ((select app_is_command_line()));
create policy who_may_reads on variation for select to traguardo_app using (
  administration_id = app_administration() and (
    proposed_by = app_person()
    or (select app_holds('planning', 'personnel', 'segretario', 'rpct', 'oiv', 'organ', 'registry', 'dirigente', 'eq'))
  )
);
create policy changes_for_its_own on variation for update to traguardo_app
  using (app_writes(administration_id)) with check (app_writes(administration_id));

-- The version that variations make ------------------------------------------------------------------------------------------------------

-- Who registers an act does not read who holds each objective, and loses nobody: the rows are copied by the owner of the tables. The code of a person that was
-- erased takes nothing new, and stays in the version it was in.
create function begin_plan_version(of_administration text, of_year integer, of_codes text[]) returns integer
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  made integer;
begin
  if not app_acts_as(of_administration, 'organ', 'registry') then
    raise exception 'Una versione nuova del piano la comincia soltanto chi ne registra gli atti.';
  end if;
  insert into plan_version (administration_id, year, version, container, is_provisional)
  select administration_id, year, version + 1, container, is_provisional from plan_version
  where administration_id = of_administration and year = of_year order by version desc limit 1
  returning version into made;
  create temporary table copied on commit drop as
  select administration_id, code, max(version) as version from objective_version
  where administration_id = of_administration and year = of_year and code = any (of_codes) group by administration_id, code;
  insert into objective_version
  select (jsonb_populate_record(v, jsonb_build_object('version', made, 'field_version', '{}'::jsonb))).*
  from objective_version v join copied using (administration_id, code, version);
  insert into indicator_version
  select (jsonb_populate_record(v, jsonb_build_object('version', made))).*
  from indicator_version v join copied using (administration_id, code, version) where not v.is_dropped;
  insert into holder
  select (jsonb_populate_record(v, jsonb_build_object('version', made))).*
  from holder v join copied using (administration_id, code, version) where not v.is_dropped;
  insert into person_holder
  select (jsonb_populate_record(v, jsonb_build_object('version', made))).*
  from person_holder v join copied using (administration_id, code, version)
  where not v.is_dropped and not exists (
    select from erasure_request e where e.administration_id = v.administration_id and e.person = v.person and e.executed_at is not null);
  insert into objective_link
  select (jsonb_populate_record(v, jsonb_build_object('version', made))).*
  from objective_link v join copied using (administration_id, code, version);
  drop table copied;
  return made;
end $$;
comment on function begin_plan_version is
  'Comincia la versione del piano che delle variazioni cambieranno, con le righe dei loro obiettivi com''erano nell''ultima; ne dice il numero.';
revoke execute on function begin_plan_version from public;
grant execute on function begin_plan_version to traguardo_app;

insert into personal_table (name, turn, whose, changes, erased_by, told_as, in_exit_archive) values ('plan_version', null, null, null, null, null, true);
