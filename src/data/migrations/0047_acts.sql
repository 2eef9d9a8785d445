-- An act costs two calls around what it does: `enter_act` and `leave_act`, as whoever calls them, so that row security and grants hold in them as outside.
-- What a person holds is asked for that person alone, and nothing of a year is written by every act, so that acts of one year do not wait for one another.
-- Runs as traguardo_owner.

-- Nothing read it any more: pages are kept by publication (decision 0068).
alter table year drop column revision;

-- Those asked about are inside the function, where an index finds them; without them, everybody of the administration.
create or replace function holdings_of(administration text, of_people text[] default null)
  returns table (person text, role text, unit_id bigint, valid daterange)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    with asked as materialized (
      select coalesce(of_people, array(
        select g.person from role_grant g where g.administration_id = administration
        union select e.person from employment e where e.administration_id = administration
      )) as people
      where app_reads(administration)
    ), held as (
      select g.person, g.role, g.unit_id, days.valid
      from role_grant g, lateral (select least(rome_day(g.ended_at), rome_day(now())) as day) ended, lateral (select case
        when g.ended_on is null then g.valid
        when g.ended_on >= ended.day then g.valid * daterange(null, ended.day, '()')
        else g.valid * daterange(null, g.ended_on, '(]')
      end as valid) days
      where g.administration_id = administration and g.decision = 'confirmed' and not isempty(days.valid)
        and g.person = any ((select people from asked)::text[])
      union all
      select e.person, e.post, e.unit_id, days
      from employment e, unnest(e.confirmed) days
      where e.administration_id = administration and e.replaced_at is null and e.post <> 'none'
        and e.person = any ((select people from asked)::text[])
      union all
      select e.person, 'employee', e.unit_id, days
      from employment e, unnest(case when e.post = 'none' then datemultirange(e.valid) else datemultirange(e.valid) - e.confirmed end) days
      where e.administration_id = administration and e.replaced_at is null
        and e.person = any ((select people from asked)::text[])
    )
    select h.person, h.role, h.unit_id, h.valid from held h
    where not exists (
      select from erasure_request e where e.administration_id = administration and e.person = h.person and e.executed_at is not null)
  $$;

-- What the table of rights asks ---------------------------------------------------------------------------------------------------------

create function reads_only_until(factor_reset_at timestamptz) returns timestamptz language sql stable parallel safe
  return case when factor_reset_at + interval '24 hours' > now() then factor_reset_at + interval '24 hours' end;
comment on function reads_only_until is
  'Fino a quando può solo leggere chi ha perso il secondo fattore in un istante, perché un altro gliel''ha tolto; vuoto, può anche scrivere.';

create function rights_facts(administration text, of_person text, on_day date) returns jsonb
  language plpgsql stable set search_path = pg_catalog, public, pg_temp as $$
begin
  return (
    with recursive delegated as materialized (
      select d.of_person as whose, d.actions, d.valid from delegation d
      where d.administration_id = administration and d.to_person = rights_facts.of_person and d.revoked_at is null
    ), people as materialized (
      select array(select whose from delegated union select rights_facts.of_person) as codes
    ), held as materialized (
      select h.person, h.role, h.unit_id, h.valid, h.role in ('dirigente', 'eq') and h.unit_id is not null as leads
      from people, holdings_of(administration, codes) h
    ), led (head, unit_id) as (
      select h.unit_id, h.unit_id from held h where h.leads
      union
      select led.head, v.unit_id from led join unit_version v on v.parent_unit_id = led.unit_id
      where v.administration_id = administration and v.valid @> on_day
    )
    select jsonb_build_object(
      'delegated', (
        select coalesce(jsonb_agg(jsonb_build_object('of', whose, 'actions', actions, 'first', lower(valid), 'past', upper(valid))), '[]') from delegated),
      'held', (
        select coalesce(jsonb_agg(jsonb_build_object(
          'person', h.person, 'role', h.role, 'unit', coalesce(led.unit_id, h.unit_id)::text, 'first', lower(h.valid), 'past', upper(h.valid))), '[]')
        from held h left join led on h.leads and led.head = h.unit_id),
      'conflicts', (
        select coalesce(jsonb_agg(jsonb_build_object('person', c.person, 'about', c.about)), '[]')
        from people, conflicts_of(administration) c where c.person = any (codes)))
  );
end $$;
comment on function rights_facts is
  'Ciò che la tabella dei diritti chiede di una persona: i suoi incarichi, quelli di chi l''ha delegata, chi si astiene. Chi guida un''unità guida quelle che in quel giorno ne dipendono.';

-- The two calls of an act ---------------------------------------------------------------------------------------------------------------

create function answer_holds() returns interval language sql immutable parallel safe
  return interval '7 days';
comment on function answer_holds is 'Per quanto vale la chiave di una richiesta che dice quando è nata. La sua risposta si tiene un''ora di più.';

