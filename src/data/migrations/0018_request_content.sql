-- A request that arrives twice keeps the hash of what was asked with it, and is of whoever made it: nobody else reads it, nor meets its key.
-- Runs as traguardo_owner.

alter table idempotency add column content_sha256 bytea check (octet_length(content_sha256) = 32);
comment on column idempotency.content_sha256 is
  'Impronta di ciò che è stato chiesto: la stessa richiesta con un altro contenuto è rifiutata. Manca dove la richiesta non può arrivare due volte.';
grant insert (content_sha256) on idempotency to traguardo_app;

alter table idempotency drop constraint idempotency_pkey;
alter table idempotency add primary key (administration_id, person, key);

drop policy everybody_reads on idempotency;
create policy who_may_reads on idempotency for select to traguardo_app using (
  (administration_id = app_administration() and person = app_person()) or (select app_is_command_line())
);
drop policy changes_its_own on idempotency;
