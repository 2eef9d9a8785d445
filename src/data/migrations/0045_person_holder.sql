-- A person of the register may hold an objective, with a share and a weight. What everybody reads of the plan never says who: these rows are for few
-- (decision 0067). Runs as traguardo_owner.

create table person_holder (
  administration_id text not null,
  code text not null,
  version integer not null,
  holder integer not null check (holder > 0),
  person text not null,
  part text not null check (part in ('responsible', 'contributor')),
  share numeric check (share between 0 and 100),
  weight numeric check (weight >= 0),
  is_dropped boolean not null default false,
  primary key (administration_id, code, version, holder),
  foreign key (administration_id, code, version) references objective_version,
  foreign key (administration_id, person) references person,
  unique (administration_id, code, version, person)
);
create index person_holder_of_person on person_holder (administration_id, person);
comment on table person_holder is
  'Le persone del registro che hanno un obiettivo: ne rispondono o vi collaborano, con la quota e il peso. Non si pubblica mai.';
comment on column person_holder.part is '«responsible» ne risponde, «contributor» vi collabora.';
comment on column person_holder.is_dropped is 'Tolta dalla bozza: resta, e non ha più l''obiettivo.';
grant select on person_holder to traguardo_app;
grant insert (administration_id, code, version, holder, person, part, share, weight) on person_holder to traguardo_app;
grant update (part, share, weight, is_dropped) on person_holder to traguardo_app;

alter table person_holder enable row level security;
create policy adds_for_its_own on person_holder for insert to traguardo_app with check (app_writes(administration_id));
create policy changes_its_own on person_holder for update to traguardo_app using (app_writes(administration_id));
create policy the_machine_reads on person_holder for select to traguardo_app using ((select app_is_command_line()));
create policy who_may_reads on person_holder for select to traguardo_app using (
  administration_id = app_administration()
  and (
    person = app_person()
    or (select app_holds('planning', 'segretario', 'personnel')) -- those who import a plan
    or person in (select app_people_reached())
  )
);

create trigger approved_insert after insert on person_holder referencing new table as changed
  for each statement execute function refuse_change_of_approved_plan();
create trigger approved_update after update on person_holder referencing old table as changed
  for each statement execute function refuse_change_of_approved_plan();
create trigger approved_delete after delete on person_holder referencing old table as changed
  for each statement execute function refuse_change_of_approved_plan();
create trigger erased_code_takes_nothing after insert on person_holder referencing new table as added
  for each statement execute function erased_code_takes_nothing('person');

-- A plan is of the office: an erasure leaves it as it is, and a code that was erased names nobody.
insert into personal_table (name, turn, whose, changes, erased_by, told_as, in_exit_archive) values ('person_holder', null, null, null, null, null, true);
