-- A reading (it. "rilevazione") is one measured value, and nothing else: what was read out of a file is named after the file. Runs as traguardo_owner.

alter table document_reading rename to parsed_document;
alter table parsed_document rename column reading to document_number;
alter table service rename column reading to document_number;
alter table strategic_objective rename column reading to document_number;
alter table operational_objective rename column reading to document_number;
alter table reported_band rename column reading to document_number;
comment on table parsed_document is 'Documenti letti per i loro elenchi: un elenco letto di nuovo si aggiunge, e vale l''ultimo documento che lo ha.';

alter table evaluation_reading rename to evaluation_file;
alter table evaluation_file rename column reading to file_number;
alter table evaluated_person rename column reading to file_number;
alter table stint rename column reading to file_number;
alter table form rename column reading to file_number;
alter table evaluation_run rename column reading to file_number;
comment on table evaluation_file is 'File dei dati di valutazione, con ciò che se ne è letto: un file nuovo si aggiunge, e vale l''ultimo dell''anno.';

drop function own_readings();
create function own_evaluation_files() returns table (file_number bigint, year integer, read_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select r.file_number, r.year, r.read_at from evaluation_file r
    where r.administration_id = app_administration()
      and exists (
        select from form f where f.administration_id = r.administration_id and f.file_number = r.file_number and f.evaluator = app_person()
        union all
        select from evaluated_person p
        where p.administration_id = r.administration_id and p.file_number = r.file_number and p.code = app_person()
      )
  $$;
comment on function own_evaluation_files is 'I file di valutazione in cui chi agisce è valutato o valuta: anno e giorno, non il contenuto.';
revoke execute on function own_evaluation_files from public;
grant execute on function own_evaluation_files to traguardo_app;

drop function own_pay();
create function own_pay() returns table (file_number bigint, year integer, said jsonb)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select r.file_number, r.year, each.value from evaluation_file r, jsonb_array_elements(r.pay -> 'people') as each
    where r.administration_id = app_administration() and each.value ->> 'person' = app_person()
  $$;
comment on function own_pay is 'Che cosa dicono di chi agisce i dati per premi e retribuzione di risultato.';
revoke execute on function own_pay from public;
grant execute on function own_pay to traguardo_app;

alter function last_evaluation_reading rename to last_evaluation_file;

-- Functions whose text names those tables are written anew with the new names; their rights and comments stay.
do $$
declare
  named record;
begin
  for named in
    select oid from pg_proc where pronamespace = 'public'::regnamespace and prosrc ~ '\m(evaluation_reading|document_reading|reading)\M'
  loop
    execute regexp_replace(regexp_replace(pg_get_functiondef(named.oid), '\mevaluation_reading\M', 'evaluation_file', 'g'), '\mreading\M', 'file_number', 'g');
  end loop;
end $$;
