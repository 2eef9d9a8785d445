import { linkSync, rmSync, writeFileSync } from "node:fs";

/** Writes a secret into a file of its owner alone, unless there is one already: made aside and linked into place, so that of two starters the first wins and both read the same. Says whether it was we who made it. */
export function makeSecretFile(file: string, content: string): boolean {
  const aside = `${file}-${String(process.pid)}`;
  try {
    writeFileSync(aside, content, { mode: 0o600, flush: true });
    linkSync(aside, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    return false;
  } finally {
    rmSync(aside, { force: true });
  }
}
