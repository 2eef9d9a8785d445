import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DEMONSTRATION } from "../../demo/demonstration.ts";
import { importPlan } from "../features/plan/importPlan.ts";
import { defaultDataFolder } from "../server/defaultDataFolder.ts";
import { openApplication } from "../server/openApplication.ts";
import { EXIT, type Exit, readArguments, tellProgress } from "./commandLine.ts";
import { serveUntilStopped } from "./start.ts";

export const help = `traguardo demo

Come start, su una base dati di dimostrazione con dati pubblici reali.

  --prepare              riempie la cartella e finisce
  --port N, --host, --data CARTELLA`;

/** The documents of the demonstration: beside the bundle once built. */
const DOCUMENTS = fileURLToPath(new URL("./demo/", import.meta.url));

/** Fills the demonstration database and serves it. */
export async function run(words: readonly string[]): Promise<Exit> {
  const { values } = readArguments(words, { prepare: "flag", port: "text", host: "text", data: "text" });
  const dataFolder = values.data ?? (process.env["DATABASE_URL"] ? undefined : `${defaultDataFolder()}-dimostrazione`);
  tellProgress("Preparo la dimostrazione…");
  await prepare(dataFolder);
  return values.prepare ? EXIT.done : serveUntilStopped({ port: values.port, host: values.host, dataFolder });
}

async function prepare(dataFolder: string | undefined): Promise<void> {
  const application = await openApplication({ dataFolder });
  try {
    for (const { administration, name, year, file } of DEMONSTRATION) {
      const ambient = { db: application.db, workers: application.workers, actor: { person: "dimostrazione" }, administration, year };
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
  } finally {
    await application.close();
  }
}
