-- The administration's own rules as approved documents; people, forms and what else an evaluation is made from; runs bound to all of it.
-- Runs as traguardo_owner.

-- Rules (it. "SMVP", "contratto collettivo integrativo") ------------------------------------------------------------------------------

create table rule_document (
  administration_id text not null,
  year integer not null,
  kind text not null check (kind in ('smvp', 'cci')),
  version integer not null check (version > 0),
  content text not null check (content::jsonb is not null),
  sha256 bytea not null check (sha256 = sha256(convert_to(content, 'UTF8'))),
  confirms_year integer,
  recorded_by text not null check (recorded_by <> ''),
  recorded_at timestamptz not null default now(),
  act_id uuid,
  approved_by text check (approved_by <> ''),
  approved_at timestamptz,
  primary key (administration_id, year, kind, version),
  foreign key (administration_id, year) references year,
  foreign key (administration_id, act_id) references act,
  check ((act_id is null) = (approved_at is null) and (act_id is null) = (approved_by is null))
);
comment on table rule_document is
  'Sistema di misurazione e valutazione e contratto integrativo di ogni anno, versione per versione. Una versione senza atto è una bozza; approvata, non cambia più.';
comment on column rule_document.content is 'Il documento come è stato approvato, in JSON.';
comment on column rule_document.confirms_year is 'L''anno di cui conferma il documento senza modifiche.';
grant select on rule_document to traguardo_app;
grant insert (administration_id, year, kind, version, content, sha256, confirms_year, recorded_by) on rule_document to traguardo_app;
grant update (act_id, approved_by, approved_at) on rule_document to traguardo_app;

create function keep_approved_rules() returns trigger language plpgsql as $$
begin
  raise exception 'La versione % di % per il % è approvata: non si cambia, se ne approva un''altra.', old.version, old.kind, old.year;
end $$;
create trigger approved_rules_stay before update on rule_document for each row when (old.act_id is not null) execute function keep_approved_rules();

-- What an evaluation is made from -----------------------------------------------------------------------------------------------------

create table evaluation_reading (
  administration_id text not null,
  reading bigint generated always as identity,
  year integer not null,
  file_name text not null,
  sha256 bytea not null,
  content bytea not null,
  organisation jsonb not null,
  pay jsonb not null,
  read_by text not null check (read_by <> ''),
  read_at timestamptz not null default now(),
  primary key (administration_id, reading),
  foreign key (administration_id, year) references year
);
comment on table evaluation_reading is
  'Letture dei dati per la valutazione di un anno: il file originale e ciò che dice di unità, attività ordinaria, giudizi dell''OIV, tempi di pagamento. Vale l''ultima.';
grant select on evaluation_reading to traguardo_app;
grant insert (administration_id, year, file_name, sha256, content, organisation, pay, read_by) on evaluation_reading to traguardo_app;

create table evaluated_person (
  administration_id text not null,
  reading bigint not null,
  code text not null check (code <> ''),
  name text collate "it-x-icu" not null check (name <> ''),
  primary key (administration_id, reading, code),
  foreign key (administration_id, reading) references evaluation_reading
);
comment on table evaluated_person is 'Persone in servizio nell''anno, come le dà l''ufficio personale.';
grant select, insert on evaluated_person to traguardo_app;

create table stint (
  administration_id text not null,
  reading bigint not null,
  person text not null,
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  unit text not null check (unit <> ''),
  role text not null,
  fte numeric(7, 6) not null check (fte > 0 and fte <= 1),
  neutral_days integer not null check (neutral_days >= 0),
  counted_days integer not null check (counted_days >= 0),
  primary key (administration_id, reading, person, from_day),
  foreign key (administration_id, reading, person) references evaluated_person,
  check (neutral_days + counted_days <= to_day - from_day + 1),
  exclude using gist (administration_id with =, reading with =, person with =, daterange(from_day, to_day, '[]') with &&)
);
comment on table stint is
  'Periodi di servizio di una persona: unità, ruolo, quota di tempo pieno, giorni di assenza per classe. Delle assenze non si conserva la causa.';
