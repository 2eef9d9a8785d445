-- Who works for an administration, where, and who evaluates whom: dated facts, never overwritten. Runs as traguardo_owner.

-- People ------------------------------------------------------------------------------------------------------------------------------

create table person (
  administration_id text not null references administration,
  person text not null check (person ~ '^[A-Za-z0-9._-]{1,40}$'),
  name text collate "it-x-icu" not null check (name <> ''),
  fiscal_code text check (fiscal_code ~ '^[A-Z0-9]{16}$'),
  mail text check (mail ~ '^[^@\s]+@[^@\s]+$'),
  primary key (administration_id, person),
  unique (administration_id, fiscal_code)
);
comment on table person is 'Persone che lavorano o hanno lavorato per un ente, con la loro matricola.';
comment on column person.person is 'Matricola, o codice fiscale dove l''ente non usa matricole.';
comment on column person.mail is 'Assente per chi non ha posta: ciò di cui deve prendere visione si stampa, si firma e lo registra l''ufficio personale.';
grant select, insert on person to traguardo_app;
grant update (name, fiscal_code, mail) on person to traguardo_app;

-- Working relations (it. "rapporti di lavoro") ----------------------------------------------------------------------------------------

create table employment (
  administration_id text not null,
  employment_id bigint generated always as identity,
  person text not null,
  valid daterange not null check (not isempty(valid)),
  unit_id bigint not null,
  role text not null,
  fte numeric(7, 6) not null check (fte > 0 and fte <= 1),
  evaluator text check (evaluator <> person),
  recorded_at timestamptz not null default now(),
  replaced_at timestamptz check (replaced_at >= recorded_at),
  primary key (administration_id, employment_id),
  foreign key (administration_id, person) references person,
  foreign key (administration_id, unit_id) references unit,
  exclude using gist (administration_id with =, person with =, valid with &&) where (replaced_at is null)
);
comment on table employment is
  'Rapporti di lavoro: unità, area o qualifica, quota di tempo pieno e valutatore di una persona, con i giorni in cui valgono. Una correzione sostituisce la riga e non la cancella.';
comment on column employment.evaluator is 'Matricola di chi valuta, oppure «oiv» o «sindaco»; assente dove l''ente non l''ha ancora detto.';
comment on column employment.replaced_at is 'Quando un''altra riga l''ha sostituita; assente finché vale.';
grant select, insert (administration_id, person, valid, unit_id, role, fte, evaluator) on employment to traguardo_app;
grant update (replaced_at) on employment to traguardo_app;

create function employment_is_replaced_once() returns trigger language plpgsql as $$
begin
  if old.replaced_at is not null then
    raise exception 'Un rapporto di lavoro sostituito non cambia più.';
  end if;
  return new;
end $$;
create trigger employment_is_replaced_once before update on employment for each row execute function employment_is_replaced_once();
