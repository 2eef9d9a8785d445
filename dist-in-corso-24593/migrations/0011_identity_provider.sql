-- Whoever signs in with the identity provider of their administration, or confirms with a passkey.
-- Runs as traguardo_owner.

-- Identities --------------------------------------------------------------------------------------------------------------------------

create table identity (
  identity_id bigint generated always as identity primary key,
  issuer text not null check (issuer ~ '^https?://'),
  subject text not null check (char_length(subject) between 1 and 255),
  account_id uuid not null references account,
  linked_at timestamptz not null default now(),
  ended_at timestamptz
);
create unique index identity_in_force on identity (issuer, subject) where ended_at is null;
create unique index identity_of_account on identity (account_id, issuer) where ended_at is null;
comment on table identity is
  'Identità presso un fornitore (chi lo dice e con quale codice), collegate a un''utenza con un invito o da chi ha già fatto accesso; mai per la posta.';
comment on column identity.subject is 'Il codice che il fornitore dà alla persona («sub»): da solo non dice chi è.';
grant select, insert (issuer, subject, account_id) on identity to traguardo_app;
grant update (ended_at) on identity to traguardo_app;

alter table session add column identity_id bigint references identity;
alter table session drop constraint session_means_check;
alter table session add constraint session_means_check
  check (means in ('secondFactor', 'recoveryCode', 'enrolment', 'demonstration', 'identityProvider', 'passkey'));
comment on column session.identity_id is 'L''identità con cui è cominciata, se presso un fornitore: tolto il collegamento, la sessione finisce.';
grant insert (identity_id) on session to traguardo_app;

create table identity_transaction (
  state_hash bytea primary key check (octet_length(state_hash) = 32),
  browser_hash bytea not null check (octet_length(browser_hash) = 32),
  nonce text not null,
  code_verifier text not null,
  purpose text not null check (purpose in ('signIn', 'invitation', 'stepUp', 'link')),
  invitation_hash bytea references invitation,
  session_id bigint references session,
  way_back text not null,
  started_at timestamptz not null default now(),
  taken_at timestamptz,
  check ((purpose = 'invitation') = (invitation_hash is not null)),
  check ((purpose in ('stepUp', 'link')) = (session_id is not null))
);
comment on table identity_transaction is
  'Passaggi dal fornitore di identità: ciascuno vale una volta, per dieci minuti, e solo nel browser da cui è partito.';
comment on column identity_transaction.browser_hash is 'Impronta SHA-256 del segno lasciato nel browser.';
grant select,
  insert (state_hash, browser_hash, nonce, code_verifier, purpose, invitation_hash, session_id, way_back)
  on identity_transaction to traguardo_app;
grant update (taken_at) on identity_transaction to traguardo_app;

-- Passkeys ----------------------------------------------------------------------------------------------------------------------------

create table passkey (
  passkey_id bigint generated always as identity primary key,
  account_id uuid not null references account,
  credential_id text not null unique check (credential_id ~ '^[A-Za-z0-9_-]+$' and char_length(credential_id) <= 1400),
  public_key bytea not null check (octet_length(public_key) between 1 and 2000),
  counter bigint not null check (counter between 0 and 4294967295),
  name text collate "it-x-icu" not null check (char_length(name) between 1 and 60),
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  ended_at timestamptz
);
create index passkey_of_account on passkey (account_id) where ended_at is null;
comment on table passkey is 'Passkey di ogni utenza: secondo fattore dopo la password, e conferma prima delle operazioni delicate. Si conserva solo la chiave pubblica.';
comment on column passkey.counter is 'Quante volte il dispositivo dice di averla usata: se torna indietro, qualcuno ne ha una copia. Molti dispositivi dicono sempre 0.';
grant select, insert (account_id, credential_id, public_key, counter, name) on passkey to traguardo_app;
grant update (counter, last_used_at, ended_at) on passkey to traguardo_app;

create table passkey_challenge (
  challenge_hash bytea primary key check (octet_length(challenge_hash) = 32),
  session_id bigint not null references session,
  purpose text not null check (purpose in ('registration', 'assertion')),
  made_at timestamptz not null default now(),
  taken_at timestamptz
);
comment on table passkey_challenge is 'Sfide per le passkey: ciascuna vale una volta, per dieci minuti, nella sola sessione per cui è stata fatta.';
grant select, insert (challenge_hash, session_id, purpose) on passkey_challenge to traguardo_app;
grant update (taken_at) on passkey_challenge to traguardo_app;
