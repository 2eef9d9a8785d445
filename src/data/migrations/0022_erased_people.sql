-- An erased person stays erased: their code names nobody again, and nothing new hangs on it. That a code is erased is the erasure that was executed, so it holds of
-- those executed before, too. Runs as traguardo_owner.

create index erasure_executed on erasure_request (administration_id, person) where executed_at is not null;

-- A code as people write it again: other capitals, zeros that a spreadsheet took away, a point left behind.
create function folded_code(code text) returns text language sql immutable parallel safe
  return regexp_replace(regexp_replace(lower(code), '(^|[^0-9])0+(?=[0-9])', '\1', 'g'), '[._-]+$', '');

create function erased_among(administration text, codes text[]) returns table (person text, erased_on date)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select asked.code, rome_day(max(e.executed_at))
    from erasure_request e join unnest(codes) asked (code) on folded_code(asked.code) = folded_code(e.person)
    where e.administration_id = administration and e.executed_at is not null and app_reads(administration)
      and (asked.code = e.person or not exists (select from person p where p.administration_id = administration and p.person = asked.code))
    group by asked.code
  $$;
comment on function erased_among is 'Quali di queste matricole sono di persone i cui dati sono stati cancellati, e quando: per chi agisce per lo stesso ente.';
grant execute on function erased_among to traguardo_app;

-- The wall: rows added under an erased code, in any of the columns named where the trigger is made ------------------------------------

create function erased_code_takes_nothing() returns trigger
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

do $$
declare
  wall record;
begin
  for wall in
    select * from (values
      ('person', 'person'),
      ('employment', 'person, evaluator'),
      ('account_person', 'person'),
      ('role_grant', 'person'),
      ('delegation', 'of_person, to_person'),
      ('conflict_of_interest', 'person, about'),
      ('evaluator_substitution', 'person, substitute'),
      ('evaluated_person', 'code'),
      ('form', 'evaluator'),
      ('acknowledgement', 'person'),
      ('form_draft', 'person')
    ) as walls (name, columns)
  loop
    execute format(
      'create trigger erased_code_takes_nothing after insert on %I referencing new table as added for each statement execute function erased_code_takes_nothing(%s)',
      wall.name, wall.columns);
  end loop;
end $$;

-- Known still, under the code alone: never named again, nor given a role that was waiting.
create function erased_person_stays_unnamed() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if exists (
    select from now_there n
      join was_there w using (administration_id, person)
      join erasure_request e using (administration_id, person)
    where e.executed_at is not null and (n.name, n.fiscal_code, n.mail) is distinct from (w.name, w.fiscal_code, w.mail)
      and (n.name, n.fiscal_code, n.mail) is distinct from ('Persona cancellata', null, null)
  ) then
    raise exception 'I dati di questa persona sono stati cancellati: non le si ridà un nome.';
  end if;
  return null;
end $$;
create trigger erased_person_stays_unnamed after update on person referencing old table as was_there new table as now_there
  for each statement execute function erased_person_stays_unnamed();

create function erased_person_is_given_no_role() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if exists (
    select from now_there n
      join was_there w using (administration_id, grant_id)
      join erasure_request e on e.administration_id = n.administration_id and e.person = n.person
    where e.executed_at is not null and w.decision is null and n.decision = 'confirmed'
  ) then
    raise exception 'I dati di questa persona sono stati cancellati: un incarico non le si conferma.';
  end if;
  return null;
end $$;
create trigger erased_person_is_given_no_role after update on role_grant referencing old table as was_there new table as now_there
  for each statement execute function erased_person_is_given_no_role();
