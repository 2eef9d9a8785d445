import { randomUUID } from "node:crypto";
import type { YearKey } from "../data/cycle/cycleYear.ts";
import type { Database } from "../data/database/database.ts";
import { inSnapshot } from "../data/plan/annualReport.ts";
import { loadObjectives } from "../data/plan/objective.ts";
import { loadPlanVersions, type PlanMoment, type PlanVersion } from "../data/plan/planVersion.ts";
import { loadVariations, type Variation } from "../data/plan/variation.ts";
import { actText } from "../domain/cycle/act.ts";
import { type CivilDate, italianDate } from "../domain/kernel/civilDate.ts";
import { citationText } from "../domain/kernel/citation.ts";
import { fieldName, fieldValueWords } from "../domain/plan/fieldWords.ts";
import { OBJECTIVE_STATE_WORDS, type ObjectiveCode, type ObjectiveState } from "../domain/plan/objective.ts";
import { PLAN_STATE_WORDS, type PlanContainer } from "../domain/plan/planVersion.ts";
import { VARIATION_CAUSE_WORDS, VARIATION_KIND_WORDS, VARIATION_STATE_WORDS, type VariationCause } from "../domain/plan/variation.ts";
import { isAfterVariationTerm, variationTermCitation } from "../domain/plan/variationTerm.rule.ts";
import { COMMAND_LINE } from "../features/commands/ambient.ts";
import { APPROVE_PLAN_REFUSALS, approvePlan, returnPlan, submitPlan } from "../features/commands/plan/approvePlan.ts";
import {
  approveVariations,
  rejectVariation,
  VARY_REFUSALS,
  waitsForAct,
  WITHHOLD_REFUSALS,
  withdrawVariation,
  withholdVariationWords,
} from "../features/commands/plan/varyPlan.ts";
import { proposeVariation, WRITE_OBJECTIVE_REFUSALS } from "../features/commands/plan/writeObjective.ts";
import { openApplication } from "../server/openApplication.ts";
import { chooseYear } from "./chooseYear.ts";
import { accepted, callOf, CommandRefused, EXIT, type Exit, readAct, readArguments, readDay, readYear, WrongCall } from "./commandLine.ts";
import { publishCall } from "./publishCall.ts";
import { writtenLine } from "./written.ts";

/** What is done to the plan of a year: its part of the help of `plan`. */
export const LIFE_HELP = `traguardo plan submit | return | approve | vary | show --year ANNO

La vita del piano di un anno: una bozza si invia, si rimanda o si approva con un atto; approvata, cambia solo con variazioni.

  submit                 lo invia a chi lo approva: da lì nessuno lo cambia
  return --note TESTO    lo rimanda a chi lo scrive
  approve --act ATTO     registra l'atto che lo approva, "Organo; numero; GG/MM/AAAA"
  vary                   elenca le variazioni; con --act approva quelle che aspettano, o quelle di --number
  show                   il piano com'è; con --in-force-on o --known-on, com'era

  --from GG/MM/AAAA      da quando vale, se non dalla data dell'atto (approve, vary)
  --container QUALE      piao, peg, pdo, altro (approve)
  --provisional          è il piano dell'esercizio provvisorio (approve)
  --number 3,4           quali variazioni (vary)
  --objective CODICE     propone una variazione di un obiettivo, con --state, --reason e --cause (vary)
  --state STATO          sospeso, neutralizzato, annullato, in vigore
  --reason MOTIVO        perché: di una variazione che si propone, di quelle che si approvano senza averlo, di una che si ritira
  --cause CAUSA          norma, risorse, organizzazione, esterna, indirizzo, correzione
  --withhold             di ciò che dice la variazione di --number, approvata, non si pubblica più nulla; con --reason
  --withdraw, --reject   ritira, o respinge, la variazione di --number, con --reason
  --in-force-on GG/MM/AAAA   com'era in vigore quel giorno (show)
  --known-on GG/MM/AAAA      com'era, per quanto era registrato alla fine di quel giorno (show)

Esempi: traguardo plan approve --year 2026 --act "Giunta comunale; 12; 30/01/2026"
        traguardo plan vary --year 2026 --act "Giunta comunale; 98; 10/07/2026" --reason "Bando prorogato" --cause esterna`;

