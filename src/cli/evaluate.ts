import { randomUUID } from "node:crypto";
import { inSnapshot, loadAnnualReport } from "../data/plan/annualReport.ts";
import { loadLastRun } from "../data/evaluation/evaluationRun.ts";
import { ENGINE } from "../domain/evaluation/engine.ts";
import { ACT_REFUSALS } from "../features/commands/act.ts";
import { CLOSE_REFUSALS, closeHeadCount } from "../features/commands/evaluation/closeHeadCount.ts";
import { evaluatedYear, resultOf, rulesWords } from "../features/commands/evaluation/evaluatedYear.ts";
import { AGREEMENT_WORDS, agreementOf, RECORD_REFUSALS, recordEvaluation } from "../features/commands/evaluation/recordEvaluation.ts";
import { reportedEvaluation } from "../features/commands/evaluation/reportedEvaluation.ts";
import { openApplication } from "../server/openApplication.ts";
import { chooseYear } from "./chooseYear.ts";
import { accepted, callOf, CommandRefused, EXIT, type Exit, jsonText, readArguments, readYear } from "./commandLine.ts";
import { evaluationWords } from "./evaluationWords.ts";
import { COMMAND_LINE } from "../features/commands/ambient.ts";
import { writtenLine } from "./written.ts";

export const help = `traguardo evaluate --year ANNO

Valuta un anno: performance dell'ente e delle unità, punteggi delle persone, fasce,
differenziazione, conti del personale. Dove non ci sono schede, dice ciò che il documento riporta.

  --year ANNO            anno
  --json                 il risultato per i programmi
  --people               elenca anche le persone, con il punteggio o il motivo per cui non c'è
  --record               registra il calcolo, legato a dati, regole e versione del programma
  --close-head-count MOTIVO  registra che i conti del personale sono stati verificati, e come
  --administration COD   quale amministrazione, se sono più d'una
  --data CARTELLA        cartella dei dati`;

const OPTIONS = {
  year: "text",
  json: "flag",
  people: "flag",
  record: "flag",
  "close-head-count": "text",
  administration: "text",
  data: "text",
} as const;

/** Evaluates a year and prints what comes of it. */
export async function run(words: readonly string[]): Promise<Exit> {
  const { values } = readArguments(words, OPTIONS);
  const year = readYear(values.year);
  const application = await openApplication({ dataFolder: values.data, joins: true, call: callOf("evaluate", values) });
  try {
    const { db } = application;
    const chosen = await chooseYear(db, values.administration, year);
    const key = { administration: chosen.administration.code, year };
    const ambient = { db, actor: COMMAND_LINE, ...key };
    const reason = values["close-head-count"];
    if (reason !== undefined) {
      accepted(await closeHeadCount(ambient, { reason, idempotencyKey: randomUUID() }), { ...ACT_REFUSALS, ...CLOSE_REFUSALS });
    }
    if (values.record) accepted(await recordEvaluation(ambient, randomUUID()), { ...ACT_REFUSALS, ...RECORD_REFUSALS });
    const evaluated = await inSnapshot(db, (tx) => evaluatedYear(tx, key));
    if (!evaluated) {
      const report = await loadAnnualReport(db, key);
      const reported = report && reportedEvaluation(report);
      if (!reported) throw new CommandRefused(`Del ${String(year)} non ci sono né schede né una griglia di punteggi.`, "nothingToEvaluate");
      process.stdout.write(values.json ? jsonText({ ...reported, source: "reported" }) : evaluationWords(reported, "reported"));
      return EXIT.done;
    }
    const result = resultOf(evaluated);
    const { summary } = result;
    const rules = rulesWords(evaluated.smvp.title, evaluated.rules);
    const last = await loadLastRun(db, key, "evaluation");
    const run = last && { run: String(last.run), engine: last.engine, agreement: agreementOf(last, evaluated, result) };
    const { people, ...rest } = summary;
    const what = `${values.record ? "calcolo della valutazione" : "chiusura del conto delle persone"} ${String(year)} di ${chosen.administration.name}`;
    const written = values.record || reason !== undefined ? writtenLine(what, application) : "";
    const shown = {
      ...rest,
      ...(values.people && { people }),
      source: "computed",
      smvp: rules,
      engine: ENGINE,
      run: run ?? null,
    };
    process.stdout.write(
      values.json
        ? jsonText(shown)
        : `${evaluationWords({ ...summary, people: values.people ? people : [] }, "computed")}Regole: ${rules}.\n${run ? `Calcolo registrato n. ${run.run}: ${AGREEMENT_WORDS[run.agreement]}.\n` : ""}${written}`,
    );
    return EXIT.done;
  } finally {
    await application.close();
  }
}
