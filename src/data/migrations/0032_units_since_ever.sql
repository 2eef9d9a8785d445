-- A document of a year says that a unit is there, never since when: a first day that was a 1 January of a document becomes «da sempre» (decision 0061).
-- Where a person wrote the unit on its page, its day stays. Runs as traguardo_owner.

with on_its_page as materialized (
  select distinct administration_id, object from audit where action = 'organisation.write' and object like 'unit %'
)
update unit_version v set valid = daterange(null, upper(v.valid))
where to_char(lower(v.valid), 'MM-DD') = '01-01'
  and not exists (
    select from unit_version earlier
    where earlier.administration_id = v.administration_id and earlier.unit_id = v.unit_id and lower(earlier.valid) < lower(v.valid))
  and not exists (
    select from on_its_page p where p.administration_id = v.administration_id and p.object = 'unit ' || v.unit_id)
  -- another unit of that name in that place ended before: it is not that one
  and not exists (
    select from unit_version other
    where other.administration_id = v.administration_id and other.unit_id <> v.unit_id and lower(other.valid) < lower(v.valid)
      and other.parent_unit_id is not distinct from v.parent_unit_id and lower(other.name) = lower(v.name));

comment on column unit_version.valid is 'I giorni in cui nome e posto valgono; senza il primo: da sempre, perché nessuno ha detto quando è nata.';
