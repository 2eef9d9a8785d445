-- What becomes of the personal data of each table is a row, and erasing a person and deleting what is past its term are loops over those rows.
-- The program declares the same in src/data/personal/, and a test compares the two. Runs as traguardo_owner.

-- Tables with personal data -----------------------------------------------------------------------------------------------------------

create table personal_table (
  name text primary key,
  turn integer unique,
  whose text,
  changes text,
  erased_by text,
  told_as text,
  in_exit_archive boolean not null,
  check ((turn is null) = (whose is null and erased_by is null)),
  check (whose is null or erased_by is null),
  check (changes is null or whose is not null),
  check (told_as is null or turn is not null)
);
comment on table personal_table is
  'Le tabelle con dati personali, e che cosa ne fa la cancellazione dei dati di una persona: per chi non ha un turno, nulla.';
comment on column personal_table.turn is 'In che ordine si cancella: ciò che ne richiama un''altra va prima di lei.';
comment on column personal_table.whose is
  'Quali righe sono della persona. $1 è l''ente, $2 la matricola, $3 i modi in cui la persona è scritta, $4 le sue utenze che non servono a un altro ente.';
comment on column personal_table.changes is 'Che cosa si scrive in quelle righe; se manca, si tolgono.';
comment on column personal_table.erased_by is 'La funzione che cancella, dove una condizione non basta: riceve gli stessi dati e dice quante righe ha toccato.';
comment on column personal_table.told_as is 'Con quale nome la cancellazione dice quante righe ha toccato.';
comment on column personal_table.in_exit_archive is 'Se la tabella entra nell''archivio che l''ente porta con sé quando lascia il sistema.';

create table personal_term (
  class text not null,
  turn integer not null,
  name text not null references personal_table,
  past text not null,
  changes text,
  taken_by text,
  is_shared boolean not null default false,
  is_counted boolean not null default true,
  primary key (class, turn),
  check (changes is null or taken_by is null)
);
comment on table personal_term is
  'Che cosa si cancella di ogni classe di dati quando il suo termine è passato, un passo dopo l''altro.';
comment on column personal_term.past is 'Quali righe hanno passato il termine. $1 è l''ente, $2 l''istante da cui il termine è passato.';
comment on column personal_term.changes is 'Che cosa si scrive in quelle righe; se manca, si tolgono.';
comment on column personal_term.taken_by is 'La funzione che le cancella, dove toglierle o cambiarle non basta.';
comment on column personal_term.is_shared is
  'Le righe non sono di un solo ente: vale il termine più lungo, quando tutti ne hanno stabilito uno. Le altre sono dell''ente per cui si cancella.';
comment on column personal_term.is_counted is 'Se le righe si contano: quelle che seguono un''altra no.';

-- What the rows say -------------------------------------------------------------------------------------------------------------------

-- Whether a text says a person: by their code, as JSON writes it, or in one of the ways in which they are written.
create function says_person(said text, code text, written text[]) returns boolean language sql immutable parallel safe
  return said like '%"' || code || '"%' or exists (select from unnest(written) as value where position(lower(value) in lower(said)) > 0);

-- The content of a form without the words of those who wrote it: kinds, weights and degrees stay.
create function form_without_words(content jsonb) returns jsonb language sql stable parallel safe
  return jsonb_set(content, '{objectives}', coalesce((
    select jsonb_agg(
      case when o->>'kind' = 'own'
        then o || '{"title": "Obiettivo cancellato"}' || case when o ? 'neutralised' then '{"neutralised": "cancellato"}'::jsonb else '{}' end
        else o end
      order by at)
    from jsonb_array_elements(content->'objectives') with ordinality as each(o, at)), '[]'));

-- The files of evaluations that another had overtaken at an instant, and on which no run stands.
create function overtaken_files(of_administration text, at timestamptz) returns setof bigint
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select f.file_number from evaluation_file f
  where f.administration_id = of_administration
    and exists (
      select from evaluation_file later
      where later.administration_id = f.administration_id and later.year = f.year and later.file_number > f.file_number and later.read_at < at)
    and not exists (select from evaluation_run run where run.administration_id = f.administration_id and run.file_number = f.file_number)
$$;

-- The files of evaluations of years that were over at an instant.
create function files_of_years_over(of_administration text, at timestamptz) returns setof bigint
language sql stable set search_path = pg_catalog, public, pg_temp as $$
  select file_number from evaluation_file where administration_id = of_administration and make_date(year, 12, 31) < at
$$;

