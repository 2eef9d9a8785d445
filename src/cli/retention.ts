import { randomUUID } from "node:crypto";
import type { Database } from "../data/database/database.ts";
import { loadRetentionTerms, type RetentionTerm } from "../data/personal/retention.ts";
import { groupBy } from "../domain/kernel/groupBy.ts";
import { RETENTION, RETENTION_CLASSES, type RetentionClass, retentionClassOf } from "../domain/organisation/retention.ts";
import { type Deleted, RETENTION_REFUSALS, runRetention, setRetention } from "../features/commands/personalData/retention.ts";
import { COMMAND_LINE } from "../features/commands/ambient.ts";
import { whichHour } from "../features/commands/instantWords.ts";
import { openApplication } from "../server/openApplication.ts";
import { chooseKnownAdministration } from "./chooseYear.ts";
import { accepted, callOf, CommandRefused, EXIT, type Exit, readArguments, WrongCall } from "./commandLine.ts";
import { writtenLine } from "./written.ts";

export const help = `traguardo retention

Per quanto tempo si conserva ogni classe di dati. Finché l'ente, che ne è titolare, non stabilisce un termine, non si
cancella nulla. Un termine entra in vigore un giorno dopo che è stato stabilito; uno più lungo conserva da subito.
Ciò che non è di un solo ente (accessi, posta) si conserva fino al termine più lungo.

  --set CLASSE=GIORNI    stabilisce un termine, per esempio --set sessioni=1
  --dry-run              dice che cosa si cancellerebbe oggi
  --run                  lo cancella; nel registro restano solo le quantità
  --administration COD   quale amministrazione, se sono più d'una
  --by CODICE            chi lo stabilisce (riga di comando)
  --data CARTELLA        cartella dei dati`;

const OPTIONS = { set: "text", "dry-run": "flag", run: "flag", administration: "text", by: "text", data: "text" } as const;

/** Shows terms, sets one, deletes what is past them or says what would be. */
export async function run(words: readonly string[]): Promise<Exit> {
  const { values } = readArguments(words, OPTIONS);
  const chosen = [values.set, values["dry-run"], values.run].filter((each) => each !== undefined);
  if (chosen.length > 1) throw new WrongCall("Scelga una cosa sola tra --set, --dry-run e --run.");
  const term = values.set === undefined ? undefined : readTerm(values.set);
  const application = await openApplication({ dataFolder: values.data, joins: true, call: callOf("retention", values) });
  try {
    const { db } = application;
    const administration = await chooseKnownAdministration(db, values.administration);
    if (administration === undefined) throw new CommandRefused(RETENTION_REFUSALS.administrationUnknown);
    const ambient = { db, administration, actor: { ...COMMAND_LINE, ...(values.by !== undefined && { person: values.by }) } };
    const idempotencyKey = randomUUID();
    if (term) accepted(await setRetention(ambient, term, { idempotencyKey }), RETENTION_REFUSALS);
    const dryRun = values["dry-run"] ?? false;
    const text =
      values.run || dryRun
        ? deletedWords(accepted(await runRetention(ambient, { idempotencyKey, dryRun }), RETENTION_REFUSALS), dryRun)
        : await termsWords(db, administration);
    process.stdout.write(`${text}\n`);
    if (term) process.stdout.write(writtenLine(`termine di conservazione di ${administration}`, application));
    if (values.run) process.stdout.write(writtenLine(`cancellazione di ciò che ha passato il termine in ${administration}`, application));
    return EXIT.done;
  } finally {
    await application.close();
  }
}

function readTerm(written: string): { readonly of: RetentionClass; readonly days: number } {
  const [, name = "", days = ""] = /^([a-z-]+)=([1-9]\d{0,4})$/.exec(written) ?? [];
  const of = retentionClassOf(name);
  if (of === undefined || Number(days) > 36_500) {
    const names = RETENTION_CLASSES.map((each) => RETENTION[each].name).join(", ");
    throw new WrongCall(`«${written}» non è un termine: scriva CLASSE=GIORNI, con una di queste classi: ${names}.`);
  }
  return { of, days: Number(days) };
}

const DAY = new Intl.DateTimeFormat("it-IT", { timeZone: "Europe/Rome", dateStyle: "short" });
const HOUR = new Intl.DateTimeFormat("it-IT", { timeZone: "Europe/Rome", dateStyle: "short", timeStyle: "short" });

async function termsWords(db: Database, administration: string): Promise<string> {
  const terms = groupBy(await loadRetentionTerms(db, administration), (term) => term.class);
  return RETENTION_CLASSES.map((of) => {
    const { name, meaning, proposedDays } = RETENTION[of];
    const proposed = proposedDays === undefined ? "" : `, proposti ${String(proposedDays)}`;
    return `${name}\t${stateWords(terms.get(of) ?? []) ?? `non stabilito${proposed}: non si cancella`}\t${meaning}`;
  }).join("\n");
}

/** The term in force, and the one that waits for its day. */
function stateWords(terms: readonly RetentionTerm[]): string | undefined {
  const inForce = terms.find((term) => term.isInForce);
  const waiting = terms.findLast((term) => !term.isInForce);
  if (!waiting) return inForce && termWords(inForce);
  const meanwhile = inForce ? "fino ad allora si conserva per il termine più lungo" : "fino ad allora non si cancella";
  return [...(inForce ? [`${termWords(inForce)}; poi `] : []), `${termWords(waiting)}: ${meanwhile}`].join("");
}

function termWords({ days, setBy, setAt, holdsFrom }: RetentionTerm): string {
  const term = days === 1 ? "1 giorno, stabilito" : `${String(days)} giorni, stabiliti`;
  return `${term} da ${setBy} il ${DAY.format(setAt)}, in vigore dal ${HOUR.format(holdsFrom)}${whichHour(holdsFrom)}`;
}

function deletedWords(deleted: Deleted, dryRun: boolean): string {
  const lines = RETENTION_CLASSES.flatMap((of) => {
    const count = deleted[of];
    return count === undefined ? [] : [`${RETENTION[of].name}\t${String(count)}`];
  });
  if (lines.length === 0) return "Non c'è nulla che abbia passato il suo termine.";
  return [dryRun ? "Prova: oggi si cancellerebbe quanto segue; non è stato cancellato nulla." : "È stato cancellato:", ...lines].join("\n");
}
