-- What every later migration stands on: roles, deny by default, administration, year, tracks, acts, audit log, idempotency.
-- Runs on PostgreSQL 15 and later. The program runs each file in one transaction; from the second on, as traguardo_owner.

-- Roles -------------------------------------------------------------------------------------------------------------------------------

do $$
declare
  wanted text;
begin
  if not pg_has_role(current_user, (select datdba from pg_database where datname = current_database()), 'USAGE') then
    raise exception 'Il ruolo «%» non è proprietario della base dati «%»: la faccia creare con «create database % owner %».',
      current_user, current_database(), current_database(), current_user;
  end if;
  foreach wanted in array array['traguardo_owner', 'traguardo_app', 'traguardo_sealer', 'traguardo_public_reader'] loop
    if not exists (select from pg_roles where rolname = wanted) then
      begin
        execute format('create role %I nologin', wanted);
      exception when insufficient_privilege then
        raise exception 'Il ruolo «%» non può creare il ruolo «%»: chieda all''amministratore del server «create role % nologin».',
          current_user, wanted, wanted;
      end;
    end if;
  end loop;
  if not pg_has_role(current_user, 'traguardo_owner', 'USAGE') then
    begin
      execute format('grant traguardo_owner to %I', current_user);
    exception when insufficient_privilege then
      raise exception 'Il ruolo «%» non può agire come «traguardo_owner»: chieda all''amministratore del server «grant traguardo_owner to %».',
        current_user, current_user;
    end;
  end if;
end $$;

-- Deny by default ---------------------------------------------------------------------------------------------------------------------

do $$
begin
  execute format('revoke all on database %I from public', current_database());
  execute format(
    'grant connect on database %I to traguardo_owner, traguardo_app, traguardo_sealer, traguardo_public_reader',
    current_database()
  );
end $$;

create extension if not exists btree_gist;

revoke all on schema public from public;
grant usage, create on schema public to traguardo_owner;
grant usage on schema public to traguardo_app;

set local role traguardo_owner;

alter default privileges revoke execute on functions from public;
alter default privileges revoke usage on types from public;

-- Migrations --------------------------------------------------------------------------------------------------------------------------

create table schema_migration (
  version integer primary key,
  name text not null,
  checksum text not null,
  applied_at timestamptz not null default now()
);
comment on table schema_migration is 'Aggiornamenti della struttura già eseguiti, con l''impronta del file di ciascuno.';
grant select on schema_migration to traguardo_app;

-- Administration and year -------------------------------------------------------------------------------------------------------------

create table administration (
  administration_id text primary key check (administration_id ~ '^[a-z0-9_-]{1,40}$'),
  name text collate "it-x-icu" not null check (name <> ''),
  created_at timestamptz not null default now()
);
comment on table administration is 'Amministrazioni: una riga per ente.';
comment on column administration.administration_id is 'Codice IPA dell''ente, per esempio «c_i703», oppure «locale».';
grant select, insert (administration_id, name), update (name) on administration to traguardo_app;

create table year (
  administration_id text not null references administration,
  year integer not null check (year between 1900 and 2999),
  depth text not null default 'semplificato' check (depth in ('semplificato', 'intermedio', 'completo')),
  revision bigint not null default 0,
  primary key (administration_id, year)
);
comment on table year is 'Anni del ciclo della performance di ogni ente, con la profondità scelta (semplificato, intermedio, completo).';
comment on column year.revision is 'Cresce di uno a ogni operazione: le pagine pubbliche si conservano per revisione.';
grant select, insert (administration_id, year, depth), update (depth, revision) on year to traguardo_app;

-- Acts (it. "atti") -------------------------------------------------------------------------------------------------------------------

create table act (
  administration_id text not null references administration,
  act_id uuid not null default gen_random_uuid(),
  organ text not null check (organ <> ''),
  number text not null check (number <> ''),
  date date not null,
  enforceable_from date check (enforceable_from >= date),
  primary key (administration_id, act_id),
  unique (administration_id, organ, number, date)
);
comment on table act is 'Atti: organo, numero, data e giorno da cui sono esecutivi. Una volta registrati non cambiano.';
grant select, insert on act to traguardo_app;

-- Tracks ------------------------------------------------------------------------------------------------------------------------------

create table track (
  administration_id text not null,
  year integer not null,
  track text not null check (
    track in ('setUp', 'plan', 'monitoring', 'results', 'individualStaff', 'individualEq', 'individualDirigenti', 'report', 'pay')
  ),
  opened_at timestamptz,
  opened_by_act uuid,
  closed_at timestamptz,
  closed_by_act uuid,
  primary key (administration_id, year, track),
  foreign key (administration_id, year) references year,
  foreign key (administration_id, opened_by_act) references act,
  foreign key (administration_id, closed_by_act) references act,
  check (closed_at is null or (opened_at is not null and closed_at >= opened_at))
);
comment on table track is
  'Percorsi di un anno (impianto, piano, monitoraggio, risultati, valutazioni, relazione, premi): quando e con quale atto si aprono e si chiudono.';
grant select, insert on track to traguardo_app;
grant update (opened_at, opened_by_act, closed_at, closed_by_act) on track to traguardo_app;

-- Audit log ---------------------------------------------------------------------------------------------------------------------------

create table audit (
  administration_id text not null references administration,
  sequence bigint generated always as identity unique,
  recorded_at timestamptz not null default clock_timestamp(),
  person text not null check (person <> ''),
  action text not null check (action <> ''),
  object text not null check (object <> ''),
  year integer,
  track text,
  track_state text,
  salt bytea not null check (octet_length(salt) = 32),
  content text not null,
  commitment bytea not null check (commitment = sha256(salt || convert_to(content, 'UTF8'))),
  primary key (administration_id, sequence)
);
comment on table audit is
  'Registro delle operazioni: chi ha fatto che cosa, quando, su quale oggetto e con quale contenuto. Si può solo aggiungere.';
comment on column audit.sequence is 'Ordine di registrazione; le operazioni annullate lasciano numeri vuoti.';
comment on column audit.recorded_at is 'Ora della base dati, mai quella di chi scrive.';
comment on column audit.commitment is 'SHA-256 di sale e contenuto (UTF-8): permette di sigillare la riga senza mostrarla.';
grant select on audit to traguardo_app;
grant insert (administration_id, person, action, object, year, track, track_state, salt, content, commitment) on audit to traguardo_app;

-- Idempotency -------------------------------------------------------------------------------------------------------------------------

create table idempotency (
  administration_id text not null references administration,
  key text not null check (key <> ''),
  person text not null,
  action text not null,
  answer jsonb not null,
  recorded_at timestamptz not null default now(),
  primary key (administration_id, key)
);
comment on table idempotency is
  'Risposte già date a ogni richiesta, con la chiave della richiesta: ripeterla dà la stessa risposta e non scrive due volte.';
grant select, insert (administration_id, key, person, action, answer) on idempotency to traguardo_app;
