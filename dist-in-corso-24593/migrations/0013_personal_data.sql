-- Personal data in time: how long each class is kept, who had a person's data erased, who reached the system as administrator.
-- The application deletes nothing by itself: it calls functions of the owner, which delete only what is past the term that was set. Runs as traguardo_owner.

-- Terms (it. "termini di conservazione") ----------------------------------------------------------------------------------------------

create table retention_term (
  administration_id text not null references administration,
  sequence bigint generated always as identity,
  class text not null check (class in (
    'sessions', 'attempts', 'accountEvents', 'invitations', 'mail', 'technicalAccess', 'answers', 'logContent', 'originals', 'drafts', 'forms')),
  days integer not null check (days between 1 and 36500),
  set_by text not null check (set_by <> ''),
  set_at timestamptz not null default now(),
  primary key (administration_id, sequence),
  check (class <> 'technicalAccess' or days >= 183),
  check (class <> 'mail' or days >= 10)
);
comment on table retention_term is
  'Termini di conservazione stabiliti dall''ente per ogni classe di dati, in giorni: chi e quando. Vale l''ultima riga; finché non ce n''è una, non si cancella nulla.';
grant select, insert (administration_id, class, days, set_by) on retention_term to traguardo_app;

create function retention_days(of_administration text, of_class text) returns integer
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select days from retention_term where administration_id = of_administration and class = of_class order by sequence desc limit 1
$$;

create function common_retention_days(of_class text) returns integer
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select case when bool_and(days is not null) then max(days) end
  from (select retention_days(administration_id, of_class) as days from administration) as terms
$$;
comment on function common_retention_days(text) is
  'Per ciò che non è di un solo ente (accessi, posta): il termine più lungo, e nessuno finché tutti gli enti non l''hanno stabilito.';

-- Technical access (it. "accessi degli amministratori di sistema") --------------------------------------------------------------------

create table technical_access (
  access_id bigint generated always as identity primary key,
  recorded_at timestamptz not null default clock_timestamp(),
  os_user text not null check (os_user <> ''),
  command text not null check (command ~ '^[a-z]+( [a-z]+)?$'),
  options text[] not null default '{}',
  administration text,
  year text
);
comment on table technical_access is
  'Accessi tecnici di chi amministra il sistema: quando, con quale utente del computer, quale comando e quali opzioni, senza i loro valori. Si può solo aggiungere.';
comment on column technical_access.options is 'I nomi delle opzioni; dei valori si conservano solo l''ente e l''anno.';
grant select, insert (os_user, command, options, administration, year) on technical_access to traguardo_app;

create function refuse_change_of_access() returns trigger language plpgsql as $$
begin
  raise exception 'Il registro degli accessi tecnici si può solo aggiungere.';
end $$;
create trigger technical_access_only_grows before update on technical_access for each row execute function refuse_change_of_access();
create trigger technical_access_is_never_emptied before truncate on technical_access for each statement execute function refuse_change_of_access();

-- Originals may go when what was read from them stays ---------------------------------------------------------------------------------

alter table evaluation_reading alter column content drop not null;
comment on column evaluation_reading.content is 'Il file originale; manca quando è stato cancellato, e resta la sua impronta.';

-- Deleting what is past its term ------------------------------------------------------------------------------------------------------

create function delete_expired(of_administration text, of_class text) returns bigint
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  own_days integer := retention_days(of_administration, of_class);
  common_days integer := common_retention_days(of_class);
  own_limit timestamptz := now() - make_interval(days => own_days);
  common_limit timestamptz := now() - make_interval(days => common_days);
  touched bigint := 0;
  part bigint;
  line record;