-- The lines of the log that say a person lose their content, but for the fingerprints of approved documents and computations.
create function erase_log_lines(of_administration text, who text, written text[], accounts uuid[], of_request bigint) returns bigint
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  line record;
  touched bigint := 0;
begin
  for line in
    select sequence from audit
    where administration_id = of_administration and content is not null
      and action not in ('log.erase', 'rules.approve', 'evaluation.record', 'pay.record', 'retention.run', 'erasure.start', 'erasure.execute')
      and (object = 'account of ' || who or says_person(content, who, written))
    order by sequence
  loop
    perform erase_audit_content_of_any(of_administration, line.sequence, 'cancellazione dei dati di una persona, richiesta ' || of_request);
    touched := touched + 1;
  end loop;
  return touched;
end $$;

-- Lines of the log past their term lose their content, so many at a time: whoever deletes asks again.
create function take_log_content(of_administration text, before timestamptz) returns bigint
language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare
  line record;
  touched bigint := 0;
begin
  for line in
    select sequence from audit
    where administration_id = of_administration and recorded_at < before and content is not null
      and action in ('account.manage', 'organisation.write')
    order by recorded_at limit 1000
  loop
    perform erase_audit_content_of_any(of_administration, line.sequence, 'termine di conservazione');
    touched := touched + 1;
  end loop;
  return touched;
end $$;

insert into personal_table (name, turn, whose, changes, erased_by, told_as, in_exit_archive) values
  -- first what is found by what a person is called, then what says it
  ('audit', 1, null, null, 'erase_log_lines', 'logLines', true),
  ('idempotency', 2, 'administration_id = $1 and (person = $2 or says_person(answer::text, $2, $3))', null, null, 'answers', false),
  ('mail', 3, 'account_id = any($4) or (administration_id is null or administration_id = $1) and lower(recipient) in (select lower(value) from unnest($3) as value)', null, null, 'mail', false),

  -- who they are
  ('person', 4, 'administration_id = $1 and $2 in (person)', 'name = ''Persona cancellata'', fiscal_code = null, mail = null', null, 'person', true),
  ('employment', null, null, null, null, null, true),

  -- evaluations: scores stay under the code, words and names go
  ('evaluation_file', 5, 'administration_id = $1 and content is not null and exists (select from evaluated_person p where p.administration_id = $1 and p.file_number = evaluation_file.file_number and p.code = $2)', 'content = null', null, 'originals', true),
  ('evaluated_person', 6, 'administration_id = $1 and $2 in (code)', 'name = ''Persona cancellata''', null, 'evaluated', true),
  ('stint', null, null, null, null, null, true),
  ('form', 7, 'administration_id = $1 and $2 in (person)', 'not_evaluable_note = case when not_evaluable_note is not null then ''cancellato'' end, content = form_without_words(content)', null, 'forms', true),
  ('evaluation_run', null, null, null, null, null, true),
  ('head_count_decision', null, null, null, null, null, true),

  -- roles, delegations, abstentions: who and when stays, the words go
  ('role_grant', 8, 'administration_id = $1 and $2 in (person)', 'reason = ''cancellato''', null, null, true),
  ('delegation', 9, 'administration_id = $1 and $2 in (of_person, to_person)', 'reason = ''cancellato''', null, null, true),
  ('conflict_of_interest', 10, 'administration_id = $1 and $2 in (person, about)', 'reason = ''cancellato''', null, null, true),
  ('evaluator_substitution', 11, 'administration_id = $1 and $2 in (person, substitute)', 'reason = ''cancellato''', null, null, true),
  ('derogation', null, null, null, null, null, true),
  ('acknowledgement', null, null, null, null, null, true),
  ('track_reopening', null, null, null, null, null, true),
  ('form_draft', 12, 'administration_id = $1 and $2 in (person)', null, null, null, false),

  -- the account, unless it serves another administration too; then what hangs on it
  ('account', 13, 'account_id = any($4)', 'mail = ''cancellata-'' || account_id || ''@invalid'', name = ''Persona cancellata'', disabled_at = coalesce(disabled_at, now()), password_hash = null, password_changed_at = null', null, 'accounts', false),
  ('identity_transaction', 14, 'session_id in (select session_id from session where account_id = any($4)) or invitation_hash in (select token_hash from invitation where account_id = any($4))', null, null, null, false),
  ('passkey_challenge', 15, 'session_id in (select session_id from session where account_id = any($4))', null, null, null, false),
  ('session', 16, 'account_id = any($4)', null, null, null, false),
  ('identity', 17, 'account_id = any($4)', null, null, null, false),
  ('passkey', 18, 'account_id = any($4)', null, null, null, false),
  ('recovery_code', 19, 'account_id = any($4)', null, null, null, false),
  ('second_factor', 20, 'account_id = any($4)', null, null, null, false),
  ('invitation', 21, 'account_id = any($4)', null, null, null, false),
  ('account_event', 22, 'account_id = any($4)', null, null, null, false),
  ('account_person', 23, 'administration_id = $1 and $2 in (person)', null, null, null, false),
  ('sign_in_attempt', null, null, null, null, null, false),
  ('notice', 24, 'administration_id = $1 and $2 in (person) and recorded_at <= now()', null, null, 'notices', false),

  -- what was done for the office stays, under the code
  ('rule_document', null, null, null, null, null, true),
  ('finding_acceptance', null, null, null, null, null, true),
  ('narrative', null, null, null, null, null, true),
  ('variation', null, null, null, null, null, true),
  ('result', null, null, null, null, null, true),
  ('retention_term', null, null, null, null, null, true),
  ('legal_hold', null, null, null, null, null, true),
  ('erasure_request', null, null, null, null, null, true),
  ('technical_access', null, null, null, null, null, false);

