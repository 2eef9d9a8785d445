-- As what a person works is three things: the post, which gives power; the profile, which says by which template they are evaluated; the area of the
-- national contract. Runs as traguardo_owner.

alter table employment rename column role to profile;
alter table employment add column post text, add column category text;

-- Who was EQ is of the area of funzionari ed EQ (CCNL 16/11/2022, art. 16, verify).
alter table employment disable trigger user;
update employment set
  post = case when profile in ('segretario', 'dirigente') then profile when profile in ('eq', 'eqWithFunctions') then 'eq' else 'none' end,
  category = case
    when profile = 'segretario' then 'segretari'
    when profile = 'dirigente' then 'dirigenti'
    when profile in ('eq', 'eqWithFunctions') then 'funzionari'
    when profile in ('funzionari', 'istruttori', 'operatoriEsperti', 'operatori') then profile
  end;
alter table employment enable trigger user;

alter table employment
  alter column post set not null,
  add check (post in ('segretario', 'dirigente', 'eq', 'none')),
  add check (category in ('funzionari', 'istruttori', 'operatoriEsperti', 'operatori', 'dirigenti', 'segretari')),
  add constraint employment_is_consistent check (case profile
    when 'segretario' then post = 'segretario' and coalesce(category, 'segretari') = 'segretari'
    when 'dirigente' then post = 'dirigente' and coalesce(category, 'dirigenti') = 'dirigenti'
    when 'eqWithFunctions' then post = 'eq' and coalesce(category, 'funzionari') in ('funzionari', 'istruttori')
    when 'eq' then post = 'eq' and coalesce(category, 'funzionari') in ('funzionari', 'istruttori')
    when 'funzionari' then post = 'none' and coalesce(category, profile) = profile
    when 'istruttori' then post = 'none' and coalesce(category, profile) = profile
    when 'operatoriEsperti' then post = 'none' and coalesce(category, profile) = profile
    when 'operatori' then post = 'none' and coalesce(category, profile) = profile
    else post = 'none'
  end);
comment on table employment is
  'Rapporti di lavoro: unità, incarico, modello di scheda, area, quota di tempo pieno e valutatore di una persona, con i giorni in cui valgono. Una correzione sostituisce la riga e non la cancella.';
comment on column employment.post is 'L''incarico: la sola cosa che dà un potere, nei giorni confermati da una seconda persona.';
comment on column employment.profile is 'Il codice del modello di scheda con cui si è valutati.';
comment on column employment.category is 'L''area del contratto nazionale; assente dove nessuno l''ha detta e nulla la dice.';
grant select (post, category), insert (post, category) on employment to traguardo_app;

-- What gives power is the post, and nothing else.
create or replace function employment_begins() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  kept record;
begin
  new.written_by := array_remove(array[app_person()], null);
  if new.post = 'none' then
    return new;
  end if;
  for kept in
    select o.unit_id, o.written_by, o.confirmed = datemultirange(o.valid) as is_whole, confirmed * datemultirange(new.valid) as days, confirmed_by, confirmed_at, confirmed_alone from employment o
    where o.administration_id = new.administration_id and o.person = new.person and o.post = new.post and o.replaced_at = now()
    order by confirmed_at
  loop
    if not kept.is_whole then
      new.written_by := kept.written_by || array_remove(new.written_by, app_person()) || array_remove(array[app_person()], null);
    end if;
    continue when kept.unit_id <> new.unit_id or isempty(kept.days);
    new.confirmed := new.confirmed + kept.days;
    new.confirmed_by := kept.confirmed_by;
    new.confirmed_at := kept.confirmed_at;
    new.confirmed_alone := new.confirmed_alone or kept.confirmed_alone;
  end loop;
  return new;
end $$;

create or replace function employment_is_confirmed_by_another() returns trigger language plpgsql as $$
begin
  if new.post = 'none' then
    raise exception 'Un rapporto che non dà incarichi non si conferma.';
  end if;
  if not new.confirmed_alone and new.confirmed_by = any (new.written_by) and new.confirmed_by not in ('riga di comando', 'dimostrazione') then
    raise exception 'Un rapporto di lavoro lo conferma una persona diversa da chi l''ha registrato.';
  end if;
  return new;
end $$;

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
      select e.person, e.post, e.unit_id, days
      from employment e, unnest(e.confirmed) days
      where e.administration_id = administration and e.replaced_at is null and e.post <> 'none'
        and (of_people is null or e.person = any (of_people))
      union all
      select e.person, 'employee', e.unit_id, days
      from employment e, unnest(case when e.post = 'none' then datemultirange(e.valid) else datemultirange(e.valid) - e.confirmed end) days
      where e.administration_id = administration and e.replaced_at is null
        and (of_people is null or e.person = any (of_people))
    )
    select h.person, h.role, h.unit_id, h.valid from held h
    where app_reads(administration) and not exists (
      select from erasure_request e where e.administration_id = administration and e.person = h.person and e.executed_at is not null)
  $$;

drop function power_of(text);
