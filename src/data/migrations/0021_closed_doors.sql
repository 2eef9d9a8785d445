-- Side doors closed: functions of the owner ask themselves who calls them and for which administration, the secrets of an account are reached for that account
-- alone, one's own part of documents about many people is read by whom it is about, and a term of retention waits a day. Runs as traguardo_owner.

-- Who may ask -------------------------------------------------------------------------------------------------------------------------

create function app_reads(administration text) returns boolean language sql stable parallel safe
  return app_is_command_line() or coalesce(administration = app_administration() and app_person() is not null, false);
comment on function app_reads is 'Se si può leggere di questo ente: è quello di chi agisce, oppure agisce chi gestisce la macchina.';

create function app_acts_as(administration text, variadic roles text[]) returns boolean
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select app_is_command_line() or coalesce(administration = app_administration(), false) and app_holds(variadic roles)
  $$;
comment on function app_acts_as is 'Se agisce chi gestisce la macchina, o chi oggi ha uno di questi incarichi nell''ente per cui agisce, che è questo.';

-- What is answered of an administration, to whoever acts for it -----------------------------------------------------------------------

-- What somebody holds: roles that were confirmed, and what a working relation gives in the days that were. One that is ended is over at that instant; whoever was
-- erased holds nothing, whatever was granted to them before. It is asked many times in each act, so of the people it is asked about alone.
drop function holdings_of(text);
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

create or replace function is_known_person(administration text, code text) returns boolean
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select app_reads(administration) and exists (select from person p where p.administration_id = administration and p.person = code)
  $$;

create or replace function last_evaluation_reading(administration text, of_year integer) returns bigint
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select max(reading) from evaluation_reading r where r.administration_id = administration and r.year = of_year and app_reads(administration)
  $$;

-- Whom one abstains about, and whom those abstain about who delegated to one: what the table of rights asks of whoever acts, and of nobody else.
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

-- Who evaluates in the place of another, for whoever may see a form of that person: the same people as the policy of forms says.
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
      )
  $$;

-- Why somebody evaluates in the place of another is for the personnel office; the two learn who and when, by the function above.
drop policy who_may_reads on evaluator_substitution;
create policy who_may_reads on evaluator_substitution for select to traguardo_app using (
  administration_id = app_administration() and (select app_holds('personnel'))
);

-- What deletes and erases, for whoever holds the right --------------------------------------------------------------------------------

create function audit_line_stays(action text) returns boolean language sql immutable parallel safe
  return action in ('rules.approve', 'evaluation.record', 'pay.record');
comment on function audit_line_stays is
  'Le righe del registro che non si cancellano: approvazioni e calcoli registrati. Contengono impronte e codici, mai nomi, e senza di loro «traguardo verify» non può confrontare.';

alter function erase_audit_content(text, bigint, text) rename to erase_audit_content_of_any;
revoke execute on function erase_audit_content_of_any from traguardo_app;
create function erase_audit_content(of_administration text, of_sequence bigint, why text) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not app_acts_as(of_administration, 'personnel', 'technicalAdministrator') then
    raise exception 'Il contenuto di una riga del registro lo cancella solo chi ne ha l''incarico nello stesso ente.';
  end if;
  if exists (select from audit where administration_id = of_administration and sequence = of_sequence and audit_line_stays(action)) then
    raise exception 'La riga % dice un''approvazione o un calcolo registrato: contiene impronte e codici, non nomi, e non si cancella.', of_sequence;
  end if;
  perform erase_audit_content_of_any(of_administration, of_sequence, why);
end $$;
comment on function erase_audit_content is
  'Cancella contenuto e sale di una riga del registro, e ne lascia un''altra che dice chi, quando e perché. La chiede chi ha l''incarico di cancellare, per il suo ente.';

-- Notices go with the messages that told the same: past their term, or with the person they are about.
create function forget_notices_of_any(of_administration text, of_person text, before timestamptz) returns bigint
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  gone bigint;
begin
  delete from notice where administration_id = of_administration and (of_person is null or person = of_person) and recorded_at <= before;
  get diagnostics gone = row_count;
  return gone;
end $$;
revoke execute on function forget_notices_of_any from public;

alter function delete_expired(text, text) rename to delete_expired_of_any;
revoke execute on function delete_expired_of_any from traguardo_app;
create function delete_expired(of_administration text, of_class text) returns bigint
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not app_acts_as(of_administration, 'personnel', 'technicalAdministrator') then -- who may do «retention.run»
    raise exception 'Ciò che ha passato il suo termine lo cancella solo chi ne ha l''incarico nello stesso ente.';
  end if;
  return delete_expired_of_any(of_administration, of_class)
    + case when of_class = 'mail' then forget_notices_of_any(of_administration, null, now() - make_interval(days => retention_days(of_administration, 'mail'))) else 0 end;
end $$;
comment on function delete_expired is
  'Cancella ciò che di una classe ha passato il termine in vigore nell''ente, e dice quante righe. La chiede chi ha l''incarico, per il suo ente.';

alter function erase_person(text, bigint, text) rename to erase_person_of_any;
revoke execute on function erase_person_of_any from traguardo_app;
create function erase_person(of_administration text, of_request bigint, by_person text) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  counts jsonb;
  who text;
