-- Which copies were made, and from which of them this installation was restored (decision 0071). Runs as traguardo_owner.

create table backup (
  backup_id bigint generated always as identity primary key,
  taken_at timestamptz not null,
  finished_at timestamptz not null default now(),
  file text not null check (file <> ''),
  bytes bigint not null check (bytes > 0),
  sha256 bytea not null check (octet_length(sha256) = 32),
  is_encrypted boolean not null
);
comment on table backup is 'Copie di sicurezza riuscite: una riga nasce quando il file è intero e ha il suo nome.';
comment on column backup.taken_at is 'L''istante di cui la copia dice lo stato.';
grant select, insert (taken_at, file, bytes, sha256, is_encrypted) on backup to traguardo_app;

create table restoration (
  restoration_id bigint generated always as identity primary key,
  taken_at timestamptz not null,
  restored_at timestamptz not null default now(),
  settled_at timestamptz,
  redone integer check (redone >= 0),
  reason text check (reason <> ''),
  check (num_nonnulls(redone, reason) = case when settled_at is null then 0 else 1 end)
);
comment on table restoration is
  'Ripristini di questa installazione da una copia: finché non si sa delle cancellazioni fatte dopo, non entra nessuno.';
comment on column restoration.taken_at is 'L''istante di cui la copia dice lo stato.';
comment on column restoration.redone is 'Quante cancellazioni dell''elenco sono state rifatte.';
comment on column restoration.reason is 'Perché si sa che dopo la copia non ce n''erano, dove l''elenco manca.';

create function keep_restoration() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if old.settled_at is not null or new.settled_at is null
    or (new.restoration_id, new.taken_at, new.restored_at) is distinct from (old.restoration_id, old.taken_at, old.restored_at) then
    raise exception 'Di un ripristino si dice una volta sola che cosa è stato delle cancellazioni.';
  end if;
  return new;
end $$;
create trigger keep_restoration before update on restoration for each row execute function keep_restoration();
grant select, update (settled_at, redone, reason) on restoration to traguardo_app;
