import { readFile, stat } from "node:fs/promises";
import { CommandRefused } from "./commandLine.ts";

/** The bytes of a file named on the command line; one that is not there or too large is refused before the database is opened. */
export async function readFileOfUse(path: string, largest: number): Promise<Uint8Array> {
  const found = await stat(path).catch(() => undefined);
  if (found && found.size > largest)
    throw new CommandRefused(`Il file supera i ${String(Math.floor(largest / 1024))} KB e non è stato letto.`, "fileTooLarge");
  const content = found?.isFile() ? await readFile(path).catch(() => undefined) : undefined;
  if (!content) throw new CommandRefused(`Il file «${path}» non c'è o non si può leggere.`, "fileUnreadable");
  return content;
}
