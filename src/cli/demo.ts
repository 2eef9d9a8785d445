import { defaultDataFolder } from "../server/defaultDataFolder.ts";
import { openApplication } from "../server/openApplication.ts";
import { callOf, EXIT, type Exit, readArguments } from "./commandLine.ts";
import { prepareDemonstration } from "./prepareDemonstration.ts";
import { serveUntilStopped } from "./start.ts";
import { writtenLine } from "./written.ts";

export const help = `traguardo demo

Come start, su una base dati di dimostrazione: i dati pubblici di Settimo Torinese
e quelli di Valdora, una città inventata.

  --prepare              riempie la cartella e finisce
  --port N, --host, --data CARTELLA`;

/** Fills the demonstration database and serves it. */
export async function run(words: readonly string[]): Promise<Exit> {
  const { values } = readArguments(words, { prepare: "flag", port: "text", host: "text", data: "text" });
  const dataFolder = values.data ?? (process.env["DATABASE_URL"] ? undefined : `${defaultDataFolder()}-dimostrazione`);
  const call = callOf("demo", values);
  if (!values.prepare)
    return serveUntilStopped({
      call,
      port: values.port,
      host: values.host,
      dataFolder,
      isOwnSite: true,
      prepare: prepareDemonstration,
    });
  const application = await openApplication({ dataFolder, makes: true, call });
  try {
    await prepareDemonstration(application);
    process.stdout.write(writtenLine("dimostrazione pronta", application));
  } finally {
    await application.close();
  }
  return EXIT.done;
}
