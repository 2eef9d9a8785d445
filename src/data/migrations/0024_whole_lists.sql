-- A list of the staff is written in whole statements: what each row is compared with is looked for by key, however many rows there are and whatever is known of
-- their number. Runs as traguardo_owner.

-- The relations of a person, replaced ones too: for whoever loads one, and for the trigger that keeps what was confirmed.
create index employment_of_person on employment (administration_id, person);

-- The walls of erased people compare all rows of a statement with all erasures by their codes, never each with each.
alter function erased_among(text, text[]) set enable_nestloop = off;
alter function erased_person_stays_unnamed() set enable_nestloop = off;

create or replace function erased_code_takes_nothing() returns trigger
language plpgsql security definer set search_path = pg_catalog, public, pg_temp set enable_nestloop = off as $$
declare
  erased record;
begin
  with codes as materialized (
    select distinct a.administration_id, to_jsonb(a) ->> named.code as person from added a cross join unnest(tg_argv) as named (code)
  )
  select person, rome_day(e.executed_at) as day into erased
  from codes join erasure_request e using (administration_id, person)
  where e.executed_at is not null
  limit 1;
  if erased.person is not null then
    raise exception 'La matricola % è di una persona i cui dati sono stati cancellati il %: nulla di nuovo vi si può legare.', erased.person, to_char(erased.day, 'DD/MM/YYYY');
  end if;
  return null;
end $$;
