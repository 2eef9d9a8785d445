-- Who holds which role, who acts for whom, who abstains, what was derogated from, what was acknowledged; how tracks close on a day and open again; drafts.
-- All dated, none overwritten. Runs as traguardo_owner.

-- Roles held (it. "incarichi") --------------------------------------------------------------------------------------------------------

create table role_grant (
  administration_id text not null references administration,
  grant_id bigint generated always as identity,
  person text not null check (person ~ '^[A-Za-z0-9._-]{1,40}$'),
  role text not null check (
    role in (
      'technicalAdministrator', 'personnel', 'planning', 'accounts', 'registry', 'segretario', 'dirigente', 'eq', 'employee', 'dataOwner', 'oiv',
      'rpct', 'revisori', 'organ', 'dpo'
    )
  ),
  unit_id bigint,
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  reason text not null check (reason <> ''),
  proposed_by text not null check (proposed_by <> person),
  proposed_at timestamptz not null default now(),
  decision text check (decision in ('confirmed', 'refused')),
  decided_by text check (decided_by <> person),
  decided_at timestamptz,
  ended_on date check (ended_on >= lower(valid)),
  ended_by text check (ended_by <> ''),
  ended_at timestamptz,
  primary key (administration_id, grant_id),
  foreign key (administration_id, unit_id) references unit,
  check ((decision is null) = (decided_by is null) and (decision is null) = (decided_at is null)),
  check ((ended_on is null) = (ended_by is null) and (ended_on is null) = (ended_at is null)),
  check (ended_on is null or decision = 'confirmed'),
  check (decided_by <> proposed_by or proposed_by in ('riga di comando', 'dimostrazione'))
);
create index role_grant_of_person on role_grant (administration_id, person);
comment on table role_grant is
  'Incarichi di accesso: chi può fare che cosa, da quando a quando. Uno li propone e un altro li conferma; mai per sé stessi. Il rapporto di lavoro dà da sé quelli di dirigente, EQ, Segretario e dipendente.';
comment on column role_grant.reason is 'Perché: di solito l''atto che dà l''incarico.';
comment on column role_grant.ended_on is 'Ultimo giorno, quando l''incarico è finito prima del previsto.';
grant select, insert (administration_id, person, role, unit_id, valid, reason, proposed_by) on role_grant to traguardo_app;
grant update (decision, decided_by, decided_at, ended_on, ended_by, ended_at) on role_grant to traguardo_app;

create function role_grant_changes_once() returns trigger language plpgsql as $$
begin
  if old.decision is not null and (new.decision, new.decided_by, new.decided_at) is distinct from (old.decision, old.decided_by, old.decided_at) then
    raise exception 'Su questo incarico si è già deciso.';
  end if;
  if old.ended_on is not null and (new.ended_on, new.ended_by, new.ended_at) is distinct from (old.ended_on, old.ended_by, old.ended_at) then
    raise exception 'Un incarico finito non cambia più.';
  end if;
  return new;
end $$;
create trigger role_grant_changes_once before update on role_grant for each row execute function role_grant_changes_once();

-- Delegations, conflicts of interest, substitutions -----------------------------------------------------------------------------------

create table delegation (
  administration_id text not null references administration,
  delegation_id bigint generated always as identity,
  of_person text not null check (of_person ~ '^[A-Za-z0-9._-]{1,40}$'),
  to_person text not null check (to_person ~ '^[A-Za-z0-9._-]{1,40}$' and to_person <> of_person),
  actions text[] not null check (cardinality(actions) > 0),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid) and not upper_inf(valid)),
  reason text not null check (reason <> ''),
  recorded_by text not null check (recorded_by <> to_person),
  recorded_at timestamptz not null default now(),
  revoked_by text check (revoked_by <> ''),
  revoked_at timestamptz,
  primary key (administration_id, delegation_id),
  check ((revoked_by is null) = (revoked_at is null))
);
create index delegation_to on delegation (administration_id, to_person);
comment on table delegation is 'Deleghe: chi agisce al posto di chi, per che cosa e in quali giorni. Non si cedono ad altri.';
grant select, insert (administration_id, of_person, to_person, actions, valid, reason, recorded_by) on delegation to traguardo_app;
grant update (revoked_by, revoked_at) on delegation to traguardo_app;

