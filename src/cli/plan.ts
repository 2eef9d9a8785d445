import { randomUUID } from "node:crypto";
import type { Database } from "../data/database/database.ts";
import { HOW_WORDS } from "../domain/plan/continuation.ts";
import { COMMAND_LINE } from "../features/commands/ambient.ts";
import { CONTINUE_REFUSALS, continueObjective } from "../features/commands/plan/continueObjective.ts";
import { JOIN_THINGS_REFUSALS, joinThings, partThing } from "../features/commands/plan/joinThings.ts";
import { openApplication } from "../server/openApplication.ts";
import { chooseKnownAdministration } from "./chooseYear.ts";
import { accepted, callOf, CommandRefused, EXIT, type Exit, readArguments, WrongCall } from "./commandLine.ts";
import { LIFE_HELP, LIFE_VERBS, runPlanLife } from "./planLife.ts";
import { writtenLine } from "./written.ts";

export const help = `${LIFE_HELP}

traguardo plan same A B | apart A | continues OBIETTIVO PRECEDENTE

Che cosa è la stessa cosa da un anno all'altro, quando il documento di un anno la scrive in un altro modo.

  same A B    A e B sono una cosa sola: linee di mandato, obiettivi strategici, operativi e di valore pubblico, servizi
  apart A     A torna una cosa a sé: annulla same, e ciò che i documenti dicono resta com'è
  continues   un obiettivo continua quello di un anno precedente, al posto di ciò che continuava

A e B si scrivono con anno, tipo e numero, come li mostra la pagina Strategia di quell'anno:
  2024/linea/1   2024/strategico/3   2024/operativo/1.2   2024/valore-pubblico/VP1   2024/servizio/infanzia-e-scuola
Dove non c'è un numero o un codice, e per i servizi, si scrive il titolo come negli indirizzi.

  --rewrite              lo riscrive, invece di ripeterlo (continues)
  --none                 non ne continua nessuno: scioglie il collegamento (continues, con un obiettivo solo)
  --administration COD   quale amministrazione, se sono più d'una
  --data CARTELLA        cartella dei dati

Esempi: traguardo plan same 2024/strategico/3 2025/strategico/2
        traguardo plan continues 2025-004 2024-017`;

const OPTIONS = { rewrite: "flag", none: "flag", administration: "text", data: "text" } as const;

/** What the words ask, done for an administration: what is told of it. */
type Work = (db: Database, administration: string) => Promise<string>;

/** What each verb is asked about, for who leaves it out. */
const VERBS: Readonly<Record<string, readonly string[]>> = {
  same: ["la prima cosa, per esempio 2024/strategico/3", "la seconda cosa, per esempio 2025/strategico/2"],
  apart: ["quale cosa, per esempio 2025/strategico/2"],
  continues: ["quale obiettivo, per esempio 2025-004", "quale continua, per esempio 2024-017"],
};

/** Does to the plan of a year what a verb of its life says, or says what is one from year to year. */
export async function run(words: readonly string[]): Promise<Exit> {
  if (words.some((word) => LIFE_VERBS.includes(word))) return runPlanLife(words);
  const verb = words.find((word) => Object.hasOwn(VERBS, word)) ?? "";
  const about = words.includes("--none") ? VERBS[verb]?.slice(0, 1) : VERBS[verb];
  const { values, positionals } = readArguments(words, OPTIONS, [
    `che cosa fare (${[...LIFE_VERBS, ...Object.keys(VERBS)].join(", ")})`,
    ...(about ?? []),
  ]);
  const [asked = "", first = "", second = ""] = positionals;
  if (asked !== "continues" && (values.rewrite === true || values.none === true))
    throw new WrongCall("--rewrite e --none vanno con continues.");
  if (values.rewrite === true && values.none === true) throw new WrongCall("Scelga una cosa sola tra --rewrite e --none.");
  const work = workOf(asked, first, second, values);
  const application = await openApplication({ dataFolder: values.data, joins: true, call: callOf(`plan ${asked}`, values) });
  try {
    const administration = await chooseKnownAdministration(application.db, values.administration);
    if (administration === undefined) throw new CommandRefused(JOIN_THINGS_REFUSALS.administrationUnknown);
    process.stdout.write(`${await work(application.db, administration)}\n`);
    process.stdout.write(writtenLine(`piani di ${administration}`, application));
    return EXIT.done;
  } finally {
    await application.close();
  }
}

const APART_ONE_BY_ONE =
  "Ciascuna lo era già di altre: per annullare si separano una per una con traguardo plan apart, e con same si riunisce ciò che era insieme.";

type Flags = { readonly rewrite?: boolean; readonly none?: boolean };

/** Reads the words before the database is opened. */
function workOf(verb: string, first: string, second: string, { rewrite = false, none = false }: Flags): Work {
  const request = { idempotencyKey: randomUUID() };
  switch (verb) {
    case "same":
      return async (db, administration) => {
        const asked = { db, administration, actor: COMMAND_LINE };
        const { undoneBy } = accepted(await joinThings(asked, { first, second }, request), JOIN_THINGS_REFUSALS);
        return `${first} e ${second} sono ora la stessa cosa. ${undoneBy === null ? APART_ONE_BY_ONE : `Per annullare: traguardo plan apart ${undoneBy}`}`;
      };
    case "apart":
      return async (db, administration) => {
        accepted(await partThing({ db, administration, actor: COMMAND_LINE }, first, request), JOIN_THINGS_REFUSALS);
        return `${first} è di nuovo una cosa a sé.`;
      };
    case "continues": {
      const link = none ? {} : { continues: second, how: rewrite ? ("rewrite" as const) : ("repeat" as const) };
      return async (db, administration) => {
        const asked = { db, administration, actor: COMMAND_LINE };
        accepted(await continueObjective(asked, { code: first, ...link }, request), CONTINUE_REFUSALS);
        return none ? `${first} non continua più un altro obiettivo.` : `${first} continua ora ${second}: ${HOW_WORDS[link.how!]}.`;
      };
    }
    default:
      throw new WrongCall(`«${verb}» non è tra ${[...LIFE_VERBS, ...Object.keys(VERBS)].join(", ")}.`);
  }
}
