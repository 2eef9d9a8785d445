-- A recorded computation keeps what it stood on and its proofs, so that both can be opened when another engine computes (decision 0060).
-- Runs as traguardo_owner.

create table run_part (
  administration_id text not null,
  year integer not null,
  run bigint not null,
  kind text not null check (kind in ('material', 'proof')),
  position integer not null check (position > 0),
  person text,
  content text,
  sha256 bytea not null check (octet_length(sha256) = 32),
  primary key (administration_id, year, run, kind, position),
  foreign key (administration_id, year, run) references evaluation_run,
  check (content is null or sha256 = sha256(convert_to(content, 'UTF8'))),
  check (content is not null or person is not null)
);
comment on table run_part is
  'Su che cosa sta un calcolo registrato e le sue prove, a pezzi: ciò che è di una persona sta da sé, e si cancella con i suoi dati.';
comment on column run_part.content is 'Il pezzo, in JSON; vuoto quando è stato cancellato.';
grant select, insert on run_part to traguardo_app;

alter table evaluation_run
  add column parts_sha256 bytea check (octet_length(parts_sha256) = 32),
  add column parts text check (parts in ('kept', 'remade', 'notRemade'));
comment on column evaluation_run.parts_sha256 is
  'SHA-256 dei pezzi: di ciascuno, in una riga, che cos''è, di chi e la sua impronta. Resta vera anche quando il contenuto di uno è cancellato.';
comment on column evaluation_run.parts is
  'Se i pezzi sono quelli di allora, rifatti dopo e confrontati con l''impronta delle prove, oppure non si sono potuti rifare; vuoto: non ancora guardato.';
grant insert (parts_sha256, parts) on evaluation_run to traguardo_app;

alter table run_part enable row level security;
create policy adds_for_its_own on run_part for insert to traguardo_app with check (app_writes(administration_id));
create policy the_machine_reads on run_part for select to traguardo_app using ((select app_is_command_line()));
create policy who_may_reads on run_part for select to traguardo_app using (
  administration_id = app_administration() and (select app_holds('personnel'))
);

-- What a recorded computation proves of the person who asks: not while their form is being prepared.
create function own_proofs() returns table (year integer, run bigint, kind text, recorded_at timestamptz, said jsonb)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select r.year, r.run, r.kind, r.recorded_at, p.content::jsonb
    from run_part p join evaluation_run r using (administration_id, year, run)
    where p.administration_id = app_administration() and p.person = app_person() and p.kind = 'proof' and p.content is not null
      and not exists (
        select from form f
        where f.administration_id = r.administration_id and f.file_number = r.file_number and f.person = app_person() and f.state = 'proposed')
  $$;
comment on function own_proofs is 'Le prove dei calcoli registrati che parlano di chi agisce: non di una scheda ancora proposta.';
revoke execute on function own_proofs() from public;
grant execute on function own_proofs() to traguardo_app;

insert into personal_table (name, turn, whose, changes, erased_by, told_as, in_exit_archive)
  select 'run_part', max(turn) + 1, 'administration_id = $1 and $2 in (person)', 'content = null', null, 'runParts', true from personal_table;
insert into personal_term (class, turn, name, past, changes, taken_by, is_shared, is_counted) values
  ('forms', 5, 'run_part', 'person is not null and content is not null and make_date(year, 12, 31) < $2', 'content = null', null, false, false);
