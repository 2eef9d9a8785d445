-- The words an office writes for its Relazione. Runs as traguardo_owner.

create table narrative (
  administration_id text not null,
  year integer not null,
  version integer not null check (version > 0),
  chapters jsonb not null,
  file_id bigint not null,
  recorded_by text not null check (recorded_by <> ''),
  recorded_at timestamptz not null default now(),
  primary key (administration_id, year, version),
  foreign key (administration_id, year) references year,
  foreign key (administration_id, file_id) references imported_file
);
comment on table narrative is
  'Testi della Relazione scritti dall''ente, capitolo per capitolo, al posto di quelli del programma. Ogni versione li contiene tutti; vale l''ultima.';
comment on column narrative.chapters is 'Capitoli e blocchi: titoli, paragrafi, elenchi; i numeri vi stanno per nome.';
grant select on narrative to traguardo_app;
grant insert (administration_id, year, version, chapters, file_id, recorded_by) on narrative to traguardo_app;
