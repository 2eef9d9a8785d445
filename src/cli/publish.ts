import { randomUUID } from "node:crypto";
import { INCLUDED_WORDS } from "../domain/publication/publication.ts";
import { COMMAND_LINE } from "../features/commands/ambient.ts";
import { preparePublication, PUBLISH_REFUSALS, releasePrepared, withdrawYear } from "../features/commands/publication/publishYear.ts";
import { type Application, openApplication } from "../server/openApplication.ts";
import { chooseYear } from "./chooseYear.ts";
import { accepted, callOf, EXIT, type Exit, readArguments, readYear, WrongCall } from "./commandLine.ts";

export const help = `traguardo publish --year ANNO [--reason MOTIVO]
traguardo publish --year ANNO --withdraw --reason MOTIVO [--number N]

Pubblica un anno com'è adesso: piano, esiti, numeri con la loro prova. Fino ad allora lo vede soltanto l'ufficio. Pubblicare di
nuovo è una versione nuova, con il suo motivo; quelle di prima restano elencate.

  --year ANNO            l'anno da pubblicare
  --reason MOTIVO        perché si pubblica di nuovo, o perché si ritira: si legge nelle pagine pubbliche
  --withdraw             toglie l'anno dal pubblico: restano il giorno e il motivo
  --number N             con --withdraw: toglie soltanto quella versione, non l'ultima
  --administration COD   quale amministrazione, se sono più d'una
  --data CARTELLA        cartella dei dati`;

const OPTIONS = { year: "text", reason: "text", withdraw: "flag", number: "text", administration: "text", data: "text" } as const;

type Asked = { readonly reason: string | undefined; readonly withdraws: boolean; readonly number: number | undefined };

/** Publishes a year, or takes it back. */
export async function run(words: readonly string[]): Promise<Exit> {
  const { values } = readArguments(words, OPTIONS);
  const year = readYear(values.year);
  const asked = { reason: values.reason, withdraws: values.withdraw ?? false, number: readNumber(values.number) };
  if (asked.number !== undefined && !asked.withdraws) throw new WrongCall("--number dice quale versione ritirare: va con --withdraw.");
  const application = await openApplication({ dataFolder: values.data, joins: true, call: callOf("publish", values) });
  try {
    const chosen = await chooseYear(application.db, values.administration, year);
    process.stdout.write(await publish(application, { administration: chosen.administration.code, year }, asked));
    return EXIT.done;
  } finally {
    await application.close();
  }
}

async function publish(
  { db, place }: Application,
  at: { readonly administration: string; readonly year: number },
  { reason, withdraws, number }: Asked,
): Promise<string> {
  const ambient = { db, ...at, actor: COMMAND_LINE };
  const request = () => ({ idempotencyKey: randomUUID() });
  const what = `${String(at.year)} di ${at.administration}`;
  if (withdraws) {
    const { numbers } = accepted(await withdrawYear(ambient, { reason: reason ?? "", number }, request()), PUBLISH_REFUSALS);
    const left = number === undefined ? `Il ${what} non è più pubblico` : `La versione ${String(number)} del ${what} non è più pubblica`;
    return `${left}: restano il giorno e il motivo (versioni ritirate: ${numbers.join(", ")}; ${place}).\n`;
  }
  const verdict = await preparePublication(ambient, { reason }, request());
  if (!verdict.ok && verdict.reasons.every((each) => each.reason === "nothingChanged"))
    return `Nulla di nuovo: il ${what} è già pubblicato così (${place}).\n`;
  const prepared = accepted(verdict, PUBLISH_REFUSALS);
  accepted(await releasePrepared(ambient, prepared.number, request()), PUBLISH_REFUSALS);
  const includes = prepared.includes.map((each) => INCLUDED_WORDS[each]).join(" e ");
  const corrects = prepared.corrects === null ? "" : `, corregge la ${String(prepared.corrects)}`;
  return (
    `Pubblicato il ${what}, versione ${String(prepared.number)}${corrects}: ${includes}, ${String(prepared.objectives)} obiettivi (${place}).\n` +
    "Per vederlo nel sito: traguardo start\n"
  );
}

function readNumber(written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  if (/^[1-9]\d{0,8}$/.test(written)) return Number(written);
  throw new WrongCall(`«${written}» non è il numero di una versione: scriva per esempio --number 1.`);
}
