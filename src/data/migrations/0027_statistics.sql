-- What PostgreSQL knows of how many rows there are, refreshed as soon as many have come in; and a policy that asks once what it asked of every row.
-- Runs as traguardo_owner.

create function refresh_statistics(of_administration text, of_what text) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not app_reads(of_administration) then
    raise exception 'Le statistiche della base dati le rinfresca solo chi agisce per l''ente.';
  end if;
  case of_what
    when 'plan' then
      analyze (skip_locked) objective, objective_version, indicator_use, holder, result, unit, unit_version, imported_file, variation;
    when 'staff' then
      analyze (skip_locked) person, employment, unit, unit_version;
    when 'evaluation' then
      analyze (skip_locked) evaluation_reading, evaluated_person, stint, form;
  end case;
end $$;
comment on function refresh_statistics is
  'Rinfresca ciò che PostgreSQL sa di quante righe ci sono, dopo che per un ente ne sono entrate molte: lo può fare solo chi possiede le tabelle.';
revoke execute on function refresh_statistics from public;
grant execute on function refresh_statistics to traguardo_app;

-- Whom one evaluates in the place of another is asked once; only of those it names, for which days.
drop policy who_may_reads on form;
create policy who_may_reads on form for select to traguardo_app using (
  administration_id = app_administration()
  and (
    (person = app_person() and state <> 'proposed')
    or (select app_holds('personnel', 'oiv', 'segretario'))
    or (person <> app_person() and evaluator = app_person())
    or (evaluator = 'sindaco' and (select app_holds('organ')))
    or (
      person in (select s.person from app_substitutions() s)
      and exists (select from app_substitutions() s where s.person = form.person and s.valid @> to_day)
    )
  )
);
