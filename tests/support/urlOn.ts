import { DATABASE_ROLES } from "../../src/data/database/databaseRoles.ts";
import type { DatabaseRole } from "../../src/data/database/databaseRoles.ts";

/** The server of a test run: its superuser, the one password of all roles, and the migrated database others are copied from. */
export type TestServer = { readonly superuserUrl: string; readonly password: string; readonly template: string };

/** The address of a database on the test server, for one of our roles or for the superuser. */
export function urlOn({ superuserUrl, password }: TestServer, role: DatabaseRole | "superuser", database: string): string {
  const url = new URL(superuserUrl);
  url.pathname = `/${database}`;
  if (role === "superuser") return url.href;
  url.username = DATABASE_ROLES[role];
  url.password = password;
  return url.href;
}
