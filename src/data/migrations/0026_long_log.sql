-- A log costs what is new in it, whatever its length: how far the sealer has come, indexes for what looks in it, deletions in parts, answers that go.
-- Runs as traguardo_owner.

lock table audit in share row exclusive mode; -- whoever was writing a line has finished

-- How far the sealer has come ---------------------------------------------------------------------------------------------------------

create table sealing (
  is_only boolean primary key default true check (is_only),
  settled bigint not null,
  seen bigint not null,
  seen_before xid8 not null
);
comment on table sealing is
  'Fin dove chi sigilla ha già guardato: non deve rileggere tutto il registro ogni volta. Non prova nulla: «traguardo verify» legge tutto.';
comment on column sealing.settled is 'Fino a questa riga del registro sono tutte sigillate, e non ne può arrivare una tardi.';
comment on column sealing.seen is 'L''ultima riga che c''era a uno sguardo: è decisa quando sono finite tutte le transazioni di allora.';
comment on column sealing.seen_before is 'La prima transazione che allora non era ancora cominciata.';
grant select, insert, update on sealing to traguardo_sealer;

create table sealed_act (
  administration_id text primary key references administration,
  seq bigint not null check (seq > 0)
);
comment on table sealed_act is
  'L''ultimo sigillo di una riga che registra un atto: dice se è dovuto un punto di controllo, senza rileggere il registro.';
grant select, insert, update on sealed_act to traguardo_sealer;

insert into sealing (settled, seen, seen_before)
select until, until, pg_snapshot_xmax(pg_current_snapshot())
from (
  select coalesce(
    (select min(sequence) - 1 from audit where not exists (
      select from chain where chain.administration_id = audit.administration_id and chain.audit_sequence = audit.sequence)),
    (select max(sequence) from audit), 0) as until
) as looked;

insert into sealed_act (administration_id, seq)
select chain.administration_id, max(chain.seq) from chain
join audit on audit.administration_id = chain.administration_id and audit.sequence = chain.audit_sequence
where audit.action in ('rules.approve', 'track.open', 'track.close', 'track.reopen', 'track.confirmReopening')
group by chain.administration_id;

-- What looks in the log ---------------------------------------------------------------------------------------------------------------

create index audit_by_action on audit (administration_id, action, sequence);
create index audit_by_year on audit (administration_id, year, recorded_at);
create index audit_without_content on audit (administration_id, sequence) where content is null;
create index audit_telling_erasure on audit (administration_id, object) where action = 'log.erase';
create index audit_with_a_term on audit (administration_id, recorded_at)
  where content is not null and action in ('account.manage', 'organisation.write');
create index checkpoint_by_time on checkpoint (administration_id, made_at);

-- Answers kept for a request that arrives twice ---------------------------------------------------------------------------------------

alter table idempotency add column kept_until timestamptz;
comment on column idempotency.kept_until is
  'Fino a quando serve: dopo, la sua chiave è rifiutata comunque. Manca per le chiavi con un nome, che il programma riusa sempre.';
comment on table idempotency is
  'Risposte già date a ogni richiesta, con la chiave della richiesta: ripeterla dà la stessa risposta e non scrive due volte. Vanno quando la chiave non vale più.';
grant insert (kept_until) on idempotency to traguardo_app;
update idempotency set kept_until = recorded_at + interval '7 days' where key ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';
create index idempotency_past on idempotency (kept_until) where kept_until is not null;

create function forget_answers(at_most integer) returns integer
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  gone integer;
begin
  delete from idempotency where ctid = any(array(
    select ctid from idempotency where kept_until < now() order by kept_until limit least(at_most, 10000) for update skip locked));
  get diagnostics gone = row_count;
  return gone;
end $$;
comment on function forget_answers is
  'Cancella risposte la cui chiave non vale più, al più tante, e dice quante. La può chiedere chiunque serva: ciò che vale ancora non lo tocca.';
