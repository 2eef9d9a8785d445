-- What was prepared is looked at on the pages that the public will read: the same views as of the schema `published`, in which what is prepared stands as if it were
-- out, seen with the rights of whoever looks (decision 0070). Runs as traguardo_owner.

create schema preview;
create view preview.publication with (security_invoker) as
  select administration_id, year, number, case when state = 'prepared' then 'released' else state end as state, includes, corrects,
    case when state <> 'withdrawn' then reason end as reason, prepared_at, coalesce(released_at, prepared_at) as released_at,
    withdrawn_at, withdrawal_reason, format, engine, sha256
  from public.publication where state in ('prepared', 'released', 'withdrawn');
create view preview.part with (security_invoker) as
  select p.* from public.published_part p join public.publication using (administration_id, year, number) where state in ('prepared', 'released');
create view preview.administration with (security_invoker) as
  select administration_id, name from public.administration;
create view preview.setting with (security_invoker) as
  select administration_id, setting, value, holds_from from (
    select distinct on (administration_id, setting) * from public.administration_setting order by administration_id, setting, setting_id desc
  ) last
  where value is not null;
create view preview.checkpoint with (security_invoker) as select * from public.checkpoint;
grant usage on schema preview to traguardo_app;
grant select on all tables in schema preview to traguardo_app;
comment on schema preview is 'Ciò che il pubblico leggerebbe se ciò che è preparato fosse pubblicato: lo vede chi può leggere le pubblicazioni.';
