import { keepErasures } from "../server/backup/erasuresFile.ts";
import type { Application } from "../server/openApplication.ts";

/** Notes what was just erased in the list beside the data; the deed is done, so what goes wrong here is only told. */
export async function noteErasures({ db, erasuresFile }: Pick<Application, "db" | "erasuresFile">): Promise<void> {
  if (erasuresFile === undefined) {
    process.stderr.write("Non è annotato in nessun elenco delle cancellazioni: manca ERASURES_FILE.\n");
    return;
  }
  try {
    await keepErasures(db, erasuresFile);
    process.stderr.write(`Annotato nell'elenco delle cancellazioni: ${erasuresFile}\n`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  }
}