insert into personal_term (class, turn, name, past, changes, taken_by, is_shared, is_counted) values
  ('sessions', 1, 'passkey_challenge', 'session_id in (select s.session_id from session s where greatest(s.last_seen_at, s.ended_at) < $2)', null, null, true, false),
  ('sessions', 2, 'identity_transaction', 'started_at < $2 or session_id in (select s.session_id from session s where greatest(s.last_seen_at, s.ended_at) < $2)', null, null, true, false),
  ('sessions', 3, 'session', 'greatest(last_seen_at, ended_at) < $2', null, null, true, true),
  ('attempts', 1, 'sign_in_attempt', 'tried_at < $2', null, null, true, true),
  ('accountEvents', 1, 'account_event', 'recorded_at < $2', null, null, true, true),
  ('invitations', 1, 'invitation', 'greatest(expires_at, used_at, ended_at) < $2 and not exists (select from session s where s.invitation_hash = invitation.token_hash) and not exists (select from identity_transaction t where t.invitation_hash = invitation.token_hash)', null, null, true, true),
  ('mail', 1, 'mail', 'settled_at < $2', null, null, true, true),
  ('mail', 2, 'notice', 'recorded_at <= $2', null, null, false, true),
  ('technicalAccess', 1, 'technical_access', 'recorded_at < $2', null, null, true, true),
  ('answers', 1, 'idempotency', 'recorded_at < $2 and (kept_until < now() or kept_until is null)', null, null, false, true), -- one whose key still holds would be given another
  ('logContent', 1, 'audit', 'recorded_at < $2 and content is not null and action in (''account.manage'', ''organisation.write'')', null, 'take_log_content', false, true),
  ('originals', 1, 'evaluation_file', 'read_at < $2 and content is not null', 'content = null', null, false, true),
  ('drafts', 1, 'rule_document', 'act_id is null and exists (select from rule_document later where later.administration_id = $1 and later.year = rule_document.year and later.kind = rule_document.kind and later.version > rule_document.version and later.approved_at < $2)', null, null, false, true),
  ('drafts', 2, 'form_draft', 'saved_at < $2', null, null, false, true),
  ('drafts', 3, 'form', 'file_number in (select overtaken_files($1, $2))', null, null, false, false),
  ('drafts', 4, 'stint', 'file_number in (select overtaken_files($1, $2))', null, null, false, false),
  ('drafts', 5, 'evaluated_person', 'file_number in (select overtaken_files($1, $2))', null, null, false, false),
  ('drafts', 6, 'evaluation_file', 'file_number in (select overtaken_files($1, $2))', null, null, false, true),
  ('forms', 1, 'form', 'file_number in (select files_of_years_over($1, $2))', null, null, false, true),
  ('forms', 2, 'stint', 'file_number in (select files_of_years_over($1, $2))', null, null, false, false),
  ('forms', 3, 'evaluated_person', 'file_number in (select files_of_years_over($1, $2))', null, null, false, false),
  ('forms', 4, 'evaluation_file', 'file_number in (select files_of_years_over($1, $2)) and (content is not null or pay->''people'' <> ''[]'')', 'content = null, pay = jsonb_set(pay, ''{people}'', ''[]'')', null, false, false);

-- Erasing a person --------------------------------------------------------------------------------------------------------------------

