-- What an administration says of itself on its public pages, and the address under which people reach this installation.
-- Runs as traguardo_owner.

create table administration_setting (
  administration_id text not null references administration,
  setting_id bigint generated always as identity,
  setting text not null check (setting in ('office', 'mail', 'pec', 'telephone', 'address', 'dpo', 'accessibilityStatement')),
  value text collate "it-x-icu" check (char_length(value) between 1 and 300),
  holds_from date not null default rome_day(now()),
  primary key (administration_id, setting_id)
);
comment on table administration_setting is
  'Impostazioni di un ente, ciascuna con il giorno da cui vale: vale l''ultima riga; le precedenti restano.';
comment on column administration_setting.value is 'Assente quando l''impostazione è stata tolta.';
grant select, insert (administration_id, setting, value) on administration_setting to traguardo_app;
alter table administration_setting enable row level security;
create policy everybody_reads on administration_setting for select to traguardo_app using (true);
create policy adds_for_its_own on administration_setting for insert to traguardo_app with check (app_writes(administration_id));

create table public_address (
  said bigint generated always as identity primary key,
  address text not null check (address ~ '^https?://[^/[:space:]]+$'),
  said_at timestamptz not null default now()
);
comment on table public_address is
  'Con quale indirizzo le persone raggiungono questa installazione, come l''ha detto l''ultimo avvio: vale l''ultima riga.';
grant select, insert (address) on public_address to traguardo_app;
