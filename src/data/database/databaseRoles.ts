/**
 * The group roles every Traguardo database has. `owner` owns the tables and migrates, `app` serves people, `sealer` seals the audit log,
 * `publicReader` sees published snapshots only. Rights go to these; on a server the DBA's login roles are members of them.
 */
export const DATABASE_ROLES = {
  owner: "traguardo_owner",
  app: "traguardo_app",
  sealer: "traguardo_sealer",
  publicReader: "traguardo_public_reader",
} as const;

export type DatabaseRole = keyof typeof DATABASE_ROLES;
