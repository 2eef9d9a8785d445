-- What is to be mailed, written in the same transaction as the deed that wants it, and sent afterwards by whichever instance takes it first.
-- Runs as traguardo_owner.

create table mail (
  mail_id bigint generated always as identity primary key,
  administration_id text references administration,
  account_id uuid references account,
  kind text not null check (kind in ('invitation', 'credentials', 'checkpoint')),
  occasion text check (occasion <> ''),
  recipient text not null check (recipient ~ '^[A-Za-z0-9.!#$%&''*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,189}$'),
  subject text not null check (subject <> '' and subject !~ '[\u0001-\u001f\u007f-\u009f\u2028\u2029]'),
  body text check (body <> ''),
  message_key uuid not null default gen_random_uuid() unique,
  state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'failed', 'uncertain')),
  queued_at timestamptz not null default now(),
  expires_at timestamptz not null check (expires_at > queued_at),
  due_at timestamptz not null default now(),
  attempts integer not null default 0 check (attempts >= 0),
  claim uuid,
  claimed_until timestamptz,
  handed_at timestamptz,
  settled_at timestamptz,
  trouble text check (trouble !~ '[\u0001-\u001f\u007f-\u009f\u2028\u2029]'),
  unique (occasion, recipient),
  check ((state = 'sending') <= (claim is not null and claimed_until is not null)),
  check ((state in ('sent', 'failed', 'uncertain')) = (settled_at is not null)),
  check (body is not null or state in ('sent', 'failed', 'uncertain'))
);
create index mail_to_send on mail (due_at, mail_id) where state in ('waiting', 'sending');
comment on table mail is
  'Posta da mandare e mandata: si scrive insieme all''operazione che la vuole, e parte dopo. Il testo si cancella appena non serve più.';
comment on column mail.occasion is 'Di che cosa è l''annuncio, quando lo stesso destinatario lo deve ricevere una volta sola.';
comment on column mail.body is 'Il testo, senza dati di valutazione: solo indirizzi di pagine. Manca quando è stato cancellato: dopo l''invio, il rifiuto o la scadenza.';
comment on column mail.state is
  'In attesa, in partenza, mandata, rifiutata, incerta. Incerta: il testo era già in consegna quando il collegamento o il programma è caduto; non si rimanda da sé.';
comment on column mail.message_key is 'Da qui viene il Message-ID: sempre lo stesso, anche quando il messaggio si rimanda.';
comment on column mail.handed_at is 'Quando si è cominciato a consegnare il testo al server di posta: prima di allora si può riprovare senza mandare due volte.';
grant select on mail to traguardo_app;
grant insert (administration_id, account_id, kind, occasion, recipient, subject, body, expires_at) on mail to traguardo_app;
grant update (body, state, due_at, attempts, claim, claimed_until, handed_at, settled_at, trouble) on mail to traguardo_app;

create function mail_text_is_only_erased() returns trigger language plpgsql as $$
begin
  if new.body is not null and new.body is distinct from old.body then
    raise exception 'Il testo di un messaggio si può solo cancellare.';
  end if;
  return new;
end $$;
create trigger mail_text_is_only_erased before update on mail for each row execute function mail_text_is_only_erased();
