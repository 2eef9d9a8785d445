import { listTechnicalAccesses } from "../data/access/technicalAccess.ts";
import { whichHour } from "../features/commands/instantWords.ts";
import { openApplication } from "../server/openApplication.ts";
import { callOf, EXIT, type Exit, readArguments, WrongCall } from "./commandLine.ts";

export const help = `traguardo log --technical

Gli accessi tecnici di chi amministra il sistema: quando, con quale utente del computer, quale comando e quali opzioni,
senza ciò che le opzioni dicevano. È un registro a parte da quello delle operazioni, e non parla di chi usa il sistema:
di quello che fa un dipendente non c'è nessun elenco.

  --technical            gli accessi tecnici, dal più recente
  --last N               quanti (200)
  --data CARTELLA        cartella dei dati`;

const ROME = new Intl.DateTimeFormat("it-IT", { timeZone: "Europe/Rome", dateStyle: "short", timeStyle: "medium" });

/** Lists the technical accesses, of the person who they were: they cannot be asked for one person. */
export async function run(words: readonly string[]): Promise<Exit> {
  const { values } = readArguments(words, { technical: "flag", last: "text", data: "text" });
  if (!values.technical) throw new WrongCall("Dica quale registro: --technical.");
  const last = values.last ?? "200";
  if (!/^[1-9]\d{0,5}$/.test(last)) throw new WrongCall(`«${last}» non è un numero di righe.`);
  const application = await openApplication({ dataFolder: values.data, joins: true, call: callOf("log", values) });
  try {
    const accesses = await listTechnicalAccesses(application.db, Number(last));
    const lines = accesses.map(({ recordedAt, systemUser, command, options, administration, year }) =>
      [
        `${ROME.format(recordedAt)}${whichHour(recordedAt)}`,
        systemUser,
        command,
        options.map((name) => `--${name}`).join(" "),
        administration ?? "",
        year ?? "",
      ]
        .join("\t")
        .trimEnd(),
    );
    process.stdout.write(`${lines.join("\n")}\n`);
    return EXIT.done;
  } finally {
    await application.close();
  }
}