create table conflict_of_interest (
  administration_id text not null references administration,
  conflict_id bigint generated always as identity,
  person text not null check (person ~ '^[A-Za-z0-9._-]{1,40}$'),
  about text not null check (about ~ '^[A-Za-z0-9._-]{1,40}$' and about <> person),
  reason text not null check (reason <> ''),
  declared_by text not null check (declared_by <> ''),
  declared_at timestamptz not null default now(),
  ended_by text check (ended_by <> person),
  ended_at timestamptz,
  primary key (administration_id, conflict_id),
  check ((ended_by is null) = (ended_at is null))
);
create index conflict_of_person on conflict_of_interest (administration_id, person);
comment on table conflict_of_interest is 'Conflitti di interessi dichiarati: chi si astiene da che cosa riguarda chi. Il motivo lo legge solo l''ufficio personale.';
comment on column conflict_of_interest.ended_by is 'Chi ha registrato che il conflitto non c''è più: mai chi l''aveva.';
grant select, insert (administration_id, person, about, reason, declared_by) on conflict_of_interest to traguardo_app;
grant update (ended_by, ended_at) on conflict_of_interest to traguardo_app;

create table evaluator_substitution (
  administration_id text not null,
  substitution_id bigint generated always as identity,
  person text not null,
  substitute text not null check (substitute <> person),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid)),
  reason text not null check (reason <> ''),
  recorded_by text not null check (recorded_by not in (person, substitute)),
  recorded_at timestamptz not null default now(),
  revoked_by text check (revoked_by <> ''),
  revoked_at timestamptz,
  primary key (administration_id, substitution_id),
  foreign key (administration_id, person) references person,
  check ((revoked_by is null) = (revoked_at is null)),
  exclude using gist (administration_id with =, person with =, valid with &&) where (revoked_at is null)
);
comment on table evaluator_substitution is 'Chi valuta una persona al posto del suo valutatore, e in quali giorni.';
grant select, insert (administration_id, person, substitute, valid, reason, recorded_by) on evaluator_substitution to traguardo_app;
grant update (revoked_by, revoked_at) on evaluator_substitution to traguardo_app;

create function recorded_once() returns trigger language plpgsql as $$
begin
  raise exception 'Ciò che è finito non cambia più.';
end $$;
create trigger delegation_is_revoked_once before update on delegation for each row when (old.revoked_at is not null and old.revoked_at is distinct from new.revoked_at) execute function recorded_once();
create trigger conflict_is_ended_once before update on conflict_of_interest for each row when (old.ended_at is not null and old.ended_at is distinct from new.ended_at) execute function recorded_once();
create trigger substitution_is_revoked_once before update on evaluator_substitution for each row when (old.revoked_at is not null and old.revoked_at is distinct from new.revoked_at) execute function recorded_once();

-- Derogations -------------------------------------------------------------------------------------------------------------------------

create table derogation (
  administration_id text not null references administration,
  derogation_id bigint generated always as identity,
  person text not null check (person <> ''),
  action text not null check (action <> ''),
  from_action text not null check (from_action <> ''),
  object text not null check (object <> ''),
  year integer,
  reason text not null check (reason <> ''),
  recorded_at timestamptz not null default now(),
  primary key (administration_id, derogation_id)
);
comment on table derogation is
  'Deroghe: una persona ha fatto tutti e due i passi che ne chiedono due, perché nell''ente non c''era nessun altro. Le legge l''OIV o il Nucleo.';
grant select, insert (administration_id, person, action, from_action, object, year, reason) on derogation to traguardo_app;

-- Acknowledgements (it. "prese visione") ----------------------------------------------------------------------------------------------

