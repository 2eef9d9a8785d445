-- What PostgreSQL knows of how many rows there are and of the columns by which they are found, refreshed as soon as many have come in; and a policy that asks once what it asked of every row.
-- Runs as traguardo_owner.

create function refresh_statistics(of_administration text, of_what text) returns void
language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
begin
  if not app_reads(of_administration) then
    raise exception 'Le statistiche della base dati le rinfresca solo chi agisce per l''ente.';
  end if;
  case of_what
    when 'plan' then
      analyze (skip_locked) objective (administration_id, code), objective_version (administration_id, code, version),
        indicator_use (administration_id, code, version), holder (administration_id, code, version, unit_id), result (administration_id, code),
        unit (administration_id), unit_version (administration_id, unit_id, parent_unit_id);
    when 'staff' then
      analyze (skip_locked) person (administration_id, person), employment (administration_id, person, unit_id, evaluator, replaced_at),
        unit (administration_id), unit_version (administration_id, unit_id, parent_unit_id);
    when 'evaluation' then
      analyze (skip_locked) evaluation_reading (administration_id, year), evaluated_person (administration_id, reading, code),
        stint (administration_id, reading, person), form (administration_id, reading, person, evaluator);
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
