-- Who signs in: accounts, second factor, invitations, sessions, tries. An account is of no one administration: an OIV or a Segretario serves several.
-- Runs as traguardo_owner.

-- Demonstration -----------------------------------------------------------------------------------------------------------------------

create table demonstration (
  is_demonstration boolean primary key default true check (is_demonstration),
  prepared_at timestamptz not null default now()
);
comment on table demonstration is
  'Al più una riga: questa base dati è di dimostrazione. Solo qui possono esistere utenze di dimostrazione, che entrano senza password.';
grant select, insert (is_demonstration) on demonstration to traguardo_app;

-- Accounts (it. "utenze") -------------------------------------------------------------------------------------------------------------

create table account (
  account_id uuid primary key default gen_random_uuid(),
  mail text not null check (mail ~ '^[^@\s]{1,64}@[^@\s]{1,189}$'),
  name text collate "it-x-icu" not null check (name <> ''),
  password_hash text check (password_hash like '$argon2id$%'),
  password_changed_at timestamptz,
  disabled_at timestamptz,
  is_demonstration boolean references demonstration check (is_demonstration),
  created_at timestamptz not null default now(),
  unique (account_id, is_demonstration),
  check (is_demonstration is null or password_hash is null),
  check ((password_hash is null) = (password_changed_at is null))
);
create unique index account_mail on account (lower(mail));
comment on table account is 'Utenze: chi può accedere, con quale posta. Una persona che lavora per più enti ha una sola utenza.';
comment on column account.password_hash is 'Argon2id; assente finché l''invito non è stato accolto.';
comment on column account.is_demonstration is 'Vero solo nelle basi dati di dimostrazione; altrove manca sempre.';
grant select, insert (mail, name, is_demonstration) on account to traguardo_app;
grant update (name, password_hash, password_changed_at, disabled_at) on account to traguardo_app;

create function demonstration_has_no_other_work() returns trigger language plpgsql as $$
begin
  if exists (select from account) or exists (select from audit where person <> 'dimostrazione') then
    raise exception 'In questa base dati ha già lavorato qualcuno: non può diventare una dimostrazione.';
  end if;
  return new;
end $$;
create trigger demonstration_has_no_other_work before insert on demonstration for each row execute function demonstration_has_no_other_work();

create table account_person (
  administration_id text not null references administration,
  account_id uuid not null references account,
  person text not null check (person ~ '^[A-Za-z0-9._-]{1,40}$'),
  recorded_at timestamptz not null default now(),
  primary key (administration_id, account_id),
  unique (administration_id, person)
);
comment on table account_person is 'Chi è ogni utenza in ogni ente: la matricola, o il codice di chi non è dipendente (per esempio l''OIV).';
grant select, insert (administration_id, account_id, person) on account_person to traguardo_app;

create table account_event (
  account_id uuid not null references account,
  sequence bigint generated always as identity,
  event text not null check (event ~ '^[a-zA-Z.]+$'),
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (account_id, sequence)
);
comment on table account_event is 'Registro degli accessi e dei cambi di credenziali di ogni utenza. Si può solo aggiungere.';
grant select, insert (account_id, event) on account_event to traguardo_app;

-- Second factor -----------------------------------------------------------------------------------------------------------------------

create table second_factor (
  account_id uuid not null references account,
  factor_id bigint generated always as identity,
  secret bytea not null check (octet_length(secret) between 29 and 200),
  last_step bigint,
  created_at timestamptz not null default now(),
  confirmed_at timestamptz,
  ended_at timestamptz,
  primary key (account_id, factor_id)
);
create unique index second_factor_in_force on second_factor (account_id) where confirmed_at is not null and ended_at is null;
create unique index second_factor_proposed on second_factor (account_id) where confirmed_at is null and ended_at is null;
comment on table second_factor is 'Secondo fattore (codici a tempo, RFC 6238) di ogni utenza: uno in vigore e al più uno da confermare.';
comment on column second_factor.secret is 'Cifrato con una chiave che non sta nella base dati.';
comment on column second_factor.last_step is 'Ultimo intervallo di 30 secondi usato: un codice vale una volta sola.';
grant select, insert (account_id, secret) on second_factor to traguardo_app;
grant update (last_step, confirmed_at, ended_at) on second_factor to traguardo_app;