const OPTIONS = {
  year: "text",
  note: "text",
  act: "text",
  from: "text",
  container: "text",
  provisional: "flag",
  number: "text",
  objective: "text",
  state: "text",
  reason: "text",
  cause: "text",
  withdraw: "flag",
  reject: "flag",
  withhold: "flag",
  "in-force-on": "text",
  "known-on": "text",
  administration: "text",
  data: "text",
} as const;

type Values = ReturnType<typeof readArguments<typeof OPTIONS>>["values"];

/** Work on the plan of a year: what is told of it, and whether it wrote. */
type Work = (db: Database, at: YearKey) => Promise<{ readonly words: string; readonly isWritten: boolean }>;

const OF_VERB: Readonly<Record<string, { readonly takes: readonly string[]; readonly work: (values: Values) => Work }>> = {
  submit: { takes: [], work: () => submit },
  return: { takes: ["note"], work: ({ note = "" }) => sendBack(note) },
  approve: { takes: ["act", "from", "container", "provisional"], work: approve },
  vary: { takes: ["act", "from", "number", "objective", "state", "reason", "cause", "withdraw", "reject", "withhold"], work: vary },
  show: { takes: ["in-force-on", "known-on"], work: show },
};

/** The verbs of the life of a plan. */
export const LIFE_VERBS = Object.keys(OF_VERB);

/** Does to the plan of a year what a verb says. */
export async function runPlanLife(words: readonly string[]): Promise<Exit> {
  const { values, positionals } = readArguments(words, OPTIONS, [`che cosa fare (${LIFE_VERBS.join(", ")})`]);
  const verb = positionals[0] ?? "";
  const { takes, work } = OF_VERB[verb]!;
  const foreign = Object.keys(values).find((name) => ![...takes, "year", "administration", "data"].includes(name));
  if (foreign !== undefined) throw new WrongCall(`--${foreign} non va con ${verb}.`);
  const year = readYear(values.year);
  const asked = work(values);
  const application = await openApplication({ dataFolder: values.data, joins: true, call: callOf(`plan ${verb}`, values) });
  try {
    const administration = (await chooseYear(application.db, values.administration, year)).administration.code;
    const { words: told, isWritten } = await asked(application.db, { administration, year });
    process.stdout.write(`${told}\n`);
    if (isWritten) process.stdout.write(writtenLine(`piano del ${String(year)} di ${administration}`, application));
    return EXIT.done;
  } finally {
    await application.close();
  }
}

const ambientOf = (db: Database, at: YearKey) => ({ db, ...at, actor: COMMAND_LINE });
const request = () => ({ idempotencyKey: randomUUID() });

const submit: Work = async (db, at) => {
  const { objectives } = accepted(await submitPlan(ambientOf(db, at), request()), APPROVE_PLAN_REFUSALS);
  const next = `traguardo plan approve --year ${String(at.year)} --administration ${at.administration} --act "Giunta comunale; numero; GG/MM/AAAA"`;
  return {
    words: `Il piano del ${String(at.year)} è inviato a chi lo approva: ${String(objectives)} obiettivi.\nQuando c'è l'atto: ${next}`,
    isWritten: true,
  };
};

function sendBack(note: string): Work {
  return async (db, at) => {
    accepted(await returnPlan(ambientOf(db, at), { note }, request()), APPROVE_PLAN_REFUSALS);
    return { words: `Il piano del ${String(at.year)} torna a chi lo scrive, con la nota.`, isWritten: true };
  };
}

const CONTAINERS: Readonly<Record<string, PlanContainer>> = { piao: "piao", peg: "peg", pdo: "pdo", altro: "other" };

function approve({ act: written, from, container: named, provisional }: Values): Work {
  const act = readAct(written ?? missing(`--act "Giunta comunale; 12; 30/01/2026"`));
  const effectiveFrom = from === undefined ? undefined : readDay("--from", from);
  const container = named === undefined ? undefined : oneOf(CONTAINERS, named, "--container");
  return async (db, at) => {
    const asked = { act, effectiveFrom, container, isProvisional: provisional };
    const approved = accepted(await approvePlan(ambientOf(db, at), asked, request()), APPROVE_PLAN_REFUSALS);
    const words = [
      `Il piano del ${String(at.year)} è approvato: ${actText(act)}, in vigore dal ${italianDate(approved.effectiveFrom as CivilDate)}, ${String(approved.objectives)} obiettivi.`,
      `Impronta di ciò che è approvato: ${approved.sha256}`,
      "Ora cambia soltanto con una variazione: traguardo plan vary",
      `Per pubblicarlo: ${await publishCall(db, at)}`,
    ];
    return { words: words.join("\n"), isWritten: true };
  };
}