comment on column stint.neutral_days is 'Giorni di assenza che la legge protegge: contano come lavorati.';
grant select, insert on stint to traguardo_app;

create table form (
  administration_id text not null,
  reading bigint not null,
  person text not null,
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  unit text not null check (unit <> ''),
  role text not null,
  evaluator text not null check (evaluator <> ''),
  is_interim boolean not null,
  state text not null check (state in ('assigned', 'acknowledged', 'proposed', 'communicated', 'contested', 'final')),
  not_evaluable text,
  not_evaluable_note text,
  content jsonb not null,
  primary key (administration_id, reading, person, from_day, is_interim),
  foreign key (administration_id, reading, person) references evaluated_person,
  check ((not_evaluable is null) = (not_evaluable_note is null))
);
comment on table form is 'Schede di valutazione: una per persona, periodo e valutatore.';
comment on column form.content is 'Obiettivi, obiettivi collegati alle funzioni e comportamenti, con i pesi e i punteggi come testo.';
grant select, insert on form to traguardo_app;

create table head_count_decision (
  administration_id text not null,
  year integer not null,
  sequence bigint generated always as identity,
  reason text not null check (reason <> ''),
  decided_by text not null check (decided_by <> ''),
  decided_at timestamptz not null default now(),
  primary key (administration_id, year, sequence),
  foreign key (administration_id, year) references year
);
comment on table head_count_decision is
  'Decisioni di una persona, con il motivo, che i conti del personale di un anno tornano. Vale l''ultima, se è successiva all''ultima lettura.';
grant select, insert (administration_id, year, reason, decided_by) on head_count_decision to traguardo_app;

-- Runs --------------------------------------------------------------------------------------------------------------------------------

create table evaluation_run (
  administration_id text not null,
  year integer not null,
  run bigint generated always as identity,
  kind text not null check (kind in ('evaluation', 'pay')),
  reading bigint not null,
  smvp_kind text not null default 'smvp' check (smvp_kind = 'smvp'),
  smvp_version integer not null,
  cci_kind text not null default 'cci' check (cci_kind = 'cci'),
  cci_version integer,
  engine text not null,
  result text not null check (result::jsonb is not null),
  sha256 bytea not null check (sha256 = sha256(convert_to(result, 'UTF8'))),
  proofs_sha256 bytea not null check (octet_length(proofs_sha256) = 32),
  recorded_by text not null check (recorded_by <> ''),
  recorded_at timestamptz not null default now(),
  primary key (administration_id, year, run),
  foreign key (administration_id, reading) references evaluation_reading,
  foreign key (administration_id, year, smvp_kind, smvp_version) references rule_document,
  foreign key (administration_id, year, cci_kind, cci_version) references rule_document,
  check (kind = 'evaluation' or cci_version is not null)
);
comment on table evaluation_run is
  'Calcoli registrati di valutazioni e premi: su quali dati, con quale SMVP, quale contratto e quale versione del programma, e con quale esito. Rifatto, un calcolo dà gli stessi byte.';
grant select on evaluation_run to traguardo_app;
grant insert (administration_id, year, kind, reading, smvp_version, cci_version, engine, result, sha256, proofs_sha256, recorded_by) on evaluation_run to traguardo_app;

create function only_approved_rules() returns trigger language plpgsql as $$
begin
  if exists (
    select from rule_document r
    where r.administration_id = new.administration_id and r.year = new.year and r.act_id is null
      and ((r.kind = 'smvp' and r.version = new.smvp_version) or (r.kind = 'cci' and r.version = new.cci_version))
  ) then
    raise exception 'Un calcolo si registra solo con regole approvate.';
  end if;
  return new;
end $$;
create trigger runs_stand_on_approved_rules before insert on evaluation_run for each row execute function only_approved_rules();