begin
  if own_days is null then
    return 0;
  end if;
  case of_class
    when 'sessions' then
      delete from passkey_challenge c where exists (
        select from session s where s.session_id = c.session_id and greatest(s.last_seen_at, s.ended_at) < common_limit);
      delete from identity_transaction t where t.started_at < common_limit or exists (
        select from session s where s.session_id = t.session_id and greatest(s.last_seen_at, s.ended_at) < common_limit);
      delete from session where greatest(last_seen_at, ended_at) < common_limit;
    when 'attempts' then
      delete from sign_in_attempt where tried_at < common_limit;
    when 'accountEvents' then
      delete from account_event where recorded_at < common_limit;
    when 'invitations' then
      delete from invitation i where greatest(expires_at, used_at, ended_at) < common_limit
        and not exists (select from session s where s.invitation_hash = i.token_hash)
        and not exists (select from identity_transaction t where t.invitation_hash = i.token_hash);
    when 'mail' then
      delete from mail where settled_at < common_limit;
    when 'technicalAccess' then
      delete from technical_access where recorded_at < common_limit;
    when 'answers' then
      delete from idempotency where administration_id = of_administration and recorded_at < own_limit;
    when 'logContent' then
      for line in
        select sequence from audit
        where administration_id = of_administration and recorded_at < own_limit and content is not null
          and action in ('account.manage', 'organisation.write')
        order by sequence
      loop
        perform erase_audit_content(of_administration, line.sequence, 'termine di conservazione');
        touched := touched + 1;
      end loop;
      return touched;
    when 'originals' then
      update evaluation_reading set content = null
      where administration_id = of_administration and read_at < own_limit and content is not null;
    when 'drafts' then
      delete from rule_document d
      where d.administration_id = of_administration and d.act_id is null and exists (
        select from rule_document later
        where later.administration_id = d.administration_id and later.year = d.year and later.kind = d.kind
          and later.version > d.version and later.approved_at < own_limit);
      get diagnostics touched = row_count;
      delete from form_draft where administration_id = of_administration and saved_at < own_limit;
      get diagnostics part = row_count;
      touched := touched + part;
      for line in
        select r.reading from evaluation_reading r
        where r.administration_id = of_administration
          and exists (
            select from evaluation_reading later
            where later.administration_id = r.administration_id and later.year = r.year and later.reading > r.reading and later.read_at < own_limit)
          and not exists (select from evaluation_run run where run.administration_id = r.administration_id and run.reading = r.reading)
      loop
        delete from form where administration_id = of_administration and reading = line.reading;
        delete from stint where administration_id = of_administration and reading = line.reading;
        delete from evaluated_person where administration_id = of_administration and reading = line.reading;
        delete from evaluation_reading where administration_id = of_administration and reading = line.reading;
        touched := touched + 1;
      end loop;
      return touched;
    when 'forms' then
      for line in
        select reading from evaluation_reading
        where administration_id = of_administration and make_date(year, 12, 31) < own_limit
      loop
        delete from form where administration_id = of_administration and reading = line.reading;
        get diagnostics part = row_count;
        delete from stint where administration_id = of_administration and reading = line.reading;
        delete from evaluated_person where administration_id = of_administration and reading = line.reading;
        update evaluation_reading set content = null, pay = jsonb_set(pay, '{people}', '[]')
        where administration_id = of_administration and reading = line.reading and (content is not null or pay->'people' <> '[]');
        touched := touched + part;
      end loop;
      return touched;
    else
      raise exception 'Non c''è una classe di dati «%».', of_class;
  end case;
  get diagnostics touched = row_count;
  return touched;
end $$;
comment on function delete_expired(text, text) is
  'Cancella ciò che di una classe ha passato il termine stabilito dall''ente, e dice quante righe. Senza un termine stabilito non cancella nulla.';
grant execute on function delete_expired(text, text) to traguardo_app;

-- A person's data erased (it. "cancellazione dei dati di una persona") ----------------------------------------------------------------

create table legal_hold (
  administration_id text not null references administration,
  hold_id bigint generated always as identity,
  person text not null,
  reason text not null check (reason <> ''),
  placed_by text not null check (placed_by <> ''),
  placed_at timestamptz not null default now(),
  lifted_by text check (lifted_by <> ''),
  lifted_at timestamptz,
  primary key (administration_id, hold_id),
  check ((lifted_by is null) = (lifted_at is null))
);
comment on table legal_hold is
  'Persone i cui dati servono in un giudizio o in un procedimento (art. 17, par. 3, lett. e) del regolamento): finché dura, non si cancellano.';
grant select, insert (administration_id, person, reason, placed_by) on legal_hold to traguardo_app;
grant update (lifted_by, lifted_at) on legal_hold to traguardo_app;

create table erasure_request (
  administration_id text not null references administration,
  request_id bigint generated always as identity,
  person text not null check (person ~ '^[A-Za-z0-9._-]{1,40}$'),
  reason text not null check (reason <> ''),
  started_by text not null check (started_by <> person),
  started_at timestamptz not null default now(),
  executed_by text check (executed_by <> started_by and executed_by <> person),
  executed_at timestamptz,
  primary key (administration_id, request_id),
  check ((executed_by is null) = (executed_at is null))
);
create unique index erasure_request_open on erasure_request (administration_id, person) where executed_at is null;
comment on table erasure_request is
  'Cancellazioni dei dati di una persona: una persona le avvia, un''altra le esegue, e nessuna delle due è quella di cui si cancella.';
grant select, insert (administration_id, person, reason, started_by) on erasure_request to traguardo_app;

create function erase_person(of_administration text, of_request bigint, by_person text) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  who text;
  gone constant text := 'Persona cancellata';
  known text[];
  accounts uuid[];
  line record;
  counts jsonb := '{}';
  part bigint;
  lines bigint := 0;
