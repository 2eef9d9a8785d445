-- A draft of the plan remembers which field was written otherwise, by whom and when, and counts it: two people who write at once are told what each was shown
-- (decision 0063). Runs as traguardo_owner.

alter table objective_version add column field_version jsonb not null default '{}' check (jsonb_typeof(field_version) = 'object');
comment on column objective_version.field_version is
  'Quante volte ciascun campo è stato scritto diversamente in questa versione: percorso del campo e numero; assente, mai.';
grant update (field_version) on objective_version to traguardo_app;

create table plan_edit (
  administration_id text not null,
  code text not null,
  version integer not null,
  edit bigint generated always as identity,
  path text not null check (path <> ''),
  before jsonb,
  after jsonb check (after is distinct from before),
  edited_by text not null,
  edited_at timestamptz not null default now(),
  primary key (administration_id, code, version, edit),
  foreign key (administration_id, code, version) references objective_version
);
comment on table plan_edit is 'Campi di una bozza del piano scritti diversamente: quale, com''era, com''è diventato, da chi e quando. Non si riscrive.';
comment on column plan_edit.before is 'Com''era; vuoto, non c''era nulla. Lo stesso vale per com''è diventato.';
comment on column plan_edit.path is 'Il campo: «title», «indicators» (quali e in che ordine), «indicators/2/weight» (peso dell''indicatore 2).';
create index on plan_edit (administration_id, edited_by);
grant select, insert (administration_id, code, version, path, before, after, edited_by) on plan_edit to traguardo_app;

create trigger approved_insert after insert on plan_edit referencing new table as changed
  for each statement execute function refuse_change_of_approved_plan();
create trigger approved_update after update on plan_edit referencing old table as changed
  for each statement execute function refuse_change_of_approved_plan();
create trigger approved_delete after delete on plan_edit referencing old table as changed
  for each statement execute function refuse_change_of_approved_plan();

-- What a draft said before is for those who work on it, and each reads their own.
alter table plan_edit enable row level security;
create policy the_machine_reads on plan_edit for select to traguardo_app using ((select app_is_command_line()));
create policy who_may_reads on plan_edit for select to traguardo_app using (
  administration_id = app_administration() and (edited_by = app_person() or (select app_holds('planning', 'segretario')))
);
create policy adds_for_its_own on plan_edit for insert to traguardo_app with check (app_writes(administration_id));

insert into personal_table (name, turn, whose, changes, erased_by, told_as, in_exit_archive) values ('plan_edit', null, null, null, null, null, true);