create table recovery_code (
  account_id uuid not null references account,
  code_hash bytea not null check (octet_length(code_hash) = 32),
  created_at timestamptz not null default now(),
  used_at timestamptz,
  ended_at timestamptz,
  primary key (account_id, code_hash)
);
comment on table recovery_code is 'Codici di recupero, ciascuno valido una volta, per chi non ha con sé il secondo fattore.';
comment on column recovery_code.code_hash is 'HMAC-SHA-256 con una chiave che non sta nella base dati.';
grant select, insert (account_id, code_hash) on recovery_code to traguardo_app;
grant update (used_at, ended_at) on recovery_code to traguardo_app;

-- Invitations -------------------------------------------------------------------------------------------------------------------------

create table invitation (
  token_hash bytea primary key check (octet_length(token_hash) = 32),
  account_id uuid not null references account,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null check (expires_at > created_at),
  used_at timestamptz,
  ended_at timestamptz
);
create unique index invitation_in_force on invitation (account_id) where used_at is null and ended_at is null;
comment on table invitation is 'Inviti a scegliere la password: di ciascuno si conserva solo l''impronta. Uno nuovo chiude il precedente.';
grant select, insert (token_hash, account_id, expires_at) on invitation to traguardo_app;
grant update (used_at, ended_at) on invitation to traguardo_app;

-- Sessions ----------------------------------------------------------------------------------------------------------------------------

create table session (
  session_id bigint generated always as identity primary key,
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  account_id uuid not null references account,
  is_demonstration boolean check (is_demonstration),
  invitation_hash bytea references invitation,
  means text check (means in ('secondFactor', 'recoveryCode', 'enrolment', 'demonstration')),
  signed_in_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  stepped_up_at timestamptz,
  ended_at timestamptz,
  foreign key (account_id, is_demonstration) references account (account_id, is_demonstration),
  check ((means is not distinct from 'demonstration') = (is_demonstration is not null))
);
create index session_of_account on session (account_id) where ended_at is null;
comment on table session is 'Sessioni di chi ha fatto accesso, lette a ogni richiesta. Del segno nel browser si conserva solo l''impronta SHA-256.';
comment on column session.means is 'Come è stato superato il secondo fattore; manca finché c''è stata solo la password.';
comment on column session.signed_in_at is 'Quando è cominciato l''accesso: resta uguale quando il segno nel browser cambia.';
comment on column session.stepped_up_at is 'Quando password e secondo fattore sono stati chiesti di nuovo, per un''operazione delicata.';
grant select, insert (token_hash, account_id, is_demonstration, invitation_hash, means, signed_in_at, stepped_up_at) on session to traguardo_app;
grant update (last_seen_at, ended_at) on session to traguardo_app;

-- Tries -------------------------------------------------------------------------------------------------------------------------------

create table sign_in_attempt (
  attempt_id bigint generated always as identity primary key,
  subject bytea not null check (octet_length(subject) = 32),
  address bytea not null check (octet_length(address) = 32),
  is_known_browser boolean not null,
  tried_at timestamptz not null default now(),
  succeeded_at timestamptz
);
create index sign_in_attempt_of_subject on sign_in_attempt (subject, tried_at) where succeeded_at is null;
create index sign_in_attempt_of_address on sign_in_attempt (address, tried_at) where succeeded_at is null;
comment on table sign_in_attempt is
  'Tentativi di accesso, per contarli. Posta e indirizzo sono conservati solo come HMAC: da qui non si legge chi ha provato né da dove.';
grant select, insert (subject, address, is_known_browser) on sign_in_attempt to traguardo_app;
grant update (succeeded_at) on sign_in_attempt to traguardo_app;
