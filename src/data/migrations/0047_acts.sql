-- An act costs two calls around what it does: `enter_act` and `leave_act`, as whoever calls them, so that row security and grants hold in them as outside.
-- What a person holds is asked for that person alone, and nothing of a year is written by every act, so that acts of one year do not wait for one another.
-- Runs as traguardo_owner.

-- Nothing read it any more: pages are kept by publication (decision 0068).
alter table year drop column revision;

-- What somebody holds: roles that were confirmed, and what a working relation gives in the days that were. One that is ended is over at that instant, whatever
-- the clock said then: one ended by a clock that was ahead ended today at the latest. Whoever was erased holds nothing.
create view holding as
  select h.* from (
    select g.administration_id, g.person, g.role, g.unit_id, days.valid
    from role_grant g, lateral (select least(rome_day(g.ended_at), rome_day(now())) as day) ended, lateral (select case
      when g.ended_on is null then g.valid
      when g.ended_on >= ended.day then g.valid * daterange(null, ended.day, '()')
      else g.valid * daterange(null, g.ended_on, '(]')
    end as valid) days
    where g.decision = 'confirmed' and not isempty(days.valid)
    union all
    select e.administration_id, e.person, e.post, e.unit_id, days
    from employment e, unnest(e.confirmed) days
    where e.replaced_at is null and e.post <> 'none'
    union all
    select e.administration_id, e.person, 'employee', e.unit_id, days
    from employment e, unnest(case when e.post = 'none' then datemultirange(e.valid) else datemultirange(e.valid) - e.confirmed end) days
    where e.replaced_at is null
  ) h
  where not exists (
    select from erasure_request r where r.administration_id = h.administration_id and r.person = h.person and r.executed_at is not null);
comment on view holding is
  'Gli incarichi: quelli confermati, e quelli che dà il rapporto di lavoro. Uno fatto finire oggi non vale già più; chi è stato cancellato non ne ha.';

drop function holdings_of(text, text[]);
create function holdings_of(administration text) returns table (person text, role text, unit_id bigint, valid daterange)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select h.person, h.role, h.unit_id, h.valid from holding h where h.administration_id = administration and app_reads(administration)
  $$;
comment on function holdings_of is 'Gli incarichi di un ente, per chi agisce per quell''ente.';

-- The person is inside the function, where an index finds them: it is asked in every act and by the policies of most tables.
create function holdings_of_person(administration text, of_person text) returns table (role text, unit_id bigint, valid daterange)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp set enable_seqscan = off as $$
    select h.role, h.unit_id, h.valid from holding h
    where h.administration_id = administration and h.person = of_person and app_reads(administration)
  $$;
comment on function holdings_of_person is 'Gli incarichi di una persona, per chi agisce per il suo ente.';

create or replace function app_holds(variadic roles text[]) returns boolean
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select exists (
      select from holdings_of_person(app_administration(), app_person()) h where h.role = any (roles) and h.valid @> rome_day(now())
    )
  $$;

create or replace function app_led_units() returns setof bigint
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    with recursive led as (
      select h.unit_id from holdings_of_person(app_administration(), app_person()) h
      where h.role in ('dirigente', 'eq') and h.unit_id is not null and h.valid @> rome_day(now())
      union
      select v.unit_id from unit_version v join led on v.parent_unit_id = led.unit_id
      where v.administration_id = app_administration() and v.valid @> rome_day(now())
    )
    select unit_id from led
  $$;

create or replace function app_reaches(code text) returns boolean
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    with held as materialized (
      select coalesce(array_agg(h.role), '{}') as roles
      from holdings_of_person(app_administration(), app_person()) h where h.valid @> rome_day(now())
    )
    select app_is_command_line() or code = app_person()
      or held.roles && array['personnel', 'planning', 'segretario', 'oiv', 'rpct', 'organ']
      or case
        when held.roles && array['dirigente', 'eq'] then code in (select app_people_reached())
        else exists (
          select from employment e
          where e.administration_id = app_administration() and e.person = code and e.replaced_at is null and e.valid @> rome_day(now())
            and e.evaluator = app_person()
        ) or exists (
          select from evaluator_substitution s
          where s.administration_id = app_administration() and s.revoked_at is null and s.substitute = app_person() and s.person = code
            and s.valid @> rome_day(now())
        )
      end
    from held
  $$;

