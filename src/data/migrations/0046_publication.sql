-- What is public: the publications of a year, one chain of numbers, each whole. The public side reads them and nothing else, by a role of its own
-- (decision 0068). Runs as traguardo_owner.

create table publication (
  administration_id text not null,
  year integer not null,
  number integer not null check (number > 0),
  state text not null default 'prepared' check (state in ('prepared', 'discarded', 'released', 'withdrawn')),
  includes text[] not null check (includes <@ array['plan', 'results'] and 'plan' = any (includes)),
  plan_version integer not null,
  corrects integer,
  reason text check (reason <> ''),
  prepared_by text not null,
  prepared_at timestamptz not null default now(),
  released_by text,
  released_at timestamptz,
  withdrawn_by text,
  withdrawn_at timestamptz,
  withdrawal_reason text check (withdrawal_reason <> ''),
  format integer not null check (format > 0),
  engine text not null,
  sha256 bytea not null check (octet_length(sha256) = 32),
  primary key (administration_id, year, number),
  foreign key (administration_id, year) references year,
  foreign key (administration_id, year, plan_version) references plan_version,
  foreign key (administration_id, year, corrects) references publication,
  check (corrects < number),
  check ((corrects is null) or reason is not null),
  check ((released_at is not null) = (state in ('released', 'withdrawn')) and (released_at is null) = (released_by is null)),
  check ((withdrawn_at is not null) = (state = 'withdrawn') and num_nonnulls(withdrawn_at, withdrawn_by, withdrawal_reason) in (0, 3))
);
create unique index publication_prepared on publication (administration_id, year) where state = 'prepared';
create index on publication (administration_id, prepared_by);
create index on publication (administration_id, released_by);
create index on publication (administration_id, withdrawn_by);
comment on table publication is
  'Pubblicazioni di un anno: una catena di numeri, ciascuna intera. Si prepara, si guarda, si pubblica; una correzione è un numero nuovo.';
comment on column publication.includes is 'Che cosa contiene: il piano; i risultati.';
comment on column publication.corrects is 'Il numero che era in vigore quando è stata preparata; vuoto, non ce n''era.';
comment on column publication.reason is 'Perché corregge quella di prima.';
comment on column publication.format is 'La forma delle sue parti: il programma legge ogni forma di prima.';
comment on column publication.engine is 'Il motore di calcolo che l''ha preparata.';
comment on column publication.sha256 is 'L''impronta di tutte le sue parti, in ordine.';

create table published_part (
  administration_id text not null,
  year integer not null,
  number integer not null,
  part text not null check (part in ('year', 'objective', 'continuation', 'figure')),
  key text not null,
  position integer not null,
  alike bytea,
  body text not null,
  sha256 bytea not null check (octet_length(sha256) = 32),
  primary key (administration_id, year, number, part, key),
  foreign key (administration_id, year, number) references publication
);
create index on published_part (administration_id, year, number, alike) where alike is not null;
comment on table published_part is
  'Che cosa contiene una pubblicazione, in JSON: l''anno senza obiettivi, ogni obiettivo e che cosa continua, ogni numero con la sua prova. Non si riscrive.';
comment on column published_part.key is 'Quale: vuota per l''anno, il codice dell''obiettivo, il nome del numero.';
comment on column published_part.position is 'Il suo posto tra le parti dello stesso genere.';
comment on column published_part.alike is 'L''impronta di gruppo e titolo: lo stesso obiettivo si ritrova negli altri anni senza leggerli.';

grant select, insert (administration_id, year, number, includes, plan_version, corrects, reason, prepared_by, format, engine, sha256) on publication to traguardo_app;
grant update (state, released_by, released_at, withdrawn_by, withdrawn_at, withdrawal_reason) on publication to traguardo_app;
grant select, insert on published_part to traguardo_app;

-- A publication goes one way; what it holds is written while it is prepared, and never again.
create function keep_publication() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if (old.state, new.state) not in (('prepared', 'released'), ('prepared', 'discarded'), ('released', 'withdrawn')) then
    raise exception 'La pubblicazione % del % non passa da «%» a «%».', old.number, old.year, old.state, new.state;
  end if;
  return new;
end $$;
create trigger goes_one_way before update on publication for each row execute function keep_publication();

create function keep_published_parts() returns trigger language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
  if exists (select from changed c join publication p using (administration_id, year, number) where p.state <> 'prepared') then
    raise exception 'Ciò che una pubblicazione contiene non si riscrive.';
  end if;
  return null;
end $$;
create trigger parts_insert after insert on published_part referencing new table as changed for each statement execute function keep_published_parts();
create trigger parts_update after update on published_part referencing old table as changed for each statement execute function keep_published_parts();

