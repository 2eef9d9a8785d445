-- Findings of the reviewer that a person has accepted, each with its reason. Runs as traguardo_owner.

create table finding_acceptance (
  administration_id text not null,
  year integer not null,
  sequence bigint generated always as identity,
  finding text not null check (finding <> ''),
  message text not null,
  reason text check (reason <> ''),
  decided_by text not null,
  decided_at timestamptz not null default now(),
  primary key (administration_id, year, sequence),
  foreign key (administration_id, year) references year
);
comment on table finding_acceptance is 'Segnalazioni del controllo qualità accettate con un motivo; senza motivo, l''accettazione è ritirata. Si aggiunge soltanto: per ogni segnalazione vale l''ultima riga.';
comment on column finding_acceptance.message is 'Che cosa diceva la segnalazione quando è stata accettata: se dice altro, non è più accettata.';
grant select, insert (administration_id, year, finding, message, reason, decided_by) on finding_acceptance to traguardo_app;
