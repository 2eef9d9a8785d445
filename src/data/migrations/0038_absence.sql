-- Who works where is said once, in the register; a file of evaluations fills it where it says nothing. Absences are days of a class within days: which ones
-- nobody says, nor why. Runs as traguardo_owner.

alter table employment add column file_year integer;
comment on column employment.file_year is
  'L''anno del file di valutazioni che da solo dice questo rapporto; assente per quelli detti dall''ufficio personale, con un elenco o in una pagina.';
grant select (file_year), insert (file_year) on employment to traguardo_app;

create table absence (
  administration_id text not null,
  absence_id bigint generated always as identity,
  person text not null check (person <> ''),
  valid daterange not null check (not isempty(valid) and not lower_inf(valid) and not upper_inf(valid)),
  class text not null check (class in ('neutral', 'counted')),
  days integer not null check (days > 0 and days <= upper(valid) - lower(valid)),
  file_number bigint not null,
  primary key (administration_id, absence_id),
  foreign key (administration_id, file_number) references evaluation_file
);
create index absence_of_file on absence (administration_id, file_number, person);
comment on table absence is
  'Assenze: quanti giorni di una classe, entro quali giorni. Quali siano non si inventa, e la causa non si conserva. Di un anno valgono quelle dell''ultimo file di valutazioni.';
comment on column absence.class is 'neutral: assenze che la legge protegge, che contano come lavorate; counted: le altre.';
comment on column absence.days is 'Quanti giorni: se sono tutti quelli di valid, si sa anche quali.';
grant select on absence to traguardo_app;
grant insert (administration_id, person, valid, class, days, file_number) on absence to traguardo_app;

alter table absence enable row level security;
create policy adds_for_its_own on absence for insert to traguardo_app with check (app_writes(administration_id));
create policy the_machine_reads on absence for select to traguardo_app using ((select app_is_command_line()));
create policy who_may_reads on absence for select to traguardo_app using (
  administration_id = app_administration() and (person = app_person() or (select app_holds('personnel')))
);

insert into personal_table (name, turn, whose, changes, erased_by, told_as, in_exit_archive) values ('absence', null, null, null, null, null, true);
update personal_term set turn = 7 where class = 'drafts' and name = 'evaluation_file';
insert into personal_term (class, turn, name, past, changes, taken_by, is_shared, is_counted) values
  ('drafts', 6, 'absence', 'file_number in (select overtaken_files($1, $2))', null, null, false, false),
  ('forms', 6, 'absence', 'file_number in (select files_of_years_over($1, $2))', null, null, false, false);

-- What files said until now ---------------------------------------------------------------------------------------------------------------

insert into absence (administration_id, person, valid, class, days, file_number)
select s.administration_id, s.person, daterange(s.from_day, s.to_day, '[]'), each.class, each.days, s.file_number
from stint s cross join lateral (values ('neutral', s.neutral_days), ('counted', s.counted_days)) as each (class, days)
where each.days > 0
order by s.administration_id, s.file_number, s.person, s.from_day, each.class;

do $$
declare
  before bigint[];
  after bigint[];
begin
  select array[coalesce(sum(neutral_days), 0), coalesce(sum(counted_days), 0)] into before from stint;
  select array[coalesce(sum(days) filter (where class = 'neutral'), 0), coalesce(sum(days) filter (where class = 'counted'), 0)] into after from absence;
  if before <> after then
    raise exception 'I giorni di assenza non tornano: % nei periodi di servizio, % nelle assenze.', before, after;
  end if;
end $$;

-- Whoever the last file of a year names and the register does not is added; and of everybody the days before the first that the register tells.
create temporary table said_stint on commit drop as
select s.administration_id, s.person, s.from_day, s.to_day, s.role, s.fte, u.unit_id, f.year, p.name
from evaluation_file f
join stint s using (administration_id, file_number)
join evaluated_person p on p.administration_id = s.administration_id and p.file_number = s.file_number and p.code = s.person
join evaluation_unit u on u.administration_id = s.administration_id and u.file_number = s.file_number and u.written = s.unit_written
where f.file_number = (select max(l.file_number) from evaluation_file l where l.administration_id = f.administration_id and l.year = f.year)
  and s.person ~ '^[A-Za-z0-9._-]{1,40}$'
  and not exists (select from erasure_request e where e.administration_id = s.administration_id and e.person = s.person and e.executed_at is not null)
  and not exists (
    select from person k
    where k.administration_id = s.administration_id and k.person <> s.person
      and (case when k.person ~ '^\d+$' then ltrim(k.person, '0') else lower(k.person) end)
        = (case when s.person ~ '^\d+$' then ltrim(s.person, '0') else lower(s.person) end));

insert into person (administration_id, person, name)
select distinct on (administration_id, person) administration_id, person, name from said_stint
order by administration_id, person, year desc
on conflict do nothing;

insert into employment (administration_id, person, valid, unit_id, post, profile, category, fte, file_year)
select s.administration_id, s.person, s.valid, s.unit_id,
  case when s.role in ('segretario', 'dirigente') then s.role when s.role in ('eq', 'eqWithFunctions') then 'eq' else 'none' end,
  s.role,
  case s.role when 'segretario' then 'segretari' when 'dirigente' then 'dirigenti' when 'eq' then 'funzionari' when 'eqWithFunctions' then 'funzionari' else s.role end,
  s.fte, s.year
from (
  select said.*, daterange(from_day, to_day, '[]') * daterange(null, (
    select min(lower(e.valid)) from employment e
    where e.administration_id = said.administration_id and e.person = said.person and e.replaced_at is null)) as valid
  from said_stint said
) s
where not isempty(s.valid)
order by s.administration_id, s.year, s.person, s.from_day;