const CAUSES: Readonly<Record<string, VariationCause>> = {
  norma: "law",
  risorse: "resources",
  organizzazione: "organisation",
  esterna: "external",
  indirizzo: "policy",
  correzione: "correction",
};

const STATES: Readonly<Record<string, ObjectiveState>> = {
  sospeso: "suspended",
  neutralizzato: "neutralised",
  annullato: "cancelled",
  "in vigore": "inForce",
};

function vary(values: Values): Work {
  const { act: written, from, reason, cause: named, number, objective, state } = values;
  const cause = named === undefined ? undefined : oneOf(CAUSES, named, "--cause");
  const numbers = number?.split(",").map((each) => readNumber(each.trim()));
  const asked = [written, objective, values.withdraw, values.reject, values.withhold].filter((each) => each !== undefined);
  if (asked.length > 1) throw new WrongCall("Scelga una cosa sola tra --act, --objective, --withdraw, --reject e --withhold.");
  if (from !== undefined && written === undefined) throw new WrongCall("--from dice da quando vale un atto: va con --act.");
  if (state !== undefined && objective === undefined)
    throw new WrongCall("--state dice che cosa diventa un obiettivo: va con --objective.");
  if (written !== undefined)
    return approveAll({
      act: readAct(written),
      effectiveFrom: from === undefined ? undefined : readDay("--from", from),
      numbers,
      reason,
      cause,
    });
  if (objective !== undefined)
    return proposeState(objective, oneOf(STATES, state ?? missing("--state sospeso"), "--state"), { reason, cause });
  if (values.withdraw === true || values.reject === true || values.withhold === true) {
    const [only, ...others] = numbers ?? [];
    if (only === undefined || others.length > 0) throw new WrongCall("Dica quale variazione, una sola: per esempio --number 3.");
    if (values.withhold === true) return withhold(only, reason ?? "");
    return endOne(only, values.withdraw === true ? "withdrawn" : "rejected", reason ?? "");
  }
  if (asked.length === 0 && [number, reason, named].some((each) => each !== undefined))
    throw new WrongCall("Dica che cosa fare: --act, --objective, --withdraw o --reject.");
  return list;
}

function approveAll(asked: Parameters<typeof approveVariations>[1]): Work {
  return async (db, at) => {
    const { version, effectiveFrom, variations } = accepted(await approveVariations(ambientOf(db, at), asked, request()), VARY_REFUSALS);
    const late = isAfterVariationTerm(asked.act.date, at.year)
      ? [
          `Attenzione: l'atto è dopo il 15 dicembre (${citationText(variationTermCitation)}); dopo si possono fare solo le variazioni legate a quelle del bilancio.`,
        ]
      : [];
    const words = [
      `Approvate: ${variations.map(({ number, code }) => `variazione ${number} (${code})`).join(", ")}. ${actText(asked.act)}, in vigore dal ${italianDate(effectiveFrom as CivilDate)}; versione ${String(version)} del piano.`,
      ...late,
      `Per pubblicarle: ${await publishCall(db, at)}`,
    ];
    return { words: words.join("\n"), isWritten: true };
  };
}

function proposeState(
  code: string,
  state: ObjectiveState,
  { reason, cause }: { reason: string | undefined; cause: VariationCause | undefined },
): Work {
  return async (db, at) => {
    if (!(await loadObjectives(db, at)).some((each) => each.code === code))
      throw new CommandRefused(`Nel piano del ${String(at.year)} non c'è l'obiettivo «${code}», o è annullato.`);
    const asked = { code: code as ObjectiveCode, texts: {}, seen: "", state, reason, cause, proposes: true };
    const { number } = accepted(await proposeVariation(ambientOf(db, at), asked, request()), WRITE_OBJECTIVE_REFUSALS);
    const next = `traguardo plan vary --year ${String(at.year)} --administration ${at.administration} --number ${number} --act "Giunta comunale; numero; GG/MM/AAAA"`;
    return {
      words: `Proposta la variazione ${number}: ${code} ${OBJECTIVE_STATE_WORDS[state]}.\nQuando c'è l'atto: ${next}`,
      isWritten: true,
    };
  };
}