create or replace function erase_person_of_any(of_administration text, of_request bigint, by_person text) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  who text;
  written text[];
  accounts uuid[];
  step record;
  touched bigint;
  counts jsonb := '{}';
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

  select array_agg(distinct value) into written from (
    select unnest(array[name, fiscal_code, mail]) as value from person where administration_id = of_administration and person = who
    union select name from evaluated_person where administration_id = of_administration and code = who
    union select unnest(array[a.name, a.mail]) from account a join account_person p using (account_id)
      where p.administration_id = of_administration and p.person = who
  ) as said where value is not null and value <> 'Persona cancellata';
  select array_agg(account_id) into accounts from account_person
  where administration_id = of_administration and person = who
    and not exists (select from account_person other where other.account_id = account_person.account_id and other.administration_id <> of_administration);

  for step in select * from personal_table where turn is not null order by turn loop
    if step.erased_by is not null then
      execute format('select %I($1, $2, $3, $4, $5)', step.erased_by) into touched using of_administration, who, written, accounts, of_request;
    else
      execute case when step.changes is null then format('delete from %I where %s', step.name, step.whose)
        else format('update %I set %s where %s', step.name, step.changes, step.whose) end
      using of_administration, who, written, accounts;
      get diagnostics touched = row_count;
    end if;
    if step.told_as is not null then
      counts := counts || jsonb_build_object(step.told_as, touched);
    end if;
  end loop;
  return counts;
end $$;

create or replace function erase_person(of_administration text, of_request bigint, by_person text) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not app_acts_as(of_administration, 'personnel') then -- who may do «rights.execute»
    raise exception 'I dati di una persona li cancella solo l''ufficio personale dello stesso ente.';
  end if;
  if not app_is_command_line() and by_person is distinct from app_person() then
    raise exception 'Una cancellazione si esegue a proprio nome.';
  end if;
  return erase_person_of_any(of_administration, of_request, by_person);
end $$;

-- Deleting what is past its term, and counting it ---------------------------------------------------------------------------------------

create function is_past_term(step personal_term) returns text language sql stable
  return case when step.is_shared then step.past else format('administration_id = $1 and (%s)', step.past) end;

create or replace function delete_expired_of_any(of_administration text, of_class text) returns bigint
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  own_days integer := retention_days(of_administration, of_class);
  own_limit timestamptz := now() - make_interval(days => own_days);
  common_limit timestamptz := now() - make_interval(days => common_retention_days(of_class));
  step personal_term;
  part bigint;
  touched bigint := 0;
begin
  if own_days is null then
    return 0;
  end if;
  for step in select * from personal_term where class = of_class order by turn loop
    if step.taken_by is not null then
      execute format('select %I($1, $2)', step.taken_by) into part using of_administration, own_limit;
    else
      execute case when step.changes is null then format('delete from %I where %s', step.name, is_past_term(step))
        else format('update %I set %s where %s', step.name, step.changes, is_past_term(step)) end
      using of_administration, case when step.is_shared then common_limit else own_limit end;
      get diagnostics part = row_count;
    end if;
    touched := touched + case when step.is_counted then part else 0 end;
  end loop;
  return touched;
end $$;

create or replace function delete_expired(of_administration text, of_class text) returns bigint
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not app_acts_as(of_administration, 'personnel', 'technicalAdministrator') then -- who may do «retention.run»
    raise exception 'Ciò che ha passato il suo termine lo cancella solo chi ne ha l''incarico nello stesso ente.';
  end if;
  return delete_expired_of_any(of_administration, of_class);
end $$;

create or replace function count_expired(of_administration text, of_class text) returns bigint
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  own_days integer := retention_days(of_administration, of_class);
  own_limit timestamptz := now() - make_interval(days => own_days);
  common_limit timestamptz := now() - make_interval(days => common_retention_days(of_class));
  step personal_term;
  part bigint;
  found_past bigint := 0;
begin
  if not app_acts_as(of_administration, 'personnel', 'technicalAdministrator') then -- who may do «retention.run»
    raise exception 'Ciò che ha passato il suo termine lo conta solo chi ha l''incarico di cancellarlo nello stesso ente.';
  end if;
  if own_days is null then
    return 0;
  end if;
  for step in select * from personal_term where class = of_class and is_counted loop
    execute format('select count(*) from %I where %s', step.name, is_past_term(step)) into part
    using of_administration, case when step.is_shared then common_limit else own_limit end;
    found_past := found_past + part;
  end loop;
  return found_past;
end $$;

drop function forget_notices_of_any(text, text, timestamptz);