create table acknowledgement (
  administration_id text not null references administration,
  acknowledgement_id bigint generated always as identity,
  person text not null check (person ~ '^[A-Za-z0-9._-]{1,40}$'),
  year integer not null,
  object text not null check (object <> ''),
  sha256 bytea not null check (octet_length(sha256) = 32),
  means text not null check (means in ('online', 'paper')),
  signed_on date not null,
  recorded_by text not null check (recorded_by <> ''),
  recorded_at timestamptz not null default now(),
  primary key (administration_id, acknowledgement_id),
  unique (administration_id, person, year, object, sha256),
  foreign key (administration_id, year) references year,
  check ((means = 'online') = (recorded_by = person))
);
comment on table acknowledgement is
  'Prese visione: da chi, di che cosa, con quale contenuto (impronta) e come. Chi non ha posta né computer firma su carta, e la registra l''ufficio personale.';
grant select, insert (administration_id, person, year, object, sha256, means, signed_on, recorded_by) on acknowledgement to traguardo_app;

-- Tracks: a last day, and opening again -----------------------------------------------------------------------------------------------

alter table track add column last_day date;
comment on column track.last_day is 'Ultimo giorno in cui si può scrivere, fino alle 23:59:59 di Roma; assente finché non è fissato.';
grant update (last_day) on track to traguardo_app;

create table track_reopening (
  administration_id text not null,
  year integer not null,
  reopening_id bigint generated always as identity,
  track text not null,
  last_day date,
  reason text not null check (reason <> ''),
  act_id uuid not null,
  proposed_by text not null check (proposed_by <> ''),
  proposed_at timestamptz not null default now(),
  closed_at timestamptz,
  decision text check (decision in ('confirmed', 'refused')),
  decided_by text check (decided_by <> ''),
  decided_at timestamptz,
  primary key (administration_id, year, reopening_id),
  foreign key (administration_id, year, track) references track,
  foreign key (administration_id, act_id) references act,
  check ((decision is null) = (decided_by is null) and (decision is null) = (decided_at is null))
);
create unique index track_reopening_proposed on track_reopening (administration_id, year, track) where decision is null;
comment on table track_reopening is 'Riaperture di una fase chiusa: con quale atto, perché, chi l''ha proposta e chi l''ha confermata.';
comment on column track_reopening.closed_at is 'Quando era stata chiusa con un atto: la riapertura non lo cancella. Assente se era passato il suo ultimo giorno.';
grant select, insert (administration_id, year, track, last_day, reason, act_id, proposed_by, closed_at) on track_reopening to traguardo_app;
grant update (decision, decided_by, decided_at) on track_reopening to traguardo_app;
create trigger track_reopening_is_decided_once before update on track_reopening for each row when (old.decision is not null) execute function recorded_once();

-- A day in Rome, whatever the zone of the session; the instant is the moment of asking, not of the transaction, which may have waited for a lock.
create function rome_day(instant timestamptz default clock_timestamp()) returns date language sql immutable parallel safe
  return (instant at time zone 'Europe/Rome')::date;
comment on function rome_day is 'Il giorno che è a Roma in un istante.';
create function track_takes_writes(opened_at timestamptz, closed_at timestamptz, last_day date, instant timestamptz) returns boolean
  language sql immutable parallel safe
  return opened_at is not null and opened_at <= instant and (closed_at is null or closed_at > instant) and (last_day is null or rome_day(instant) <= last_day);
comment on function track_takes_writes is 'Se in un istante una fase accetta scritture: aperta, non chiusa, e il suo ultimo giorno a Roma non è passato.';
grant execute on function rome_day, track_takes_writes to traguardo_app;

-- Drafts (it. "bozze") ----------------------------------------------------------------------------------------------------------------

create table form_draft (
  administration_id text not null references administration,
  person text not null check (person <> ''),
  address text not null check (address <> ''),
  fields jsonb,
  saved_at timestamptz not null default now(),
  primary key (administration_id, person, address)
);
comment on table form_draft is 'Moduli lasciati a metà: ciascuno vede solo i propri. Inviato il modulo, o buttata la bozza, il contenuto sparisce.';
grant select, insert (administration_id, person, address, fields) on form_draft to traguardo_app;
grant update (fields, saved_at) on form_draft to traguardo_app;

-- People have a version: who edits says which one they were looking at ----------------------------------------------------------------

alter table person add column version integer not null default 1 check (version > 0);
grant update (version) on person to traguardo_app;

alter table account_person add check (person not in ('riga di comando', 'dimostrazione'));
