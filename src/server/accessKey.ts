import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseRefused } from "../data/database/databaseRefused.ts";
import { makeSecretFile } from "./secretFile.ts";
import type { DatabaseSettings } from "./settings.ts";

const BYTES = 32;

/** The command that makes a key, on every system that runs the program. */
export const KEY_MAKER = `node -p "crypto.randomBytes(${String(BYTES)}).toString('hex')"`;

/** Where the embedded database keeps the key. */
export const accessKeyFileIn = (dataFolder: string): string => join(dataFolder, "chiave-accessi");

/**
 * The installation's key where there is one, never in the database: beside the embedded one in a file of its owner alone; on a server in `TRAGUARDO_KEY`, 64
 * hexadecimal figures, without which nobody signs in. Makes none. Throws DatabaseRefused when it cannot be read or is no key.
 */
export function findAccessKey(settings: DatabaseSettings, env: NodeJS.ProcessEnv = process.env): Buffer | undefined {
  switch (settings.kind) {
    case "embedded": {
      const file = accessKeyFileIn(settings.dataFolder);
      return existsSync(file) ? keyOf(readText(file), `Il file «${file}»`) : undefined;
    }
    case "server": {
      const written = env["TRAGUARDO_KEY"] || undefined;
      return written === undefined ? undefined : keyOf(written, "TRAGUARDO_KEY");
    }
  }
}

/**
 * Refuses a key of the embedded database that is lost: `isInUse` says that something was sealed with it, and no other opens that. On a server the program goes on
 * without, and says so. Throws DatabaseRefused.
 */
export async function refuseLostAccessKey(settings: DatabaseSettings, isInUse: () => Promise<boolean>): Promise<void> {
  if (settings.kind === "server" || existsSync(accessKeyFileIn(settings.dataFolder)) || !(await isInUse())) return;
  throw new DatabaseRefused(lostWords(accessKeyFileIn(settings.dataFolder)));
}

/**
 * The key of `findAccessKey`, which for the embedded database is made the first time. A lost one is never replaced in silence (`refuseLostAccessKey`). Throws
 * DatabaseRefused when it is not as it should be.
 */
export async function readAccessKey(
  settings: DatabaseSettings,
  isInUse: () => Promise<boolean>,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Buffer | undefined> {
  const found = findAccessKey(settings, env);
  if (found !== undefined || settings.kind === "server") return found;
  await refuseLostAccessKey(settings, isInUse);
  makeSecretFile(accessKeyFileIn(settings.dataFolder), `${randomBytes(BYTES).toString("hex")}\n`);
  return findAccessKey(settings, env); // of two starters the first made it
}

function lostWords(file: string): string {
  return `Manca il file «${file}», la chiave con cui sono chiusi i secondi fattori di chi accede: lo rimetta da una copia di sicurezza. Se non c'è nessuna copia, ne faccia uno nuovo con
  ${KEY_MAKER} > "${file}"
e poi «traguardo account reset --mail …» per ciascuno: i codici del telefono e quelli di recupero di prima non varranno più.`;
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new DatabaseRefused(
      `Non riesco a leggere la chiave degli accessi in «${file}»: avvii Traguardo con l'utente a cui il file appartiene.`,
    );
  }
}

/** The key in a text, told of `where` when it is none. Throws DatabaseRefused. */
export function keyOf(written: string, where: string): Buffer {
  const hexadecimal = written.trim();
  if (/^[0-9a-f]{64}$/i.test(hexadecimal)) return Buffer.from(hexadecimal, "hex");
  throw new DatabaseRefused(`${where} non contiene una chiave di 64 cifre esadecimali: la rimetta da una copia di sicurezza.`);
}