begin
  if not app_acts_as(of_administration, 'personnel') then -- who may do «rights.execute»
    raise exception 'I dati di una persona li cancella solo l''ufficio personale dello stesso ente.';
  end if;
  if not app_is_command_line() and by_person is distinct from app_person() then
    raise exception 'Una cancellazione si esegue a proprio nome.';
  end if;
  counts := erase_person_of_any(of_administration, of_request, by_person);
  select person into who from erasure_request where administration_id = of_administration and request_id = of_request;
  return counts || jsonb_build_object('notices', forget_notices_of_any(of_administration, who, now()));
end $$;
comment on function erase_person is
  'Esegue una cancellazione avviata da un''altra persona, per l''ufficio personale dello stesso ente: nomi, recapiti, parole e credenziali spariscono; i punteggi restano sotto la matricola.';

grant execute on function app_acts_as, app_reads, audit_line_stays, erase_audit_content, delete_expired, erase_person to traguardo_app;

-- A term of retention holds a day after it was set: time to notice it. One that keeps for longer holds at once, so that nothing goes meanwhile that it
-- would have kept; before the first has come into force nothing is deleted.
create or replace function retention_days(of_administration text, of_class text) returns integer
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  with term as (
    select days, sequence, set_at <= now() - interval '1 day' as is_in_force
    from retention_term where administration_id = of_administration and class = of_class
  ), held as (
    select days, sequence from term where is_in_force order by sequence desc limit 1
  )
  select greatest(held.days, (select max(days) from term where sequence > held.sequence)) from held
$$;
comment on function retention_days(text, text) is
  'Il termine in vigore di una classe: l''ultimo stabilito da almeno un giorno, o uno più lungo stabilito dopo. Manca finché il primo non è in vigore.';

-- The secrets of an account -----------------------------------------------------------------------------------------------------------

create function app_account() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.account', true), '')::uuid;
comment on function app_account is 'Di quale utenza si tratta in questa transazione: solo dei suoi segreti si leggono e si scrivono le righe.';
grant execute on function app_account to traguardo_app;

do $$
declare
  name text;
begin
  foreach name in array array['second_factor', 'recovery_code', 'passkey'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy of_the_account_named on %I to traguardo_app using (account_id = app_account()) with check (account_id = app_account())', name);
  end loop;
  revoke select on account from traguardo_app;
  execute (
    select format('grant select (%s) on account to traguardo_app', string_agg(quote_ident(attname), ', '))
    from pg_attribute where attrelid = 'account'::regclass and attnum > 0 and not attisdropped and attname <> 'password_hash');
end $$;

create function own_password_hash() returns text
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select password_hash from account where account_id = app_account()
  $$;
comment on function own_password_hash is 'L''impronta della password dell''utenza di questa transazione: la tabella non la dà a nessuno.';
grant execute on function own_password_hash to traguardo_app;

-- One's own part of what holds many people --------------------------------------------------------------------------------------------

create function own_readings() returns table (reading bigint, year integer, read_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select r.reading, r.year, r.read_at from evaluation_reading r
    where r.administration_id = app_administration()
      and exists (
        select from form f where f.administration_id = r.administration_id and f.reading = r.reading and f.evaluator = app_person()
        union all
        select from evaluated_person p where p.administration_id = r.administration_id and p.reading = r.reading and p.code = app_person()
      )
  $$;
comment on function own_readings is 'Le letture delle valutazioni in cui chi agisce è valutato o valuta: anno e giorno, non il contenuto.';

create function own_pay() returns table (reading bigint, year integer, said jsonb)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select r.reading, r.year, each.value from evaluation_reading r, jsonb_array_elements(r.pay -> 'people') as each
    where r.administration_id = app_administration() and each.value ->> 'person' = app_person()
  $$;
comment on function own_pay is 'Che cosa dicono di chi agisce i dati per premi e retribuzione di risultato.';

-- What comes of a form that is being prepared is no more for whom it is about than the form itself.
create function own_results() returns table (year integer, run bigint, kind text, recorded_at timestamptz, path text, said jsonb)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    with mine as (
      select r.year, r.run, r.kind, r.recorded_at, r.result::jsonb as result, exists (
        select from form f
        where f.administration_id = r.administration_id and f.reading = r.reading and f.person = app_person() and f.state = 'proposed'
      ) as is_being_prepared
      from evaluation_run r where r.administration_id = app_administration() and position('"' || app_person() || '"' in r.result) > 0
    )
    select m.year, m.run, m.kind, m.recorded_at, part.path, each.value
    from mine m
      cross join lateral (values ('people', not m.is_being_prepared), ('shares', not m.is_being_prepared), ('differentiation', true)) as part (path, is_told)
      cross join lateral jsonb_array_elements(coalesce(m.result -> part.path, '[]')) as each
    where part.is_told and app_person() in (each.value ->> 'person', each.value ->> 'name')
  $$;
comment on function own_results is 'Che cosa dicono di chi agisce i calcoli registrati: non l''esito di una scheda ancora proposta.';

create function own_mail() returns table (kind text, recipient text, subject text, state text, queued_at timestamptz, settled_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select m.kind, m.recipient, m.subject, m.state, m.queued_at, m.settled_at from mail m
    where m.account_id = app_account()
      or m.account_id is null and m.administration_id = app_administration() and lower(m.recipient) in (
        select lower(p.mail) from person p where p.administration_id = app_administration() and p.person = app_person())
    order by m.mail_id
  $$;
comment on function own_mail is 'I messaggi a chi agisce, senza il testo, che può contenere un invito.';

grant execute on function own_readings, own_pay, own_results, own_mail to traguardo_app;