function endOne(number: bigint, state: "withdrawn" | "rejected", note: string): Work {
  return async (db, at) => {
    const end = state === "withdrawn" ? withdrawVariation : rejectVariation;
    accepted(await end(ambientOf(db, at), { number, note }, request()), VARY_REFUSALS);
    return { words: `La variazione ${String(number)} è ${VARIATION_STATE_WORDS[state]}.`, isWritten: true };
  };
}

function withhold(number: bigint, reason: string): Work {
  return async (db, at) => {
    accepted(await withholdVariationWords(ambientOf(db, at), { number, reason }, request()), WITHHOLD_REFUSALS);
    return {
      words: `Ciò che dice la variazione ${String(number)} non si pubblica più.\nSe era già pubblico: ${await publishCall(db, at)}, e poi si ritira la versione di prima.`,
      isWritten: true,
    };
  };
}

const list: Work = async (db, at) => {
  const { versions, variations } = await inSnapshot(db, async (tx) => ({
    versions: await loadPlanVersions(tx, at),
    variations: await loadVariations(tx, at),
  }));
  const waiting = variations.filter(waitsForAct);
  const words = [
    ...versions.map(versionWords),
    ...variations.flatMap(variationWords),
    waiting.length === 0 ? "Nessuna variazione aspetta un atto." : `Aspettano un atto: ${waiting.map(({ id }) => String(id)).join(", ")}.`,
  ];
  return { words: words.join("\n"), isWritten: false };
};

function versionWords({ version, state, approval, returned }: PlanVersion): string {
  const of = `Versione ${String(version)}: ${PLAN_STATE_WORDS[state]}`;
  if (approval)
    return `${of}, ${actText(approval.act)}, in vigore dal ${italianDate(approval.effectiveFrom)}, registrata il ${italianDate(approval.recordedOn)}.`;
  return state === "draft" && returned ? `${of}, rimandata: ${returned.note}` : `${of}.`;
}

function variationWords({ id, state, kind, code, changes, cause, reason, decided, opinion }: Variation): string[] {
  const why = [cause && VARIATION_CAUSE_WORDS[cause], reason].filter((each) => each !== undefined).join(": ");
  return [
    `Variazione ${String(id)}, ${VARIATION_STATE_WORDS[state]}: ${VARIATION_KIND_WORDS[kind]}${code === undefined ? "" : ` di ${code}`}${why === "" ? "" : ` (${why})`}.`,
    ...changes.map(
      ({ path, before, after }) => `  - ${fieldName(path)}: ${fieldValueWords(path, before)} → ${fieldValueWords(path, after)}`,
    ),
    ...(opinion ? [`  - Parere: ${opinion.words}`] : []),
    ...(decided?.note === undefined ? [] : [`  - ${decided.note}`]),
  ];
}

function show({ "in-force-on": inForce, "known-on": known }: Values): Work {
  const inForceOn = inForce === undefined ? undefined : readDay("--in-force-on", inForce);
  const knownOn = known === undefined ? undefined : readDay("--known-on", known);
  const moment: PlanMoment = { inForceOn, knownOn };
  return async (db, at) => {
    const objectives = await inSnapshot(db, (tx) => loadObjectives(tx, at, moment));
    const when = [
      inForceOn && `in vigore il ${italianDate(inForceOn)}`,
      knownOn && `per quanto era registrato il ${italianDate(knownOn)}`,
    ].filter(Boolean);
    const head = `Piano del ${String(at.year)}${when.length === 0 ? "" : `, ${when.join(", ")}`}: ${String(objectives.length)} obiettivi.`;
    const lines = objectives.map(
      ({ code, title, group, state }) => `${code}\t${title}\t${group}${state ? `\t${OBJECTIVE_STATE_WORDS[state]}` : ""}`,
    );
    return { words: [head, ...lines].join("\n"), isWritten: false };
  };
}

function readNumber(written: string): bigint {
  if (/^[1-9]\d{0,17}$/.test(written)) return BigInt(written);
  throw new WrongCall(`«${written}» non è il numero di una variazione: scriva per esempio --number 3 o --number 3,4.`);
}

function oneOf<Value>(words: Readonly<Record<string, Value>>, written: string, option: string): Value {
  const found = Object.hasOwn(words, written.toLowerCase()) ? words[written.toLowerCase()] : undefined;
  if (found !== undefined) return found;
  throw new WrongCall(`${option} è uno tra ${Object.keys(words).join(", ")}: non «${written}».`);
}

function missing(example: string): never {
  throw new WrongCall(`Manca ${example.split(" ")[0] ?? ""}: aggiunga per esempio ${example}.`);
}
