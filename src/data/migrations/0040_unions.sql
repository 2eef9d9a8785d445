-- The unions (it. "organizzazioni sindacali") are given a role as others are, by two people. It opens nothing of anybody's yet. Runs as traguardo_owner.

alter table role_grant drop constraint role_grant_role_check;
alter table role_grant add constraint role_grant_role_check check (
  role in (
    'technicalAdministrator', 'personnel', 'planning', 'accounts', 'registry', 'segretario', 'dirigente', 'eq', 'employee', 'dataOwner', 'oiv',
    'rpct', 'revisori', 'organ', 'dpo', 'unions'
  )
);
