import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { migrate } from "../../src/data/database/migrate.ts";
import { createRoles } from "../../src/server/embedded/createRoles.ts";
import { startEmbeddedPostgres } from "../../src/server/embedded/startEmbeddedPostgres.ts";
import { urlOn } from "./urlOn.ts";
import type { TestServer } from "./urlOn.ts";

declare module "vitest" {
  export interface ProvidedContext {
    databaseServer: TestServer;
  }
}

/**
 * One PostgreSQL for the whole run, with a migrated template: our embedded one in a temporary folder, or the throw-away server whose
 * superuser `TEST_DATABASE_URL` names (its traguardo_* roles get new passwords).
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env["TEST_DATABASE_URL"];
  const { superuserUrl, stop } = given ? { superuserUrl: given, stop: () => Promise.resolve() } : await startTemporary();
  const password = randomBytes(12).toString("hex");
  const template = `test_template_${randomBytes(4).toString("hex")}`;
  const server = { superuserUrl, password, template };
  await createRoles(superuserUrl, template, { owner: password, app: password, sealer: password, publicReader: password });
  await migrate(urlOn(server, "owner", template));
  project.provide("databaseServer", server);
  return stop;
}

async function startTemporary(): Promise<{ superuserUrl: string; stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), "traguardo-test-"));
  chmodSync(folder, 0o711); // as root, the server's user must get in
  const { superuserUrl, stop } = await startEmbeddedPostgres({ dataFolder: folder, maxConnections: 100 });
  return { superuserUrl, stop: () => stop().then(() => rmSync(folder, { recursive: true })) };
}
