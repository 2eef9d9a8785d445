-- The second wall: which rows the application may read and write, whatever it asks. Keyed on who the transaction says is acting, for which
-- administration and in which capacity: somebody signed in, the public (nobody), or whoever runs the program on the machine. Runs as traguardo_owner.

-- Who is acting -----------------------------------------------------------------------------------------------------------------------

create function app_administration() returns text language sql stable parallel safe
  return nullif(current_setting('app.administration', true), '');
create function app_person() returns text language sql stable parallel safe
  return nullif(current_setting('app.person', true), '');
create function app_is_command_line() returns boolean language sql stable parallel safe
  return coalesce(current_setting('app.capacity', true) = 'commandLine', false);
create function app_writes(administration text) returns boolean language sql stable parallel safe
  return coalesce(administration = app_administration(), app_is_command_line());
comment on function app_writes is 'Se si può scrivere per questo ente: è quello per cui si agisce, o nessuno è stato detto e agisce chi gestisce la macchina.';

-- What they hold today ----------------------------------------------------------------------------------------------------------------

create function holdings_of(administration text) returns table (person text, role text, unit_id bigint, valid daterange)
  language sql stable security definer set search_path = pg_catalog, public as $$
    select g.person, g.role, g.unit_id, case when g.ended_on is null then g.valid else g.valid * daterange(null, g.ended_on, '[]') end
    from role_grant g where g.administration_id = administration and g.decision = 'confirmed'
    union all
    select e.person, case when e.role in ('segretario', 'dirigente') then e.role when e.role in ('eq', 'eqWithFunctions') then 'eq' else 'employee' end,
      e.unit_id, e.valid
    from employment e where e.administration_id = administration and e.replaced_at is null
  $$;
comment on function holdings_of is 'Gli incarichi di un ente: quelli confermati, e quelli che dà il rapporto di lavoro.';

create function app_holds(variadic roles text[]) returns boolean
  language sql stable security definer set search_path = pg_catalog, public as $$
    select exists (
      select from holdings_of(app_administration()) h where h.person = app_person() and h.role = any (roles) and h.valid @> rome_day(now())
    )
  $$;

create function app_led_units() returns setof bigint
  language sql stable security definer set search_path = pg_catalog, public as $$
    with recursive led as (
      select h.unit_id from holdings_of(app_administration()) h
      where h.person = app_person() and h.role in ('dirigente', 'eq') and h.unit_id is not null and h.valid @> rome_day(now())
      union
      select v.unit_id from unit_version v join led on v.parent_unit_id = led.unit_id
      where v.administration_id = app_administration() and v.valid @> rome_day(now())
    )
    select unit_id from led
  $$;
comment on function app_led_units is 'Le unità che guida oggi chi agisce, con quelle che ne dipendono.';

-- Whom they reach: who works in the units they lead, and whom they evaluate.
create function app_people_reached() returns setof text
  language sql stable security definer set search_path = pg_catalog, public as $$
    select e.person from employment e
    where e.administration_id = app_administration() and e.replaced_at is null and e.valid @> rome_day(now())
      and (e.evaluator = app_person() or e.unit_id in (select app_led_units()))
    union
    select s.person from evaluator_substitution s
    where s.administration_id = app_administration() and s.revoked_at is null and s.substitute = app_person() and s.valid @> rome_day(now())
  $$;

-- Whom they evaluate in the place of another, and for which days of work: a form is of its last day.
create function app_substitutions() returns table (person text, valid daterange)
  language sql stable security definer set search_path = pg_catalog, public as $$
    select s.person, s.valid from evaluator_substitution s
    where s.administration_id = app_administration() and s.revoked_at is null and s.substitute = app_person()
  $$;

create function substitutions_of(administration text) returns table (person text, substitute text, valid daterange)
  language sql stable security definer set search_path = pg_catalog, public as $$
    select s.person, s.substitute, s.valid from evaluator_substitution s where s.administration_id = administration and s.revoked_at is null
  $$;
comment on function substitutions_of is 'Chi valuta al posto di un altro, senza il motivo.';

create function conflicts_of(administration text) returns table (person text, about text)
  language sql stable security definer set search_path = pg_catalog, public as $$
    select c.person, c.about from conflict_of_interest c where c.administration_id = administration and c.ended_at is null
  $$;
comment on function conflicts_of is 'Chi si astiene da che cosa riguarda chi, senza il motivo.';

create function is_known_person(administration text, code text) returns boolean
  language sql stable security definer set search_path = pg_catalog, public as $$
    select exists (select from person p where p.administration_id = administration and p.person = code)
  $$;
comment on function is_known_person is 'Se in un ente c''è una persona con questa matricola.';

create function last_evaluation_reading(administration text, of_year integer) returns bigint
  language sql stable security definer set search_path = pg_catalog, public as $$
    select max(reading) from evaluation_reading r where r.administration_id = administration and r.year = of_year
  $$;
comment on function last_evaluation_reading is 'La lettura dei dati di valutazione che vale per un anno: il numero, non il contenuto.';

create function last_written_on(administration text, of_year integer) returns date
  language sql stable security definer set search_path = pg_catalog, public as $$
    select rome_day(max(recorded_at)) from audit where administration_id = administration and year = of_year
  $$;
comment on function last_written_on is 'Il giorno in cui si è scritto per l''ultima volta qualcosa di un anno: è pubblico, il registro no.';

grant execute on function
  app_administration, app_person, app_is_command_line, app_writes, holdings_of, app_holds, app_led_units, app_people_reached, app_substitutions, substitutions_of,
  conflicts_of, is_known_person, last_evaluation_reading, last_written_on
to traguardo_app;

-- What everybody may read, and only whoever acts for the administration may write -----------------------------------------------------

