-- The relations of a person are looked for one person at a time, replaced ones too: by whoever loads one, and by the trigger that keeps what was confirmed.
-- Runs as traguardo_owner.

create index employment_of_person on employment (administration_id, person);
