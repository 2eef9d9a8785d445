-- A relation as Segretario, dirigente or EQ gives its power only in the days that a second person has confirmed; a role that is ended ends now; who
-- can be reached by somebody else than before is told. Runs as traguardo_owner.

-- Relations that give power -----------------------------------------------------------------------------------------------------------

create function power_of(role text) returns text language sql immutable parallel safe
  return case when role in ('segretario', 'dirigente') then role when role in ('eq', 'eqWithFunctions') then 'eq' end;
comment on function power_of is 'L''incarico che un rapporto di lavoro dà oltre a quello di dipendente, dove ne dà uno.';
grant execute on function power_of to traguardo_app;

alter table employment
  add column written_by text[] not null default '{}',
  add column confirmed datemultirange not null default '{}',
  add column confirmed_by text check (confirmed_by <> person),
  add column confirmed_at timestamptz,
  add column confirmed_alone boolean not null default false,
  add check ((confirmed_by is null) = (confirmed_at is null)),
  add check (confirmed <@ datemultirange(valid));
comment on column employment.written_by is
  'Chi l''ha registrato, per ultimo; prima, chi aveva registrato ciò che sostituisce, se l''incarico che dà non era ancora confermato. Vuoto in quelli di prima che si conservasse.';
comment on column employment.confirmed is
  'I giorni in cui un rapporto da Segretario, dirigente o EQ dà il suo incarico, perché una seconda persona li ha confermati. Negli altri giorni vale come dipendente.';
comment on column employment.confirmed_alone is 'Confermato in deroga da chi l''aveva registrato: nell''ente non c''era nessun altro.';
grant update (confirmed, confirmed_by, confirmed_at, confirmed_alone) on employment to traguardo_app;

update employment set confirmed = datemultirange(valid), confirmed_by = 'aggiornamento', confirmed_at = now()
where replaced_at is null and power_of(role) is not null;

-- Who wrote what is not confirmed yet stays among its writers, whoever changes it next: changing it is not confirming it.
-- What was confirmed of the relation it replaces in this same transaction stays confirmed: another evaluator or another share of full time asks nobody.
create function employment_begins() returns trigger language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare
  kept record;
begin
  new.written_by := array_remove(array[app_person()], null);
  if power_of(new.role) is null then
    return new;
  end if;
  for kept in
    select o.unit_id, o.written_by, o.confirmed = datemultirange(o.valid) as is_whole, confirmed * datemultirange(new.valid) as days, confirmed_by, confirmed_at, confirmed_alone from employment o
    where o.administration_id = new.administration_id and o.person = new.person and power_of(o.role) = power_of(new.role) and o.replaced_at = now()
    order by confirmed_at
  loop
    if not kept.is_whole then
      new.written_by := kept.written_by || array_remove(new.written_by, app_person()) || array_remove(array[app_person()], null);
    end if;
    continue when kept.unit_id <> new.unit_id or isempty(kept.days);
    new.confirmed := new.confirmed + kept.days;
    new.confirmed_by := kept.confirmed_by;
    new.confirmed_at := kept.confirmed_at;
    new.confirmed_alone := new.confirmed_alone or kept.confirmed_alone;
  end loop;
  return new;
end $$;
create trigger employment_begins before insert on employment for each row execute function employment_begins();

create function employment_is_confirmed_by_another() returns trigger language plpgsql as $$
begin
  if power_of(new.role) is null then
    raise exception 'Un rapporto che non dà incarichi non si conferma.';
  end if;
  if not new.confirmed_alone and new.confirmed_by = any (new.written_by) and new.confirmed_by not in ('riga di comando', 'dimostrazione') then
    raise exception 'Un rapporto di lavoro lo conferma una persona diversa da chi l''ha registrato.';
  end if;
  return new;
end $$;
create trigger employment_is_confirmed_by_another before update of confirmed, confirmed_by, confirmed_at, confirmed_alone on employment
  for each row execute function employment_is_confirmed_by_another();

-- Notices (it. "avvisi") --------------------------------------------------------------------------------------------------------------

create table notice (
  administration_id text not null references administration,
  notice_id bigint generated always as identity,
  person text not null check (person ~ '^[A-Za-z0-9._-]{1,40}$'),
  kind text not null check (kind in (
    'evaluator', 'unit', 'parent', 'substitute', 'substitutionEnded', 'delegate', 'conflictEnded', 'formEvaluator', 'mail', 'account', 'invitation', 'powerEnded')),
  reader text check (reader ~ '^[A-Za-z0-9._-]{1,40}$'),
  unit_id bigint,
  year integer,
  recorded_by text not null check (recorded_by <> ''),
  recorded_at timestamptz not null default now(),
  primary key (administration_id, notice_id),
  foreign key (administration_id, unit_id) references unit
);
create index notice_of_person on notice (administration_id, person, recorded_at);
comment on table notice is
  'Avvisi: di che cosa, fatto da una persona sola, cambia chi può leggere o fare qualcosa che riguarda un''altra. Li leggono la persona e il Segretario.';
comment on column notice.reader is 'Chi può leggere o fare ciò che prima non poteva.';
grant select, insert (administration_id, person, kind, reader, unit_id, year, recorded_by) on notice to traguardo_app;

alter table notice enable row level security;
create policy who_may_reads on notice for select to traguardo_app using (
  administration_id = app_administration() and (person = app_person() or (select app_holds('segretario')))
);
create policy the_machine_reads on notice for select to traguardo_app using ((select app_is_command_line()));
create policy adds_for_its_own on notice for insert to traguardo_app with check (app_writes(administration_id));

alter table mail drop constraint mail_kind_check;
alter table mail add constraint mail_kind_check check (kind in ('invitation', 'credentials', 'browser', 'checkpoint', 'notice'));
