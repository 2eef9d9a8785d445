-- Whether somebody may see what is about one person is asked before any line about that person is looked at: the answer takes the same time when there is no such
-- person and when there is one who is not for them. The policies of the tables stay, and decide line by line. Runs as traguardo_owner.

-- Whoever leads nobody is asked the little that may be theirs; which of the two ways is taken hangs on them alone.
create function app_reaches(code text) returns boolean
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    with held as materialized (
      select coalesce(array_agg(h.role), '{}') as roles
      from holdings_of(app_administration(), array[app_person()]) h where h.valid @> rome_day(now())
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
comment on function app_reaches is 'Se chi agisce può vedere chi è e dove lavora la persona con questa matricola, che ci sia o no: come dicono le politiche di person e employment.';

create function app_reaches_forms(code text) returns boolean
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
    from held
  $$;
comment on function app_reaches_forms is 'Se chi agisce può vedere qualche scheda della persona con questa matricola, che ci sia o no: come dicono le politiche di form.';

create index form_of_person on form (administration_id, person);

grant execute on function app_reaches, app_reaches_forms to traguardo_app;
