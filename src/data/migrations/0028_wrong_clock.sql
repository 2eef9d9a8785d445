-- A clock that was wrong leaves no damage: what comes after what is told by number or by presence, and a moment in days to come was written by a clock that was
-- ahead, so that no limit is counted from it. Runs as traguardo_owner.

-- Whether something happened within a span of time until now. What lies ahead of now happened under another clock, and nobody knows when.
create function happened_within(moment timestamptz, span interval) returns boolean language sql stable parallel safe
  return moment > now() - span and moment <= now() + interval '1 minute';
comment on function happened_within is
  'Se un momento sta nell''intervallo di tempo fino a ora. Uno che deve ancora venire l''ha scritto un orologio in avanti: non conta.';
revoke execute on function happened_within from public;
grant execute on function happened_within to traguardo_app;

-- A track takes writes from when it was opened to when it was closed, whatever the clock said then; its last day is told by the clock of now.
create or replace function track_takes_writes(opened_at timestamptz, closed_at timestamptz, last_day date, instant timestamptz) returns boolean
  language sql immutable parallel safe
  return opened_at is not null and closed_at is null and (last_day is null or rome_day(instant) <= last_day);

do $$
declare
  named record;
begin
  for named in
    select conrelid::regclass as of_table, conname from pg_constraint
    where contype = 'c' and (
      (conrelid = 'track'::regclass and pg_get_constraintdef(oid) like '%closed_at >= opened_at%')
      or (conrelid = 'employment'::regclass and pg_get_constraintdef(oid) like '%replaced_at >= recorded_at%')
    )
  loop
    execute format('alter table %s drop constraint %I', named.of_table, named.conname);
  end loop;
end $$;
alter table track add constraint track_closed_after_opening check (closed_at is null or opened_at is not null);

-- Which sessions are of before a change of password, or of before the second factor was taken away: their numbers say so.
alter table account
  add column password_session bigint not null default 0,
  add column factor_session bigint not null default 0;
comment on column account.password_session is 'Gli accessi con un numero fino a questo sono di prima che si scegliesse la password di ora: non valgono più.';
comment on column account.factor_session is 'Gli accessi cominciati con un numero fino a questo sono di prima che si togliesse il secondo fattore: non valgono più.';
alter table session add column began_as bigint;
comment on column session.began_as is 'Il numero con cui l''accesso era cominciato, se poi è proseguito con un altro segreto.';

update account a set
  password_session = coalesce((select max(s.session_id) from session s where s.account_id = a.account_id and s.created_at < a.password_changed_at), 0),
  factor_session = coalesce((select max(s.session_id) from session s where s.account_id = a.account_id and s.signed_in_at < a.factor_reset_at), 0)
where a.password_changed_at is not null or a.factor_reset_at is not null;

grant select (password_session, factor_session), update (password_session, factor_session) on account to traguardo_app;
grant insert (began_as) on session to traguardo_app;
do $$
begin
  execute format('grant select on sequence %s to traguardo_app', pg_get_serial_sequence('session', 'session_id'));
end $$;

create or replace function take_request(of_subject bytea, most integer, while interval) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  at constant timestamptz := clock_timestamp();
begin
  delete from request_count where subject in (
    select subject from request_count where last_at < at - interval '1 hour' and subject <> of_subject
    order by last_at limit 2 for update skip locked);
  insert into request_count as counted (subject, moments, last_at) values (of_subject, array[at], at)
  on conflict (subject) do update set
    moments = array(select m from unnest(counted.moments) m where m > at - while and m <= at + interval '1 minute') || at,
    last_at = at
  where (select count(*) from unnest(counted.moments) m where m > at - while and m <= at + interval '1 minute') < most;
  return found;
end $$;

-- An answer that was deleted, because its time had come by a clock that was ahead or with the data of somebody, leaves behind how far its key would have held:
-- a key drawn before that is refused, so that none writes twice. Each day apart, so that what was drawn by a clock that was ahead refuses nothing of now.
create table forgotten_answers (
  administration_id text not null references administration,
  day date not null,
  until timestamptz not null check ((until at time zone 'UTC')::date = day),
  primary key (administration_id, day)
);
comment on table forgotten_answers is
  'Fino a quando valevano, ente per ente e giorno per giorno, le chiavi delle risposte cancellate: un modulo con una chiave di allora va rifatto, perché forse era già stato fatto.';
comment on column forgotten_answers.day is 'Il giorno dell''istante, in UTC: quelli che devono ancora venire li ha scritti un orologio in avanti, e finché non vengono non contano.';
alter table forgotten_answers enable row level security;
create policy everybody_reads on forgotten_answers for select to traguardo_app using (true);
grant select on forgotten_answers to traguardo_app;

create function answers_are_forgotten() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into forgotten_answers as known (administration_id, day, until)
    select administration_id, (kept_until at time zone 'UTC')::date as day, max(kept_until) from gone where kept_until is not null group by administration_id, day order by 1, 2
  on conflict (administration_id, day) do update set until = greatest(known.until, excluded.until);
  return null;
end $$;
create trigger answers_are_forgotten after delete on idempotency
  referencing old table as gone for each statement execute function answers_are_forgotten();

-- A role that was ended is over at once, whatever the clock said then: one ended by a clock that was ahead ended today at the latest.
create or replace function holdings_of(administration text, of_people text[] default null)
  returns table (person text, role text, unit_id bigint, valid daterange)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    with held as (
      select g.person, g.role, g.unit_id, days.valid
      from role_grant g, lateral (select least(rome_day(g.ended_at), rome_day(now())) as day) ended, lateral (select case
        when g.ended_on is null then g.valid
        when g.ended_on >= ended.day then g.valid * daterange(null, ended.day, '()')
        else g.valid * daterange(null, g.ended_on, '(]')
      end as valid) days
      where g.administration_id = administration and g.decision = 'confirmed' and not isempty(days.valid)
        and (of_people is null or g.person = any (of_people))
      union all
      select e.person, power_of(e.role), e.unit_id, days
      from employment e, unnest(e.confirmed) days
      where e.administration_id = administration and e.replaced_at is null and power_of(e.role) is not null
        and (of_people is null or e.person = any (of_people))
      union all
      select e.person, 'employee', e.unit_id, days
      from employment e, unnest(case when power_of(e.role) is null then datemultirange(e.valid) else datemultirange(e.valid) - e.confirmed end) days
      where e.administration_id = administration and e.replaced_at is null
        and (of_people is null or e.person = any (of_people))
    )
    select h.person, h.role, h.unit_id, h.valid from held h
    where app_reads(administration) and not exists (
      select from erasure_request e where e.administration_id = administration and e.person = h.person and e.executed_at is not null)
  $$;
