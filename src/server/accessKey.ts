import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseRefused } from "../data/databaseRefused.ts";
import { makeSecretFile } from "./secretFile.ts";
import type { DatabaseSettings } from "./settings.ts";

const BYTES = 32;

/**
 * The installation's key, never in the database: beside the embedded one in a file of its owner alone, made the first time; on a server in
 * `TRAGUARDO_KEY`, 64 hexadecimal figures, without which nobody signs in. Throws DatabaseRefused when it is not as it should be.
 */
export function readAccessKey(settings: DatabaseSettings, env: NodeJS.ProcessEnv = process.env): Buffer | undefined {
  switch (settings.kind) {
    case "embedded": {
      const file = join(settings.dataFolder, "chiave-accessi");
      if (!existsSync(file)) makeSecretFile(file, `${randomBytes(BYTES).toString("hex")}\n`);
      return keyOf(readFileSync(file, "utf8"), `Il file «${file}»`);
    }
    case "server": {
      const written = env["TRAGUARDO_KEY"] || undefined;
      return written === undefined ? undefined : keyOf(written, "TRAGUARDO_KEY");
    }
  }
}

function keyOf(written: string, where: string): Buffer {
  const hexadecimal = written.trim();
  if (/^[0-9a-f]{64}$/i.test(hexadecimal)) return Buffer.from(hexadecimal, "hex");
  throw new DatabaseRefused(`${where} non contiene una chiave di 64 cifre esadecimali: la rimetta da una copia di sicurezza.`);
}
