-- When somebody who administers the system took away the second factor of an account: for a day it only reads.
-- Runs as traguardo_owner.

alter table account add column factor_reset_at timestamptz;
comment on column account.factor_reset_at is
  'Quando chi amministra il sistema ha tolto l''ultima volta il secondo fattore: per 24 ore l''utenza può leggere, non scrivere.';
grant update (factor_reset_at) on account to traguardo_app;
