-- An installation knows its own place, so that a copy of its folder or of its database is told from it, and does not act outward.
-- Runs as traguardo_owner.

create table installation (
  settled bigint generated always as identity primary key,
  place text not null check (place <> ''),
  reason text check (reason <> ''),
  settled_at timestamptz not null default now()
);
comment on table installation is
  'Dove sta questa installazione: vale l''ultima riga. Una copia sta altrove, e non manda nulla finché un''altra riga non dice che ha preso il posto.';
comment on column installation.place is
  'Il numero del server e della base dati; per la base dati interna, quale file è quello di controllo di PostgreSQL e quando è nato.';
comment on column installation.reason is
  'Perché ha preso il posto di un''altra; manca la prima volta, e quando la copia fatta prima di un aggiornamento torna al suo posto.';
grant select, insert (place, reason) on installation to traguardo_app;
