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
 * The installation's key, never in the database: beside the embedded one in a file of its owner alone, made the first time; on a server in
 * `TRAGUARDO_KEY`, 64 hexadecimal figures, without which nobody signs in. Where `isInUse` says that something was sealed with it, a lost one is never replaced
 * in silence. Throws DatabaseRefused when it is not as it should be.
 */
export async function readAccessKey(
  settings: DatabaseSettings,
  isInUse: () => Promise<boolean>,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Buffer | undefined> {
  switch (settings.kind) {
    case "embedded": {
      const file = accessKeyFileIn(settings.dataFolder);
      if (!existsSync(file) && (await isInUse())) throw new DatabaseRefused(lostWords(file));
      if (!existsSync(file)) makeSecretFile(file, `${randomBytes(BYTES).toString("hex")}\n`);
      return keyOf(readFileSync(file, "utf8"), `Il file «${file}»`);
    }
    case "server": {
      const written = env["TRAGUARDO_KEY"] || undefined;
      return written === undefined ? undefined : keyOf(written, "TRAGUARDO_KEY");
    }
  }
}

function lostWords(file: string): string {
  return `Manca il file «${file}», la chiave con cui sono chiusi i secondi fattori di chi accede: lo rimetta da una copia di sicurezza. Se non c'è nessuna copia, ne faccia uno nuovo con
  ${KEY_MAKER} > "${file}"
e poi «traguardo account reset --mail …» per ciascuno: i codici del telefono e quelli di recupero di prima non varranno più.`;
}

/** The key in a text, told of `where` when it is none. Throws DatabaseRefused. */
export function keyOf(written: string, where: string): Buffer {
  const hexadecimal = written.trim();
  if (/^[0-9a-f]{64}$/i.test(hexadecimal)) return Buffer.from(hexadecimal, "hex");
  throw new DatabaseRefused(`${where} non contiene una chiave di 64 cifre esadecimali: la rimetta da una copia di sicurezza.`);
}
