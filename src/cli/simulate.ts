import { basename } from "node:path";
import { inSnapshot } from "../data/plan/annualReport.ts";
import { SMALLEST_GROUP, type Spread } from "../domain/evaluation/simulate.ts";
import { tellRefusals } from "../domain/kernel/refusal.ts";
import { italianDecimal } from "../domain/kernel/rational.ts";
import { PAY_CATEGORY_WORDS } from "../domain/organisation/profile.ts";
import { CLAUSE_REFUSALS, refuseClauses } from "../exchange/rules/clauseRefusals.ts";
import { LARGEST_RULES, type FileReading } from "../exchange/rules/strictJson.ts";
import { evaluatedYear } from "../features/commands/evaluation/evaluatedYear.ts";
import { contractInForce } from "../features/commands/evaluation/paidYear.ts";
import {
  type FundTotals,
  readOtherCci,
  readOtherSmvp,
  type RulesSimulation,
  simulateRules,
} from "../features/commands/evaluation/simulateRules.ts";
import { openApplication } from "../server/openApplication.ts";
import { chooseYear } from "./chooseYear.ts";
import { callOf, CommandRefused, EXIT, type Exit, firstLines, jsonText, readArguments, readYear, WrongCall } from "./commandLine.ts";
import { readFileOfUse } from "./readFileOfUse.ts";

export const help = `traguardo simulate --year ANNO --smvp FILE | --cci FILE

Prova un altro sistema di valutazione o un altro contratto integrativo su un anno con le sue schede:
che cosa cambierebbe per fasce, categorie e fondi. Non mostra persone e non conserva nulla.

  --year ANNO            anno
  --smvp FILE            l'altro sistema di valutazione, in JSON
  --cci FILE             l'altro contratto integrativo, in JSON
  --json                 il risultato per i programmi
  --administration COD   quale amministrazione, se sono più d'una
  --data CARTELLA        cartella dei dati`;

const OPTIONS = { year: "text", smvp: "text", cci: "text", json: "flag", administration: "text", data: "text" } as const;

/** Tries other rules on a year and prints their effects. */
export async function run(words: readonly string[]): Promise<Exit> {
  const { values } = readArguments(words, OPTIONS);
  const year = readYear(values.year);
  if (values.smvp === undefined && values.cci === undefined)
    throw new WrongCall("Manca che cosa provare: --smvp FILE, --cci FILE o entrambi.");
  const smvp = values.smvp === undefined ? undefined : rulesIn(values.smvp, readOtherSmvp(await readFileOfUse(values.smvp, LARGEST_RULES)));
  const cci = values.cci === undefined ? undefined : rulesIn(values.cci, readOtherCci(await readFileOfUse(values.cci, LARGEST_RULES)));
  const application = await openApplication({ dataFolder: values.data, joins: true, call: callOf("simulate", values) });
  try {
    const chosen = await chooseYear(application.db, values.administration, year);
    const key = { administration: chosen.administration.code, year };
    const evaluated = await inSnapshot(application.db, (tx) => evaluatedYear(tx, key));
    if (!evaluated)
      throw new CommandRefused(
        `Del ${String(year)} non ci sono schede, o manca il sistema di valutazione: non c'è nulla su cui provare.`,
        "nothingToSimulate",
      );
    const contract = (await contractInForce(application.db, key))?.cci;
    const simulation = simulateRules(evaluated, contract, { ...(smvp && { smvp }), ...(cci && { cci }) });
    process.stdout.write(values.json ? jsonText(simulation) : simulationWords(simulation));
    return EXIT.done;
  } finally {
    await application.close();
  }
}

function rulesIn<Rules>(path: string, reading: FileReading<Rules>): Rules {
  if (reading.ok) return reading.value;
  const lines = reading.problems.map(({ clause, message }) => `  ${clause || "file"}: ${message}`);
  const refused = refuseClauses(reading.problems, basename(path));
  throw new CommandRefused(`«${path}» ha errori:\n${firstLines(lines).join("\n")}`, tellRefusals(refused.reasons, CLAUSE_REFUSALS));
}

function simulationWords({ before, after, moved, funds }: RulesSimulation): string {
  const lines = [
    "Con le regole dell'anno:",
    ...spreadLines(before),
    "Con le regole in prova:",
    ...spreadLines(after),
    `Punteggi che salirebbero: ${many(moved.up)}; che scenderebbero: ${many(moved.down)}.`,
    ...(funds
      ? [...fundLines("Fondi con il contratto dell'anno", funds.before), ...fundLines("Fondi con le regole in prova", funds.after)]
      : []),
  ];
  return `${lines.join("\n")}\n`;
}

function spreadLines({ evaluated, notEvaluated, waiting, mean, bands, groups, beyondCap }: Spread): string[] {
  return [
    `  valutati ${String(evaluated)}, non valutati ${String(notEvaluated)}, in corso ${String(waiting)}${mean === null ? "" : `; media ${italianDecimal(mean)}`}`,
    ...bands.map(({ label, count }) => `    ${label}: ${String(count)}`),
    ...groups.map(
      ({ categories, evaluated: people, mean: own, counts }) =>
        `    ${categories.map((category) => PAY_CATEGORY_WORDS[category]).join(" e ")}: ${String(people)}${own === null ? "" : `, media ${italianDecimal(own)}`} (per fascia ${counts.join(", ")})`,
    ),
    ...(beyondCap === undefined ? [] : [`    oltre il tetto dei punteggi più alti: ${String(beyondCap)}, contati nella fascia sotto`]),
  ];
}

function fundLines(title: string, totals: readonly FundTotals[] | null): string[] {
  if (!totals) return [`${title}: il calcolo non si può fare.`];
  return [
    `${title}:`,
    ...totals.map(
      ({ category, allocated, paid, reserved, saved }) =>
        `  ${PAY_CATEGORY_WORDS[category]}: stanziato ${euro(allocated)}, pagato ${euro(paid)}, accantonato ${euro(reserved)}, economie ${euro(saved)}`,
    ),
  ];
}

function euro(amount: string): string {
  return `€ ${italianDecimal(amount)}`;
}

function many(people: number | null): string {
  return people === null ? `meno di ${String(SMALLEST_GROUP)}` : String(people);
}
