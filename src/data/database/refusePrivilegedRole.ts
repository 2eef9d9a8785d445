import { sql } from "kysely";
import type { Database } from "./database.ts";
import { DatabaseRefused } from "./databaseRefused.ts";
import { DATABASE_ROLES } from "./databaseRoles.ts";

type Findings = {
  role: string;
  is_superuser: boolean;
  bypasses: boolean;
  makes_roles: boolean;
  can_own: boolean;
  can_rewrite: boolean;
  can_seal: boolean;
};

/**
 * Refuses to serve people with a role for which the walls of the database do not stand: superuser, BYPASSRLS, CREATEROLE, owner of the
 * database or of a table, able to become any of these, or allowed to change the audit log or its seals. The role that `seals` may add seals, and no more
 * than that. Throws DatabaseRefused.
 */
export async function refusePrivilegedRole(db: Database, { seals = false }: { readonly seals?: boolean } = {}): Promise<void> {
  const {
    rows: [found],
  } = await sql<Findings>`
    with reachable as (
      select oid, rolsuper, rolbypassrls, rolcreaterole
      from pg_roles
      where pg_has_role(current_user, oid, 'MEMBER') or pg_has_role(session_user, oid, 'MEMBER')
    )
    select
      current_user::text as role,
      (select bool_or(rolsuper) from reachable) as is_superuser,
      (select bool_or(rolbypassrls) from reachable) as bypasses,
      (select bool_or(rolcreaterole) from reachable) as makes_roles,
      exists (
        select from reachable
        where oid in (select relowner from pg_class where relnamespace = 'public'::regnamespace)
          or oid in (select datdba from pg_database where datname = current_database())
      ) as can_own,
      exists (
        select from pg_class
        where relnamespace = 'public'::regnamespace and relname in ('audit', 'chain', 'checkpoint')
          and has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE')
      ) as can_rewrite,
      exists (
        select from pg_class
        where relnamespace = 'public'::regnamespace and relname in ('chain', 'checkpoint') and has_table_privilege(oid, 'INSERT')
      ) as can_seal`.execute(db);
  if (!found) throw new Error("The database did not answer about its roles");
  const { role, ...powers } = found;
  const faults = [
    powers.is_superuser && "è superutente o può diventarlo (SUPERUSER)",
    powers.bypasses && "salta le regole di riga o può farlo (BYPASSRLS)",
    powers.makes_roles && "può creare e modificare ruoli (CREATEROLE)",
    powers.can_own && "è proprietario della base dati o delle tabelle, o può diventarlo",
    powers.can_rewrite && "può modificare il registro delle operazioni",
    powers.can_seal && !seals && "può aggiungere sigilli al registro delle operazioni",
  ].filter((fault) => fault !== false);
  if (faults.length === 0) return;
  throw new DatabaseRefused(
    `Traguardo non si avvia con il ruolo «${role}»: ${faults.join("; ")}. ` +
      (seals
        ? `Indichi in DATABASE_SEALER_URL un ruolo che sia soltanto membro di «${DATABASE_ROLES.sealer}».`
        : `Indichi in DATABASE_URL un ruolo che sia soltanto membro di «${DATABASE_ROLES.app}».`),
  );
}
