-- The log is sealed: a chain of hashes over its lines, which only traguardo_sealer adds to, and signed checkpoints that leave the database.
-- docs/registro.md says the same byte by byte, for who writes a verifier.

grant usage on schema public to traguardo_sealer;

-- A field of what is hashed -----------------------------------------------------------------------------------------------------------

create function log_field(value text) returns bytea language sql stable as $$
  select coalesce(int4send(octet_length(convert_to(value, 'UTF8'))) || convert_to(value, 'UTF8'), '\xffffffff'::bytea)
$$;
comment on function log_field(text) is
  'Un campo di ciò che si sigilla: quattro byte con la lunghezza, poi il testo in UTF-8; quattro byte ff per un valore che non c''è.';
grant execute on function log_field(text) to traguardo_sealer;

-- What the sealer sees of the log -----------------------------------------------------------------------------------------------------

create view audit_to_seal as
select
  administration_id,
  sequence,
  action,
  commitment,
  sha256(
    '\x02'::bytea
    || log_field(to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
    || log_field(person)
    || log_field(action)
    || log_field(object)
    || log_field(year::text)
    || log_field(track)
    || log_field(track_state)
  ) as circumstances
from audit;
comment on view audit_to_seal is
  'Quanto basta a sigillare una riga del registro: niente persone, oggetti o contenuti, solo le loro impronte.';
grant select on audit_to_seal to traguardo_sealer;

-- Chain (it. "sigilli") ---------------------------------------------------------------------------------------------------------------

create table chain (
  administration_id text not null,
  seq bigint not null check (seq > 0),
  audit_sequence bigint not null,
  previous bytea not null check (octet_length(previous) = 32),
  hash bytea not null check (octet_length(hash) = 32),
  primary key (administration_id, seq),
  unique (administration_id, audit_sequence),
  unique (administration_id, previous),
  foreign key (administration_id, audit_sequence) references audit
);
comment on table chain is
  'Sigilli del registro: ogni riga del registro è legata a quella prima. Li aggiunge solo il ruolo che sigilla.';
comment on column chain.seq is 'Posto nella catena di un ente, da 1 senza vuoti: è l''ordine del registro, che non è quello dell''ora.';
comment on column chain.previous is 'Sigillo precedente: unico, perché la catena non si biforchi.';
grant select on chain to traguardo_app, traguardo_sealer;
grant insert on chain to traguardo_sealer;

-- Checkpoints (it. "punti di controllo") ----------------------------------------------------------------------------------------------

create table checkpoint (
  administration_id text not null references administration,
  size bigint not null check (size > 0),
  made_at timestamptz not null,
  root bytea not null check (octet_length(root) = 32),
  reason text not null check (reason in ('act', 'week', 'request')),
  public_key bytea not null check (octet_length(public_key) = 32),
  signature bytea not null check (octet_length(signature) = 64),
  primary key (administration_id, size, made_at)
);
comment on table checkpoint is
  'Punti di controllo del registro: quanti sigilli c''erano, l''ultimo e l''ora, con la firma Ed25519 del programma. Si conservano anche fuori.';
comment on column checkpoint.size is 'Quante operazioni erano sigillate.';
comment on column checkpoint.root is 'L''ultimo sigillo: dipende da tutti quelli prima.';
comment on column checkpoint.reason is 'Perché è stato fatto: un atto registrato, la settimana passata, una richiesta.';
grant select on checkpoint to traguardo_app, traguardo_sealer;
grant insert on checkpoint to traguardo_sealer;

-- Erasing the personal part of a line -------------------------------------------------------------------------------------------------

alter table audit alter column salt drop not null, alter column content drop not null, drop constraint audit_check;
alter table audit
  add constraint audit_check check (content is null or commitment = sha256(salt || convert_to(content, 'UTF8'))),
  add constraint audit_erased_whole check ((content is null) = (salt is null));
comment on column audit.content is 'Che cosa è stato scritto; manca quando è stato cancellato, e allora lo dice un''altra riga («log.erase»). L''impronta resta.';

-- The one way: a function of the owner that app may call, narrower than a right to update two columns. It erases one line, never one that tells an
-- erasure, and writes who did it and why in the same breath.
create function erase_audit_content(of_administration text, of_sequence bigint, why text) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  new_salt bytea := uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());
  told text := jsonb_build_object('sequence', of_sequence::text, 'reason', why)::text;
begin
  if coalesce(why, '') = '' then
    raise exception 'Per cancellare il contenuto di una riga del registro ci vuole il motivo.';
  end if;
  perform from audit where administration_id = of_administration and sequence = of_sequence and content is not null and action <> 'log.erase' for update;
  if not found then
    raise exception 'Nel registro di «%» la riga % non ha un contenuto che si possa cancellare.', of_administration, of_sequence;
  end if;
  insert into audit (administration_id, person, action, object, salt, content, commitment)
  values (
    of_administration, current_setting('app.person'), 'log.erase', 'audit ' || of_sequence, new_salt, told,
    sha256(new_salt || convert_to(told, 'UTF8'))
  );
  update audit set salt = null, content = null where administration_id = of_administration and sequence = of_sequence;
end $$;
comment on function erase_audit_content(text, bigint, text) is
  'Cancella contenuto e sale di una riga del registro, e ne lascia un''altra che dice chi, quando e perché. La catena dei sigilli resta intera.';
grant execute on function erase_audit_content(text, bigint, text) to traguardo_app;

-- A second wall: the owner's own slips are refused too; who switches triggers off is found by «traguardo verify». ------------------------

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'Il registro si può solo aggiungere: «%» non si cambia e non si svuota.', tg_table_name;
end $$;

create function refuse_change_but_erasure() returns trigger language plpgsql as $$
begin
  old.salt := null;
  old.content := null;
  if new is distinct from old or not exists (
    select from audit e
    where e.administration_id = old.administration_id and e.action = 'log.erase' and e.object = 'audit ' || old.sequence
  ) then
    raise exception 'Il registro si può solo aggiungere: la riga % di «%» non si cambia.', old.sequence, old.administration_id;
  end if;
  return new;
end $$;

create trigger audit_only_grows before delete on audit for each row execute function refuse_change();
create trigger audit_is_only_erased before update on audit for each row execute function refuse_change_but_erasure();
create trigger audit_is_never_emptied before truncate on audit for each statement execute function refuse_change();
create trigger chain_only_grows before update or delete on chain for each row execute function refuse_change();
create trigger chain_is_never_emptied before truncate on chain for each statement execute function refuse_change();
create trigger checkpoint_only_grows before update or delete on checkpoint for each row execute function refuse_change();
create trigger checkpoint_is_never_emptied before truncate on checkpoint for each statement execute function refuse_change();