begin
  update erasure_request set executed_by = by_person, executed_at = now()
  where administration_id = of_administration and request_id = of_request and executed_at is null
  returning person into who;
  if who is null then
    raise exception 'Non c''è una cancellazione avviata con questo numero.';
  end if;
  perform from legal_hold where administration_id = of_administration and person = who and lifted_at is null;
  if found then
    raise exception 'I dati di questa persona servono in un procedimento: non si cancellano.';
  end if;

  -- every way in which the person is written
  select array_agg(distinct value) into known from (
    select unnest(array[name, fiscal_code, mail]) as value from person where administration_id = of_administration and person = who
    union select name from evaluated_person where administration_id = of_administration and code = who
    union select unnest(array[a.name, a.mail]) from account a join account_person p using (account_id)
      where p.administration_id = of_administration and p.person = who
  ) as written where value is not null and value <> gone;
  select array_agg(account_id) into accounts from account_person
  where administration_id = of_administration and person = who
    and not exists (select from account_person other where other.account_id = account_person.account_id and other.administration_id <> of_administration);

  -- the log: the lines that say it, but for the fingerprints of approved documents and computations
  for line in
    select sequence from audit
    where administration_id = of_administration and content is not null
      and action not in ('log.erase', 'rules.approve', 'evaluation.record', 'pay.record', 'retention.run', 'erasure.start', 'erasure.execute')
      and (object = 'account of ' || who or content like '%"' || who || '"%'
        or exists (select from unnest(known) as value where position(lower(value) in lower(content)) > 0))
    order by sequence
  loop
    perform erase_audit_content(of_administration, line.sequence, 'cancellazione dei dati di una persona, richiesta ' || of_request);
    lines := lines + 1;
  end loop;
  counts := counts || jsonb_build_object('logLines', lines);

  delete from idempotency where administration_id = of_administration and (
    person = who or answer::text like '%"' || who || '"%' or exists (select from unnest(known) as value where position(lower(value) in lower(answer::text)) > 0));
  get diagnostics part = row_count;
  counts := counts || jsonb_build_object('answers', part);

  delete from mail where account_id = any(accounts)
    or (administration_id is not distinct from of_administration or administration_id is null)
      and exists (select from unnest(known) as value where lower(value) = lower(recipient));
  get diagnostics part = row_count;
  counts := counts || jsonb_build_object('mail', part);

  -- who they are
  update person set name = gone, fiscal_code = null, mail = null where administration_id = of_administration and person = who;
  get diagnostics part = row_count;
  counts := counts || jsonb_build_object('person', part);

  -- evaluations: scores stay under the code, words and names go
  update evaluation_reading r set content = null
  where administration_id = of_administration and content is not null
    and exists (select from evaluated_person p where p.administration_id = of_administration and p.reading = r.reading and p.code = who);
  get diagnostics part = row_count;
  counts := counts || jsonb_build_object('originals', part);
  update evaluated_person set name = gone where administration_id = of_administration and code = who;
  get diagnostics part = row_count;
  counts := counts || jsonb_build_object('evaluated', part);
  update form set
    not_evaluable_note = case when not_evaluable_note is null then null else 'cancellato' end,
    content = jsonb_set(content, '{objectives}', coalesce((
      select jsonb_agg(
        case when o->>'kind' = 'own'
          then o || '{"title": "Obiettivo cancellato"}' || case when o ? 'neutralised' then '{"neutralised": "cancellato"}'::jsonb else '{}' end
          else o end
        order by at)
      from jsonb_array_elements(content->'objectives') with ordinality as each(o, at)), '[]'))
  where administration_id = of_administration and person = who;
  get diagnostics part = row_count;
  counts := counts || jsonb_build_object('forms', part);

  -- roles, delegations, abstentions: who and when stays, the words go
  update role_grant set reason = 'cancellato' where administration_id = of_administration and person = who;
  update delegation set reason = 'cancellato' where administration_id = of_administration and who in (of_person, to_person);
  update conflict_of_interest set reason = 'cancellato' where administration_id = of_administration and who in (person, about);
  update evaluator_substitution set reason = 'cancellato' where administration_id = of_administration and who in (person, substitute);
  delete from form_draft where administration_id = of_administration and person = who;

  -- the account, unless it serves another administration too
  update account set
    mail = 'cancellata-' || account_id || '@invalid', name = gone, disabled_at = coalesce(disabled_at, now()),
    password_hash = null, password_changed_at = null
  where account_id = any(accounts);
  get diagnostics part = row_count;
  counts := counts || jsonb_build_object('accounts', part);
  delete from identity_transaction where session_id in (select session_id from session where account_id = any(accounts))
    or invitation_hash in (select token_hash from invitation where account_id = any(accounts));
  delete from passkey_challenge where session_id in (select session_id from session where account_id = any(accounts));
  delete from session where account_id = any(accounts);
  delete from identity where account_id = any(accounts);
  delete from passkey where account_id = any(accounts);
  delete from recovery_code where account_id = any(accounts);
  delete from second_factor where account_id = any(accounts);
  delete from invitation where account_id = any(accounts);
  delete from account_event where account_id = any(accounts);
  delete from account_person where administration_id = of_administration and person = who;
  return counts;
end $$;
comment on function erase_person(text, bigint, text) is
  'Esegue una cancellazione avviata da un''altra persona: nomi, recapiti, parole e credenziali spariscono; i punteggi restano sotto la matricola, i sigilli del registro restano interi.';
grant execute on function erase_person(text, bigint, text) to traguardo_app;