create or replace function app_reaches_forms(code text) returns boolean
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    with held as materialized (
      select coalesce(array_agg(h.role), '{}') as roles
      from holdings_of_person(app_administration(), app_person()) h where h.valid @> rome_day(now())
    )
    select app_is_command_line() or code = app_person()
      or held.roles && array['personnel', 'oiv', 'segretario']
      or exists (select from app_substitutions() s where s.person = code)
      or exists (
        select from form f
        where f.administration_id = app_administration() and f.person = code
          and (f.evaluator = app_person() or (f.evaluator = 'sindaco' and 'organ' = any (held.roles)))
      )
      or exists (
        select from employment e
        where e.administration_id = app_administration() and e.person = code and e.replaced_at is null
          and (e.evaluator = app_person() or (e.evaluator = 'sindaco' and 'organ' = any (held.roles)))
          and exists (select from form f where f.administration_id = e.administration_id and f.person = e.person and e.valid @> f.to_day)
      )
    from held
  $$;

-- What the table of rights asks ---------------------------------------------------------------------------------------------------------

create function reads_only_until(factor_reset_at timestamptz) returns timestamptz language sql stable parallel safe
  return case when factor_reset_at + interval '24 hours' > now() then factor_reset_at + interval '24 hours' end;
comment on function reads_only_until is
  'Fino a quando può solo leggere chi ha perso il secondo fattore in un istante, perché un altro gliel''ha tolto; vuoto, può anche scrivere.';

create function rights_facts(administration text, of_person text, on_day date) returns jsonb
  language plpgsql stable set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
declare
  delegated jsonb;
  people text[];
  held jsonb;
  heads bigint[];
  led jsonb := '[]';
begin
  select coalesce(jsonb_agg(jsonb_build_object('of', d.of_person, 'actions', d.actions, 'first', lower(d.valid), 'past', upper(d.valid))), '[]'),
    coalesce(array_agg(distinct d.of_person), '{}') || rights_facts.of_person
  into delegated, people
  from delegation d where d.administration_id = administration and d.to_person = rights_facts.of_person and d.revoked_at is null;

  select coalesce(jsonb_agg(jsonb_build_object(
      'person', whose, 'role', h.role, 'unit', h.unit_id::text, 'first', lower(h.valid), 'past', upper(h.valid))), '[]'),
    array_agg(distinct h.unit_id) filter (where h.role in ('dirigente', 'eq') and h.unit_id is not null)
  into held, heads
  from unnest(people) whose, holdings_of_person(administration, whose) h;

  -- As `app_led_units` says.
  if heads is not null then
    with recursive led_units (head, unit_id) as (
      select h, h from unnest(heads) h
      union
      select l.head, v.unit_id from led_units l join unit_version v on v.parent_unit_id = l.unit_id
      where v.administration_id = administration and v.valid @> on_day
    )
    select jsonb_agg(jsonb_build_object('head', l.head::text, 'unit', l.unit_id::text)) into led from led_units l;
  end if;

  return jsonb_build_object('delegated', delegated, 'held', held, 'led', led, 'conflicts', (
    select coalesce(jsonb_agg(jsonb_build_object('person', c.person, 'about', c.about)), '[]') from conflicts_of(administration) c where c.person = any (people)));
end $$;
comment on function rights_facts is
  'Ciò che la tabella dei diritti chiede di una persona: i suoi incarichi, quelli di chi l''ha delegata, chi si astiene. Chi guida un''unità guida quelle che in quel giorno ne dipendono.';

-- The two calls of an act ---------------------------------------------------------------------------------------------------------------

-- Their statements look rows up by key. Plans are made once, not at each call; and while a table is still small, none that would read it whole when it has grown.

create function answer_holds() returns interval language sql immutable parallel safe
  return interval '7 days';
comment on function answer_holds is 'Per quanto vale la chiave di una richiesta che dice quando è nata. La sua risposta si tiene un''ora di più.';

create function enter_act(
  administration text, actor text, capacity text, request text, drawn timestamptz, of_action text, content_sha256 bytea,
  of_year integer, own_tracks text[], asked_tracks text[], alone boolean, opens boolean, second_roles text[],
  out today date, out earlier text, out answer jsonb, out is_known boolean, out tracks jsonb,
  out reads_only boolean, out has_second_person boolean, out facts jsonb
) language plpgsql set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
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

  if of_year is null then
    is_known := exists (select from administration a where a.administration_id = enter_act.administration);
  else
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
  end if;

  if capacity = 'signedIn' then
    reads_only := exists (
      select from account a join account_person p using (account_id)
      where p.administration_id = administration and p.person = actor and reads_only_until(a.factor_reset_at) is not null);
    if second_roles is not null then
      has_second_person := exists (
        select from holdings_of(administration) h where h.person <> actor and h.role = any (second_roles) and h.valid @> today);
    end if;
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
) returns void language plpgsql set search_path = pg_catalog, public, pg_temp set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
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

revoke execute on function holdings_of, holdings_of_person, reads_only_until, rights_facts, answer_holds, enter_act, track_queues, leave_act from public;
grant execute on function holdings_of, holdings_of_person, reads_only_until, rights_facts, answer_holds, enter_act, track_queues, leave_act to traguardo_app;