create function enter_act(
  administration text, actor text, capacity text, request text, drawn timestamptz, of_action text, content_sha256 bytea,
  of_year integer, own_tracks text[], asked_tracks text[], alone boolean, opens boolean, second_roles text[],
  out today date, out earlier text, out answer jsonb, out is_known boolean, out tracks jsonb,
  out reads_only boolean, out has_second_person boolean, out facts jsonb
) language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  named constant text[] := own_tracks || asked_tracks;
begin
  perform set_config('app.person', actor, true), set_config('app.administration', administration, true), set_config('app.capacity', capacity, true);
  today := rome_day(now());

  -- Who is busy with the same request is waited for, and its answer found. Each statement sees what was there when it began.
  perform pg_advisory_xact_lock(hashtextextended(administration || ' ' || request, 0));
  select
    case
      when kept.key is not null then
        case when kept.action = of_action and kept.content_sha256 is not distinct from enter_act.content_sha256 then 'answered' else 'keyUsedElsewhere' end
      when drawn not between now() - answer_holds() and now() + interval '1 day' or drawn <= forgotten.until - answer_holds() - interval '1 hour' then 'keyTooOld'
    end, kept.answer
  into earlier, answer
  from (select) as asked
  left join lateral (
    select f.until from forgotten_answers f
    where f.administration_id = administration and f.until <= now() + answer_holds() + interval '61 minutes' order by f.day desc limit 1
  ) as forgotten on true
  left join idempotency kept on kept.administration_id = administration and kept.person = actor and kept.key = request;
  if earlier is not null then
    return;
  end if;
  is_known := exists (select from administration a where a.administration_id = enter_act.administration);

  -- Who shares a row never waits for who wants it alone, so that a closing would wait for as long as people write: before each track is a queue, where each
  -- waits for who came before. Queues are entered in order of name, so that nobody waits in a circle.
  if opens then
    update track t set opened_at = now()
    where t.administration_id = administration and t.year = of_year and t.track = any (own_tracks) and t.opened_at is null;
  end if;
  if alone then
    perform pg_advisory_xact_lock(queue) from track_queues(administration, of_year, named) queue;
    perform from track t where t.administration_id = administration and t.year = of_year and t.track = any (named) order by t.track for update;
  else
    perform pg_advisory_xact_lock_shared(queue) from track_queues(administration, of_year, named) queue;
    perform from track t where t.administration_id = administration and t.year = of_year and t.track = any (named) order by t.track for share;
  end if;
  select coalesce(jsonb_agg(to_jsonb(t) || jsonb_build_object(
    'takes_writes', track_takes_writes(t.opened_at, t.closed_at, t.last_day, clock_timestamp()))), '[]')
  into tracks
  from track t where t.administration_id = administration and t.year = of_year and t.track = any (named);

  if capacity = 'signedIn' then
    reads_only := exists (
      select from account a join account_person p using (account_id)
      where p.administration_id = administration and p.person = actor and reads_only_until(a.factor_reset_at) is not null);
    has_second_person := second_roles is not null and exists (
      select from holdings_of(administration) h where h.person <> actor and h.role = any (second_roles) and h.valid @> today);
    facts := rights_facts(administration, actor, today);
  end if;
end $$;
comment on function enter_act is
  'Comincia un''operazione: dice chi agisce, trova la risposta già data alla stessa richiesta, tiene le fasi e legge ciò che serve ai diritti, tutto dopo le attese.';

create function track_queues(administration text, of_year integer, named text[]) returns setof bigint
  language sql immutable set search_path = pg_catalog, public, pg_temp as $$
    select hashtextextended(format('track %s %s %s', administration, of_year, name), 0) from (select distinct unnest(named) as name order by name) names
  $$;
comment on function track_queues is 'Le code davanti ad alcune fasi di un anno, nell''ordine in cui ci si mette.';

create function leave_act(
  administration text, actor text, request text, drawn timestamptz, of_action text, content_sha256 bytea, answer jsonb,
  of_object text, of_year integer, of_track text, of_state text, salt bytea, content text, commitment bytea, draft_at text
) returns void language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  insert into audit (administration_id, person, action, object, year, track, track_state, salt, content, commitment)
  values (administration, actor, of_action, of_object, of_year, of_track, of_state, salt, content, commitment);
  -- One with a name of its own is kept always; a UUID that does not tell when it was drawn comes only once.
  insert into idempotency (administration_id, key, person, action, content_sha256, answer, kept_until)
  values (administration, request, actor, of_action, content_sha256, answer,
    coalesce(drawn, case when request ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then now() end) + answer_holds() + interval '1 hour');
  if draft_at is not null then
    update form_draft d set fields = null, saved_at = now()
    where d.administration_id = leave_act.administration and d.person = actor and d.address = draft_at and d.fields is not null;
  end if;
end $$;
comment on function leave_act is
  'Finisce un''operazione: la sua riga nel registro, la risposta da ridare alla stessa richiesta, la bozza del modulo che non serve più.';

revoke execute on function reads_only_until, rights_facts, answer_holds, enter_act, track_queues, leave_act from public;
grant execute on function reads_only_until, rights_facts, answer_holds, enter_act, track_queues, leave_act to traguardo_app;