alter table publication enable row level security;
create policy the_machine_reads on publication for select to traguardo_app using ((select app_is_command_line()));
create policy who_may_reads on publication for select to traguardo_app using (
  administration_id = app_administration()
  and (app_person() in (prepared_by, released_by, withdrawn_by) or (select app_holds('planning', 'personnel', 'segretario', 'oiv', 'rpct', 'organ')))
);
create policy adds_for_its_own on publication for insert to traguardo_app with check (app_writes(administration_id));
create policy changes_for_its_own on publication for update to traguardo_app using (app_writes(administration_id)) with check (app_writes(administration_id));
alter table published_part enable row level security;
create policy the_machine_reads on published_part for select to traguardo_app using ((select app_is_command_line()));
create policy who_may_reads on published_part for select to traguardo_app using (
  administration_id = app_administration() and (select app_holds('planning', 'personnel', 'segretario', 'oiv', 'rpct', 'organ'))
);
create policy adds_for_its_own on published_part for insert to traguardo_app with check (app_writes(administration_id));

insert into personal_table (name, turn, whose, changes, erased_by, told_as, in_exit_archive) values
  ('publication', null, null, null, null, null, true),
  ('published_part', null, null, null, null, null, true);

create or replace function refresh_statistics(of_administration text, of_what text) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not app_reads(of_administration) then
    raise exception 'Le statistiche della base dati le rinfresca solo chi agisce per l''ente.';
  end if;
  case of_what
    when 'plan' then
      analyze (skip_locked) objective (administration_id, code), objective_version (administration_id, code, version), indicator (administration_id, code),
        indicator_version (administration_id, code, version), holder (administration_id, code, version, unit_id), result (administration_id, code),
        unit (administration_id), unit_version (administration_id, unit_id, parent_unit_id);
    when 'staff' then
      analyze (skip_locked) person (administration_id, person), employment (administration_id, person, unit_id, evaluator, replaced_at),
        unit (administration_id), unit_version (administration_id, unit_id, parent_unit_id);
    when 'evaluation' then
      analyze (skip_locked) evaluation_file (administration_id, year), evaluated_person (administration_id, file_number, code),
        stint (administration_id, file_number, person), form (administration_id, file_number, person, evaluator);
    when 'publication' then
      analyze (skip_locked) publication (administration_id, year, number), published_part (administration_id, year, number, part, key, alike);
  end case;
end $$;

-- What the public reads -----------------------------------------------------------------------------------------------------------------

-- Without a name of a person; of a year that was withdrawn, its day and its reason.
do $$
begin
  if not has_database_privilege('traguardo_owner', current_database(), 'create') then
    set local role none; -- who migrates owns the database
    execute format('grant create on database %I to traguardo_owner', current_database());
    set local role traguardo_owner;
  end if;
end $$;
create schema published;
create view published.publication with (security_barrier) as
  select administration_id, year, number, state, includes, corrects, reason, prepared_at, released_at, withdrawn_at, withdrawal_reason, format, engine, sha256
  from publication where state in ('released', 'withdrawn');
create view published.part with (security_barrier) as
  select p.* from published_part p join publication using (administration_id, year, number) where state = 'released';
create view published.administration with (security_barrier) as
  select administration_id, name from administration a
  where exists (select from publication p where p.administration_id = a.administration_id and p.state in ('released', 'withdrawn'));
create view published.setting with (security_barrier) as
  select administration_id, setting, value, holds_from from (
    select distinct on (administration_id, setting) * from administration_setting order by administration_id, setting, setting_id desc
  ) last
  where value is not null
    and exists (select from publication p where p.administration_id = last.administration_id and p.state in ('released', 'withdrawn'));
create view published.checkpoint with (security_barrier) as
  select c.* from checkpoint c
  where exists (select from publication p where p.administration_id = c.administration_id and p.state in ('released', 'withdrawn'));
grant usage on schema published to traguardo_public_reader;
grant select on all tables in schema published to traguardo_public_reader;
comment on schema published is 'Ciò che il pubblico legge: pubblicazioni, chi le fa, punti di controllo. Il ruolo traguardo_public_reader non vede altro.';

-- What was public before is published again by the program, as it is (its own step builds what a publication holds): these are the years.
create table published_before (
  administration_id text not null,
  year integer not null,
  primary key (administration_id, year),
  foreign key (administration_id, year) references year
);
comment on table published_before is 'Anni che erano pubblici prima che ci fossero le pubblicazioni: il programma li pubblica al primo avvio e toglie la riga.';
insert into published_before select distinct administration_id, year from objective;

-- The page of an objective finds the others in what was published.
drop index objective_version_by_title;
