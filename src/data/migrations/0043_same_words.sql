-- The objectives of a body that have one title are found without reading its years: the page of one objective shows how it went in each. Runs as traguardo_owner.

create index objective_version_by_title on objective_version (administration_id, md5(title));