do $$
declare
  name text;
begin
  foreach name in array array[
    'administration', 'year', 'act', 'track', 'imported_file', 'unit', 'unit_version', 'document_reading', 'service', 'strategic_objective',
    'operational_objective', 'plan_version', 'objective', 'objective_version', 'holder', 'indicator_use', 'variation', 'result', 'reported_figure',
    'reported_band', 'narrative', 'finding_acceptance', 'rule_document', 'head_count_decision', 'idempotency'
  ] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy everybody_reads on %I for select to traguardo_app using (true)', name);
    execute format('create policy adds_for_its_own on %I for insert to traguardo_app with check (app_writes(administration_id))', name);
    execute format('create policy changes_its_own on %I for update to traguardo_app using (app_writes(administration_id))', name);
  end loop;
end $$;

-- What only some may read -------------------------------------------------------------------------------------------------------------

do $$
declare
  name text;
begin
  foreach name in array array[
    'person', 'employment', 'evaluation_reading', 'evaluated_person', 'stint', 'form', 'evaluation_run', 'audit', 'role_grant', 'delegation',
    'conflict_of_interest', 'evaluator_substitution', 'derogation', 'acknowledgement', 'track_reopening', 'form_draft', 'retention_term', 'legal_hold',
    'erasure_request'
  ] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy adds_for_its_own on %I for insert to traguardo_app with check (app_writes(administration_id))', name);
    execute format('create policy changes_its_own on %I for update to traguardo_app using (app_writes(administration_id))', name);
    execute format('create policy the_machine_reads on %I for select to traguardo_app using ((select app_is_command_line()))', name);
  end loop;
end $$;

create policy who_may_reads on person for select to traguardo_app using (
  administration_id = app_administration()
  and (
    person = app_person()
    or (select app_holds('personnel', 'planning', 'segretario', 'oiv', 'rpct', 'organ'))
    or person in (select app_people_reached())
  )
);
create policy who_may_reads on employment for select to traguardo_app using (
  administration_id = app_administration()
  and (
    person = app_person()
    or (select app_holds('personnel', 'planning', 'segretario', 'oiv', 'rpct', 'organ'))
    or person in (select app_people_reached())
  )
);

create policy who_may_reads on evaluation_reading for select to traguardo_app using (
  administration_id = app_administration() and (select app_holds('personnel'))
);
create policy who_may_reads on evaluation_run for select to traguardo_app using (
  administration_id = app_administration() and (select app_holds('personnel'))
);
create policy who_may_reads on form for select to traguardo_app using (
  administration_id = app_administration()
  and (
    (person = app_person() and state <> 'proposed')
    or (select app_holds('personnel', 'oiv', 'segretario'))
    or (person <> app_person() and evaluator = app_person())
    or (evaluator = 'sindaco' and (select app_holds('organ')))
    or exists (select from app_substitutions() s where s.person = form.person and s.valid @> to_day)
  )
);
create policy who_may_reads on evaluated_person for select to traguardo_app using (
  administration_id = app_administration()
  and (
    code = app_person()
    or (select app_holds('personnel', 'oiv', 'segretario'))
    or exists (select from form f where f.administration_id = evaluated_person.administration_id and f.reading = evaluated_person.reading and f.person = code)
  )
);
create policy who_may_reads on stint for select to traguardo_app using (
  administration_id = app_administration() and (person = app_person() or (select app_holds('personnel')))
);

create policy who_may_reads on audit for select to traguardo_app using (
  administration_id = app_administration() and (person = app_person() or (select app_holds('dpo', 'oiv', 'rpct')))
);

-- Who holds what, and the reopenings, are no secret to whoever has signed in for the administration.
create policy who_may_reads on role_grant for select to traguardo_app using (administration_id = app_administration() and app_person() is not null);
create policy who_may_reads on track_reopening for select to traguardo_app using (administration_id = app_administration() and app_person() is not null);

create policy who_may_reads on delegation for select to traguardo_app using (
  administration_id = app_administration()
  and (app_person() in (of_person, to_person) or (select app_holds('personnel', 'segretario', 'oiv')))
);
create policy who_may_reads on conflict_of_interest for select to traguardo_app using (
  administration_id = app_administration() and (person = app_person() or (about <> app_person() and (select app_holds('personnel'))))
);
create policy who_may_reads on evaluator_substitution for select to traguardo_app using (
  administration_id = app_administration()
  and (app_person() in (person, substitute) or (select app_holds('personnel', 'segretario', 'oiv')))
);
create policy who_may_reads on derogation for select to traguardo_app using (
  administration_id = app_administration() and (person = app_person() or (select app_holds('oiv', 'segretario', 'dpo')))
);
create policy who_may_reads on acknowledgement for select to traguardo_app using (
  administration_id = app_administration() and (person = app_person() or (select app_holds('personnel')) or person in (select app_people_reached()))
);
create policy who_may_reads on form_draft for select to traguardo_app using (
  administration_id = app_administration() and person = app_person()
);
create policy only_ones_own on form_draft as restrictive for all to traguardo_app
  using (person = app_person() or app_is_command_line()) with check (person = app_person() or app_is_command_line());

-- What is to be mailed holds links of invitations: whoever acts may add to it, and only the program itself reads it and sends it.
alter table mail enable row level security;
create policy everybody_adds on mail for insert to traguardo_app with check (true);
create policy the_machine_reads on mail for select to traguardo_app using ((select app_is_command_line()));
create policy the_machine_sends on mail for update to traguardo_app using ((select app_is_command_line()));

alter table technical_access enable row level security;
create policy the_machine_adds on technical_access for insert to traguardo_app with check (app_is_command_line());
create policy the_machine_reads on technical_access for select to traguardo_app using ((select app_is_command_line()));
