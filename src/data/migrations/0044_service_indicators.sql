-- What services promise in their ordinary activity: an indicator of a service has an identity beside those of objectives, and what a file of evaluations promises for it
-- is a row, no more a piece of JSON (decision 0066). Its step moves what is there. Runs as traguardo_owner.

-- Whose an indicator is ---------------------------------------------------------------------------------------------------------------

alter table indicator
  drop constraint indicator_pkey cascade, -- and the references to it, made again below
  alter column code drop not null,
  add column service bigint,
  add column indicator_id bigint generated always as identity;
alter table indicator
  add primary key (administration_id, indicator_id),
  add unique (administration_id, code, indicator),
  add unique (administration_id, service, indicator),
  add foreign key (administration_id, service) references plan_identity,
  add constraint indicator_is_of_one check (num_nonnulls(code, service) = 1);
comment on table indicator is
  'Indicatori di un obiettivo o di un servizio: l''identità, che nessuna versione del piano e nessun file cambia e che non è mai data due volte.';
comment on column indicator.indicator is 'Il numero nel suo obiettivo o nel suo servizio.';
comment on column indicator.service is 'Il servizio che dura (plan_identity), con cui lo elenca il documento dell''anno; assente per gli indicatori di un obiettivo.';
comment on column indicator.indicator_id is 'Quale indicatore è, di chiunque sia.';

alter table indicator_version
  add foreign key (administration_id, code, indicator) references indicator (administration_id, code, indicator);
alter table result
  add foreign key (administration_id, code, raw_indicator) references indicator (administration_id, code, indicator),
  add foreign key (administration_id, code, evaluated_indicator) references indicator (administration_id, code, indicator);

-- What a file of evaluations says of services -----------------------------------------------------------------------------------------

create table evaluation_service (
  administration_id text not null,
  file_number bigint not null,
  written text not null check (written <> ''),
  service bigint not null,
  primary key (administration_id, file_number, written),
  foreign key (administration_id, file_number) references evaluation_file on delete cascade,
  foreign key (administration_id, service) references plan_identity
);
comment on table evaluation_service is 'I servizi che un file di valutazioni nomina, come li scrive e quali sono.';
grant select, insert on evaluation_service to traguardo_app;
alter table evaluation_service enable row level security;
create policy everybody_reads on evaluation_service for select to traguardo_app using (true);
create policy adds_for_its_own on evaluation_service for insert to traguardo_app with check (app_writes(administration_id));

create table service_indicator (
  administration_id text not null,
  file_number bigint not null,
  service bigint not null,
  indicator integer not null,
  unit_id bigint not null,
  catalogue_code text not null check (catalogue_code <> ''),
  name text collate "it-x-icu" not null check (name <> ''),
  weight text,
  scoring jsonb not null check (jsonb_typeof(scoring) = 'object' and not scoring ?| array['entry', 'name', 'weight']),
  primary key (administration_id, file_number, service, indicator),
  foreign key (administration_id, file_number) references evaluation_file,
  foreign key (administration_id, service, indicator) references indicator (administration_id, service, indicator),
  foreign key (administration_id, unit_id) references unit
);
comment on table service_indicator is
  'Che cosa un file di valutazioni promette per un indicatore dell''attività ordinaria di un servizio. Un altro file dell''anno aggiunge righe sue: queste non cambiano.';
comment on column service_indicator.unit_id is 'L''unità nella quale il servizio si misura.';
comment on column service_indicator.catalogue_code is 'Il codice nell''anagrafe, che ne dice formula, unità di misura, verso e fonte.';
comment on column service_indicator.weight is 'Peso nel servizio come è scritto; vuoto se il file non ne ha.';
comment on column service_indicator.scoring is 'Come diventa punti: valore promesso, regola, come si contano le rilevazioni, perché è fuori dal conto.';
grant select, insert on service_indicator to traguardo_app;
alter table service_indicator enable row level security;
create policy adds_for_its_own on service_indicator for insert to traguardo_app with check (app_writes(administration_id));
create policy the_machine_reads on service_indicator for select to traguardo_app using ((select app_is_command_line()));
create policy who_may_reads on service_indicator for select to traguardo_app using (
  administration_id = app_administration() and (select app_holds('personnel'))
);

-- `organisation` keeps of each indicator its number and its readings. With what is promised, it is again what was read.
create function with_service_indicators(of_administration text, of_file bigint, organisation jsonb) returns jsonb
  language sql stable set search_path = pg_catalog, public, pg_temp as $$
    select jsonb_set(organisation, '{units}', coalesce((
      select jsonb_agg(jsonb_set(unit, '{services}', coalesce((
        select jsonb_agg(jsonb_set(activity, '{indicators}', coalesce((
          select jsonb_agg(told - 'number' || jsonb_build_object('use', jsonb_build_object('entry', i.catalogue_code, 'name', i.name) || i.scoring
            || case when i.weight is null then '{}' else jsonb_build_object('weight', i.weight) end) order by at)
          from jsonb_array_elements(activity -> 'indicators') with ordinality as each (told, at)
          left join evaluation_service s
            on s.administration_id = of_administration and s.file_number = of_file and s.written = activity ->> 'name'
          left join service_indicator i
            on i.administration_id = of_administration and i.file_number = of_file and i.service = s.service and i.indicator = (told ->> 'number')::integer
        ), '[]')) order by at)
        from jsonb_array_elements(unit -> 'services') with ordinality as each (activity, at)
      ), '[]'), false) order by at)
      from jsonb_array_elements(organisation -> 'units') with ordinality as each (unit, at)
    ), '[]'), false)
  $$;
comment on function with_service_indicators is 'Ciò che un file di valutazioni dice di unità e servizi, come fu letto: con ciò che promette per i loro indicatori.';
grant execute on function with_service_indicators to traguardo_app;

-- Personal data -----------------------------------------------------------------------------------------------------------------------

insert into personal_table (name, turn, whose, changes, erased_by, told_as, in_exit_archive) values
  ('service_indicator', null, null, null, null, null, true);
update personal_term set turn = 8 where class = 'drafts' and name = 'evaluation_file';
insert into personal_term (class, turn, name, past, changes, taken_by, is_shared, is_counted) values
  ('drafts', 7, 'service_indicator', 'file_number in (select overtaken_files($1, $2))', null, null, false, false);