revoke execute on function forget_answers from public;
grant execute on function forget_answers to traguardo_app;

-- What is past its term: deleted in parts, and counted without deleting ----------------------------------------------------------------

create or replace function delete_expired_of_any(of_administration text, of_class text) returns bigint
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
    when 'answers' then -- one whose key still holds would be given another
      delete from idempotency where administration_id = of_administration and recorded_at < own_limit and (kept_until < now() or kept_until is null);
    when 'logContent' then -- so many at a time: whoever deletes asks again
      for line in
        select sequence from audit
        where administration_id = of_administration and recorded_at < own_limit and content is not null
          and action in ('account.manage', 'organisation.write')
        order by recorded_at limit 1000
      loop
        perform erase_audit_content_of_any(of_administration, line.sequence, 'termine di conservazione');
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

create function count_expired(of_administration text, of_class text) returns bigint
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  own_days integer := retention_days(of_administration, of_class);
  own_limit timestamptz := now() - make_interval(days => own_days);
  common_limit timestamptz := now() - make_interval(days => common_retention_days(of_class));
begin
  if not app_acts_as(of_administration, 'personnel', 'technicalAdministrator') then -- who may do «retention.run»
    raise exception 'Ciò che ha passato il suo termine lo conta solo chi ha l''incarico di cancellarlo nello stesso ente.';
  end if;
  if own_days is null then
    return 0;
  end if;
  case of_class
    when 'sessions' then
      return (select count(*) from session where greatest(last_seen_at, ended_at) < common_limit);
    when 'attempts' then
      return (select count(*) from sign_in_attempt where tried_at < common_limit);
    when 'accountEvents' then
      return (select count(*) from account_event where recorded_at < common_limit);
    when 'invitations' then
      return (select count(*) from invitation i where greatest(expires_at, used_at, ended_at) < common_limit
        and not exists (select from session s where s.invitation_hash = i.token_hash)
        and not exists (select from identity_transaction t where t.invitation_hash = i.token_hash));
    when 'mail' then
      return (select count(*) from mail where settled_at < common_limit)
        + (select count(*) from notice where administration_id = of_administration and recorded_at <= own_limit);
    when 'technicalAccess' then
      return (select count(*) from technical_access where recorded_at < common_limit);
    when 'answers' then
      return (select count(*) from idempotency
        where administration_id = of_administration and recorded_at < own_limit and (kept_until < now() or kept_until is null));
    when 'logContent' then
      return (select count(*) from audit
        where administration_id = of_administration and recorded_at < own_limit and content is not null
          and action in ('account.manage', 'organisation.write'));
    when 'originals' then
      return (select count(*) from evaluation_reading
        where administration_id = of_administration and read_at < own_limit and content is not null);
    when 'drafts' then
      return (select count(*) from rule_document d
          where d.administration_id = of_administration and d.act_id is null and exists (
            select from rule_document later
            where later.administration_id = d.administration_id and later.year = d.year and later.kind = d.kind
              and later.version > d.version and later.approved_at < own_limit))
        + (select count(*) from form_draft where administration_id = of_administration and saved_at < own_limit)
        + (select count(*) from evaluation_reading r
          where r.administration_id = of_administration
            and exists (
              select from evaluation_reading later
              where later.administration_id = r.administration_id and later.year = r.year and later.reading > r.reading and later.read_at < own_limit)
            and not exists (select from evaluation_run run where run.administration_id = r.administration_id and run.reading = r.reading));
    when 'forms' then
      return (select count(*) from form where administration_id = of_administration and reading in (
        select reading from evaluation_reading where administration_id = of_administration and make_date(year, 12, 31) < own_limit));
    else
      raise exception 'Non c''è una classe di dati «%».', of_class;
  end case;
end $$;
comment on function count_expired is
  'Quante righe di una classe hanno passato il termine in vigore nell''ente, senza cancellarne nessuna.';
revoke execute on function count_expired from public;
grant execute on function count_expired to traguardo_app;
