-- The address under which people reach this installation, as its last start said it: invitations written elsewhere carry it.
-- Runs as traguardo_owner.

create table public_address (
  said bigint generated always as identity primary key,
  address text not null check (address ~ '^https?://[^/[:space:]]+$'),
  said_at timestamptz not null default now()
);
comment on table public_address is
  'Con quale indirizzo le persone raggiungono questa installazione, come l''ha detto l''ultimo avvio: vale l''ultima riga.';
grant select, insert (address) on public_address to traguardo_app;
