-- A document of a year, or a list of the staff, says that a unit is there, never since when: a first day that no person wrote on a page of ours becomes
-- «da sempre» (decision 0061), as the log tells. Runs as traguardo_owner.

do $$
begin
  -- from the top down: nothing is there before the unit above it
  loop
    with on_its_page as materialized (
      select distinct administration_id, object from audit where action = 'organisation.write' and object like 'unit %'
    )
    update unit_version v set valid = daterange(null, upper(v.valid))
    where not lower_inf(v.valid)
      and not exists (
        select from unit_version earlier
        where earlier.administration_id = v.administration_id and earlier.unit_id = v.unit_id
          and (lower_inf(earlier.valid) or lower(earlier.valid) < lower(v.valid)))
      and not exists (select from on_its_page p where p.administration_id = v.administration_id and p.object = 'unit ' || v.unit_id)
      and (v.parent_unit_id is null or exists (
        select from unit_version above
        where above.administration_id = v.administration_id and above.unit_id = v.parent_unit_id and lower_inf(above.valid)))
      -- another unit of that name in that place was there before: it is not that one
      and not exists (
        select from unit_version other
        where other.administration_id = v.administration_id and other.unit_id <> v.unit_id and (lower_inf(other.valid) or lower(other.valid) < lower(v.valid))
          and other.parent_unit_id is not distinct from v.parent_unit_id and lower(other.name) = lower(v.name));
    exit when not found;
  end loop;
end $$;

comment on column unit_version.valid is 'I giorni in cui nome e posto valgono; senza il primo: da sempre, perché nessuno ha detto quando è nata.';
