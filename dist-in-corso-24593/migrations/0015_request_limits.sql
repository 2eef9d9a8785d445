-- How often the costly things are asked, and by whom: for every instance alike.
-- Runs as traguardo_owner.

-- Unlogged: what is counted is of the last minute, and a crash may forget it.
create unlogged table request_count (
  subject bytea primary key check (octet_length(subject) = 32),
  moments timestamptz[] not null,
  last_at timestamptz not null
);
create index request_count_by_last on request_count (last_at);
comment on table request_count is
  'Quante richieste costose (ricerche, file, documenti, importazioni) ha fatto chi, nell''ultimo minuto. Chi è lo dice solo un HMAC: da qui non si legge.';
comment on column request_count.moments is 'Quando sono state accolte; quelle rifiutate non contano.';

-- Takes one of the requests somebody may make in a while; false when there are no more. The app role reaches the table by this alone.
-- Each call takes two forgotten askers away, so that they never heap up.
create function take_request(of_subject bytea, most integer, while interval) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  at constant timestamptz := clock_timestamp();
begin
  delete from request_count where subject in (
    select subject from request_count where last_at < at - interval '1 hour' and subject <> of_subject
    order by last_at limit 2 for update skip locked);
  insert into request_count as counted (subject, moments, last_at) values (of_subject, array[at], at)
  on conflict (subject) do update set
    moments = array(select m from unnest(counted.moments) m where m > at - while) || at,
    last_at = at
  where (select count(*) from unnest(counted.moments) m where m > at - while) < most;
  return found;
end $$;
revoke execute on function take_request from public;
grant execute on function take_request to traguardo_app;
