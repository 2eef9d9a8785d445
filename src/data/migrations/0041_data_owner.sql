-- Who gives a datum (it. "referente del dato"): a person of the register, or a contact outside it, of whom the body knows a name and a mail. Nothing is asked of
-- them yet: no program writes here. Runs as traguardo_owner.

create table data_owner (
  administration_id text not null references administration,
  data_owner_id bigint generated always as identity,
  person text,
  name text collate "it-x-icu" check (name <> ''),
  mail text check (mail ~ '^[^@\s]+@[^@\s]+$'),
  primary key (administration_id, data_owner_id),
  foreign key (administration_id, person) references person,
  unique (administration_id, person),
  constraint data_owner_is_inside_or_outside check (case when person is null then name is not null and mail is not null else name is null and mail is null end)
);
create unique index data_owner_by_mail on data_owner (administration_id, lower(mail));
comment on table data_owner is
  'Referenti dei dati: chi dà un valore con ciò che lo mostra. Una persona del registro, oppure un contatto esterno, con nome e posta.';
comment on column data_owner.person is 'La matricola; assente di un contatto esterno. Nome e posta di una persona stanno nel registro, e in un posto solo.';
grant select on data_owner to traguardo_app;

alter table data_owner enable row level security;
create policy the_machine_reads on data_owner for select to traguardo_app using ((select app_is_command_line()));
create policy who_may_reads on data_owner for select to traguardo_app using (
  administration_id = app_administration() and (person = app_person() or (select app_holds('personnel', 'planning')))
);

insert into personal_table (name, turn, whose, changes, erased_by, told_as, in_exit_archive)
  select 'data_owner', max(turn) + 1, 'administration_id = $1 and $2 in (person)', null, null, null, true from personal_table;
