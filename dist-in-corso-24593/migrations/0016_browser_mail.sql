-- The mail by which the holder of an account, whose tries strangers have used up, makes a browser known.
-- Runs as traguardo_owner.

alter table mail drop constraint mail_kind_check;
alter table mail add constraint mail_kind_check check (kind in ('invitation', 'credentials', 'browser', 'checkpoint'));
