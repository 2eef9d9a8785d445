import { randomBytes } from "node:crypto";
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseRefused } from "../../data/database/databaseRefused.ts";
import { holdsCluster } from "./clusterFolders.ts";
import type { DatabaseRole } from "../../data/database/databaseRoles.ts";

/** The generated passwords of the embedded server: one for each role and one for its superuser. */
export type Secrets = Readonly<Record<DatabaseRole | "superuser", string>>;

/**
 * Reads the passwords of a data folder, making them the first time. The file is readable only by the user of this process. Written
 * aside and linked into place: of two starters the first wins and both read the same.
 */
export function readSecrets(dataFolder: string): Secrets {
  const file = join(dataFolder, "segreti.json");
  if (!existsSync(file)) makeSecrets(dataFolder, file);
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Secrets;
  } catch {
    throw new DatabaseRefused(
      `Non riesco a leggere le password della base dati in «${file}». Il file appartiene all'utente che ha creato la cartella dei dati: ` +
        "avvii Traguardo con quell'utente, oppure rimetta il file da una copia di sicurezza.",
    );
  }
}

function makeSecrets(dataFolder: string, file: string): void {
  if (holdsCluster(dataFolder)) {
    throw new DatabaseRefused(`Manca il file «${file}» con le password della base dati: lo rimetta da una copia di sicurezza.`);
  }
  const aside = join(dataFolder, `segreti-${process.pid}.json`);
  const password = () => randomBytes(24).toString("base64url");
  const secrets: Secrets = {
    superuser: password(),
    owner: password(),
    app: password(),
    sealer: password(),
    publicReader: password(),
  };
  writeFileSync(aside, JSON.stringify(secrets, null, 2), { mode: 0o600, flush: true });
  try {
    linkSync(aside, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}
