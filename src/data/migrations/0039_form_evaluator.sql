-- Who evaluates a form that was not communicated is whom the register says for its last day, and reads and writes it from the next request on; who had it by
-- the file alone no more. A form that was communicated stays of whoever signed it. Runs as traguardo_owner.

create function evaluator_changes_of_any(of_administration text)
  returns table (file_number bigint, person text, from_day date, to_day date, written text, evaluator text)
  language sql stable set search_path = pg_catalog, public, pg_temp as $$
    select f.file_number, f.person, f.from_day, f.to_day, f.evaluator, e.evaluator
    from form f
    join employment e on e.administration_id = f.administration_id and e.person = f.person and e.replaced_at is null and e.valid @> f.to_day
    where f.administration_id = of_administration and not f.is_interim and f.state in ('assigned', 'acknowledged', 'proposed') and e.evaluator <> f.evaluator
  $$;
comment on function evaluator_changes_of_any is 'Le schede non comunicate di cui il registro dice un valutatore diverso dal file di valutazioni. Solo per le funzioni che chiedono chi chiama.';
revoke execute on function evaluator_changes_of_any from public;

create function app_evaluator_changes() returns table (file_number bigint, person text, from_day date, evaluator text)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select c.file_number, c.person, c.from_day, c.evaluator from evaluator_changes_of_any(app_administration()) c
    where app_person() in (c.written, c.evaluator) or 'sindaco' in (c.written, c.evaluator) and (select app_holds('organ'))
  $$;
comment on function app_evaluator_changes is 'Le schede che chi agisce valuta, o valutava, perché il registro dice un valutatore diverso dal file.';

create function evaluators_in_register(administration text, of_file bigint) returns table (person text, from_day date, evaluator text)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select c.person, c.from_day, c.evaluator from evaluator_changes_of_any(administration) c
    where c.file_number = of_file and app_reads(administration)
      and (
        app_is_command_line() or app_person() in (c.person, c.written, c.evaluator)
        or (select app_holds('personnel', 'oiv', 'segretario', 'organ'))
        or c.person in (select s.person from app_substitutions() s where s.valid @> c.to_day)
      )
  $$;
comment on function evaluators_in_register is 'Chi valuta le schede non comunicate di un file, dove il registro dice un''altra persona: per chi può leggere quelle schede.';
grant execute on function app_evaluator_changes, evaluators_in_register to traguardo_app;

drop policy who_may_reads on form;
create policy who_may_reads on form for select to traguardo_app using (
  administration_id = app_administration()
  and (
    (person = app_person() and state <> 'proposed')
    or (select app_holds('personnel', 'oiv', 'segretario'))
    or (
      (person <> app_person() and evaluator = app_person() or evaluator = 'sindaco' and (select app_holds('organ')))
      and (is_interim or (file_number, person, from_day) not in (select c.file_number, c.person, c.from_day from app_evaluator_changes() c))
    )
    or (
      not is_interim and person <> app_person()
      and (file_number, person, from_day) in (
        select c.file_number, c.person, c.from_day from app_evaluator_changes() c
        where c.evaluator = app_person() or c.evaluator = 'sindaco' and (select app_holds('organ')))
    )
    or (
      person in (select s.person from app_substitutions() s)
      and exists (select from app_substitutions() s where s.person = form.person and s.valid @> to_day)
    )
  )
);

create or replace function app_reaches_forms(code text) returns boolean
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    with held as materialized (
      select coalesce(array_agg(h.role), '{}') as roles
      from holdings_of(app_administration(), array[app_person()]) h where h.valid @> rome_day(now())
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

create or replace function substitutions_of(administration text) returns table (person text, substitute text, valid daterange)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select s.person, s.substitute, s.valid from evaluator_substitution s
    where s.administration_id = administration and s.revoked_at is null and app_reads(administration)
      and (
        app_is_command_line() or app_person() in (s.person, s.substitute)
        or (select app_holds('personnel', 'oiv', 'segretario', 'organ'))
        or exists (
          select from form f where f.administration_id = administration and f.person = s.person and f.evaluator = app_person()
        )
        or s.person in (select c.person from app_evaluator_changes() c where c.evaluator = app_person())
      )
  $$;

create or replace function own_evaluation_files() returns table (file_number bigint, year integer, read_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select r.file_number, r.year, r.read_at from evaluation_file r
    where r.administration_id = app_administration()
      and (
        exists (
          select from form f where f.administration_id = r.administration_id and f.file_number = r.file_number and f.evaluator = app_person()
          union all
          select from evaluated_person p
          where p.administration_id = r.administration_id and p.file_number = r.file_number and p.code = app_person()
        )
        or r.file_number in (select c.file_number from app_evaluator_changes() c where c.evaluator = app_person())
      )
  $$;
