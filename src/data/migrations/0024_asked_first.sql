-- Whether somebody may see what is about one person is asked before any line about that person is looked at: the answer takes the same time when there is no such
-- person and when there is one who is not for them. The policies of the tables stay, and decide line by line. Runs as traguardo_owner.

create function app_reaches(code text) returns boolean
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select app_is_command_line() or code = app_person()
      or app_holds('personnel', 'planning', 'segretario', 'oiv', 'rpct', 'organ')
      or code in (select app_people_reached())
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
