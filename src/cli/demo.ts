import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DEMONSTRATION } from "../../demo/demonstration.ts";
import { listYears } from "../data/annualReport.ts";
import { importPlan } from "../features/plan/importPlan.ts";
import { defaultDataFolder } from "../server/defaultDataFolder.ts";
import { type Application, openApplication } from "../server/openApplication.ts";
import { EXIT, type Exit, readArguments, tellProgress } from "./commandLine.ts";
import { serveUntilStopped } from "./start.ts";

export const help = `traguardo demo

Come start, su una base dati di dimostrazione: i dati pubblici di Settimo Torinese
e quelli di Valdora, una città inventata. Mostra anche le pagine interne.

  --prepare              riempie la cartella e finisce
  --port N, --host, --data CARTELLA`;

/** The documents of the demonstration: beside the bundle once built. */
const DOCUMENTS = fileURLToPath(new URL("./demo/", import.meta.url));

/** Fills the demonstration database and serves it. */
export async function run(words: readonly string[]): Promise<Exit> {
  const { values } = readArguments(words, { prepare: "flag", port: "text", host: "text", data: "text" });
  const dataFolder = values.data ?? (process.env["DATABASE_URL"] ? undefined : `${defaultDataFolder()}-dimostrazione`);
  if (!values.prepare) return serveUntilStopped({ port: values.port, host: values.host, dataFolder, showsInternal: true, prepare });
  const application = await openApplication({ dataFolder });
  try {
    await prepare(application);
  } finally {
    await application.close();
  }
  return EXIT.done;
}

/** Imports the documents of the demonstration that are not there yet. */
async function prepare({ db, workers }: Application): Promise<void> {
  tellProgress("Preparo la dimostrazione…");
  const held = await listYears(db);
  for (const { administration, name, year, file } of DEMONSTRATION) {
    if (held.some((listed) => listed.administration.code === administration && listed.year === year)) continue;
    const ambient = { db, workers, actor: { person: "dimostrazione" }, administration, year };
    const content = await readFile(join(DOCUMENTS, file));
    const idempotencyKey = `demonstration ${administration} ${String(year)}`;
    const verdict = await importPlan(ambient, {
      name: file,
      content,
      administrationName: name,
      isAdministrationChosen: true,
      idempotencyKey,
    });
    if (!verdict.ok || verdict.value.refused.length > 0)
      throw new Error(`The demonstration's ${file} was refused: ${JSON.stringify(verdict)}`);
  }
}
