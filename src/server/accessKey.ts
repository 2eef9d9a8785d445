import { randomBytes } from "node:crypto";
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseRefused } from "../data/databaseRefused.ts";
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
      if (!existsSync(file)) makeKey(settings.dataFolder, file);
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

/** Of two starters the first wins and both read the same. */
function makeKey(dataFolder: string, file: string): void {
  const aside = join(dataFolder, `chiave-accessi-${process.pid}`);
  writeFileSync(aside, `${randomBytes(BYTES).toString("hex")}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(aside, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}
