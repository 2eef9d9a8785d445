-- What somebody holds, and whom they abstain about, is asked many times in each act: it is answered by one function, of the people it is asked about alone. The
-- wall of erased codes costs one statement that the database keeps prepared. Who is answered what does not change. Runs as traguardo_owner.

drop function holdings_of(text);
drop function holdings_of_any(text);
create function holdings_of(administration text, of_people text[] default null)
  returns table (person text, role text, unit_id bigint, valid daterange)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    with held as (
      select g.person, g.role, g.unit_id, days.valid
      from role_grant g, lateral (select case
        when g.ended_on is null then g.valid
        when g.ended_on >= rome_day(g.ended_at) then g.valid * daterange(null, rome_day(g.ended_at), '()')
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
comment on function holdings_of is
  'Gli incarichi di un ente, o di alcune sue persone, per chi agisce per quell''ente: quelli confermati, e quelli che dà il rapporto di lavoro. Uno fatto finire oggi non vale già più; chi è stato cancellato non ne ha.';
revoke execute on function holdings_of from public;
grant execute on function holdings_of to traguardo_app;

create or replace function app_holds(variadic roles text[]) returns boolean
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select exists (
      select from holdings_of(app_administration(), array[app_person()]) h where h.role = any (roles) and h.valid @> rome_day(now())
    )
  $$;

create or replace function app_led_units() returns setof bigint
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    with recursive led as (
      select h.unit_id from holdings_of(app_administration(), array[app_person()]) h
      where h.role in ('dirigente', 'eq') and h.unit_id is not null and h.valid @> rome_day(now())
      union
      select v.unit_id from unit_version v join led on v.parent_unit_id = led.unit_id
      where v.administration_id = app_administration() and v.valid @> rome_day(now())
    )
    select unit_id from led
  $$;

-- Who acts is asked once, not at each line.
create or replace function conflicts_of(administration text) returns table (person text, about text)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select c.person, c.about from conflict_of_interest c
    where c.administration_id = administration and c.ended_at is null and app_reads(administration)
      and (
        (select app_is_command_line()) or c.person = (select app_person())
        or c.person in (
          select d.of_person from delegation d
          where d.administration_id = administration and d.to_person = (select app_person()) and d.revoked_at is null
        )
      )
  $$;

create or replace function erased_code_takes_nothing() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  erased record;
begin
  select e.person, rome_day(e.executed_at) as day into erased
  from added a, unnest(tg_argv) as named (code), erasure_request e
  where e.administration_id = a.administration_id and e.person = to_jsonb(a) ->> named.code and e.executed_at is not null
  limit 1;
  if erased.person is not null then
    raise exception 'La matricola % è di una persona i cui dati sono stati cancellati il %: nulla di nuovo vi si può legare.', erased.person, to_char(erased.day, 'DD/MM/YYYY');
  end if;
  return null;
end $$;
