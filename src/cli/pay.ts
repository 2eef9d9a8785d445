import { inSnapshot } from "../data/plan/annualReport.ts";
import { randomUUID } from "node:crypto";
import { loadLastRun, type RecordedRun } from "../data/evaluation/evaluationRun.ts";
import { type CheckedTimes, checkedTimes } from "../domain/bonus/checkedTimes.ts";
import { type InvoiceDelay, NO_INVOICES } from "../domain/bonus/invoiceDelay.ts";
import { GATE_LACKS } from "../domain/bonus/paymentTimes.ts";
import { PAY_PROBLEMS, type PayProblem } from "../domain/bonus/payProblems.ts";
import { fundLine, type FundResult, SAVING_WORDS, shareLine, type ShareResult } from "../domain/bonus/runPay.ts";
import { ENGINE } from "../domain/evaluation/engine.ts";
import { refusal, tellRefusals } from "../domain/kernel/refusal.ts";
import { exactText, italianDecimal, italianExact } from "../domain/kernel/rational.ts";
import { PAY_CATEGORY_WORDS } from "../domain/organisation/profile.ts";
import { ACT_REFUSALS } from "../features/commands/act.ts";
import { rulesWords } from "../features/commands/evaluation/evaluatedYear.ts";
import { type PaidYear, paidYear } from "../features/commands/evaluation/paidYear.ts";
import { AGREEMENT_WORDS } from "../features/commands/evaluation/recordEvaluation.ts";
import { payAgreementOf, RECORD_PAY_REFUSALS, recordPay } from "../features/commands/evaluation/recordPay.ts";
import { openApplication } from "../server/openApplication.ts";
import { chooseYear } from "./chooseYear.ts";
import { accepted, callOf, CommandRefused, EXIT, type Exit, jsonText, readArguments, readYear } from "./commandLine.ts";
import { COMMAND_LINE } from "../features/commands/ambient.ts";
import { writtenLine } from "./written.ts";

export const help = `traguardo pay --year ANNO

Calcola premi e retribuzioni di risultato di un anno: per ogni fondo quanto si paga,
quanto si accantona e quanto resta. Pagato + accantonato + economie = stanziato, al centesimo.
Non paga nulla: il pagamento è un atto dell'amministrazione.

  --year ANNO            anno
  --json                 il risultato per i programmi
  --people               elenca anche gli importi di ciascuno
  --record               registra il calcolo, legato a dati, SMVP, contratto e versione del programma
  --administration COD   quale amministrazione, se sono più d'una
  --data CARTELLA        cartella dei dati`;

const OPTIONS = { year: "text", json: "flag", people: "flag", record: "flag", administration: "text", data: "text" } as const;

/** Computes the pay of a year and prints it. */
export async function run(words: readonly string[]): Promise<Exit> {
  const { values } = readArguments(words, OPTIONS);
  const year = readYear(values.year);
  const application = await openApplication({ dataFolder: values.data, joins: true, call: callOf("pay", values) });
  try {
    const { db } = application;
    const chosen = await chooseYear(db, values.administration, year);
    const key = { administration: chosen.administration.code, year };
    if (values.record) {
      const ambient = { db, actor: COMMAND_LINE, ...key };
      accepted(await recordPay(ambient, randomUUID()), { ...ACT_REFUSALS, ...RECORD_PAY_REFUSALS });
    }
    const paid = await inSnapshot(db, (tx) => paidYear(tx, key));
    if (!paid)
      throw new CommandRefused(
        `Del ${String(year)} non ci sono schede, o manca il sistema di valutazione o il contratto integrativo.`,
        "nothingToPay",
      );
    if (!paid.run.ok) throw incomputable(paid.run.problems);
    const { funds, shares } = paid.run;
    const times = checkedTimes(paid.year.file.pay, year);
    const rules = [rulesWords(paid.year.smvp.title, paid.year.rules), rulesWords("contratto integrativo", paid.rules)].join("; ");
    const last = await loadLastRun(db, key, "pay");
    const notes = notesOf(paid, await loadLastRun(db, key, "evaluation"));
    const recorded = last && { run: String(last.run), engine: last.engine, agreement: payAgreementOf(last, paid) };
    const shown = {
      funds: funds.map(fundLine),
      ...(values.people && { shares: shares.map(shareLine) }),
      rules,
      engine: ENGINE,
      paymentTimes: times ? timesForPrograms(times) : null,
      notes,
      run: recorded ?? null,
    };
    const written = values.record
      ? writtenLine(`calcolo di premi e retribuzioni ${String(year)} di ${chosen.administration.name}`, application)
      : "";
    const lines = [
      ...funds.flatMap(fundWords),
      ...(times ? timesWords(times) : []),
      ...notes,
      ...(values.people ? shares.map(shareWords) : []),
      `Regole: ${rules}.`,
      ...(recorded ? [`Calcolo registrato n. ${recorded.run}: ${AGREEMENT_WORDS[recorded.agreement]}.`] : []),
    ];
    process.stdout.write(values.json ? jsonText(shown) : `${lines.join("\n")}\n${written}`);
    return EXIT.done;
  } finally {
    await application.close();
  }
}

/** What who reads the amounts must know: that they may still change, and that a quota decided after the results is no quota fixed beforehand. */
function notesOf({ year, rules }: PaidYear, evaluation: RecordedRun | undefined): string[] {
  const { waiting } = year.evaluation.individual.headCount;
  const isLate = rules.act !== undefined && evaluation !== undefined && rules.act.date > evaluation.recordedOn;
  return [
    ...(waiting > 0 ? [`Importi provvisori: ${String(waiting)} valutazioni sono ancora in corso.`] : []),
    ...(isLate ? ["Il contratto è stato approvato dopo la valutazione: la quota della maggiorazione va fissata prima dei risultati."] : []),
  ];
}

function fundWords({ category, allocated, paid, reserved, saved, savings }: FundResult): string[] {
  return [
    `${PAY_CATEGORY_WORDS[category]}: stanziato ${euro(allocated)}; pagato ${euro(paid)}, accantonato ${euro(reserved)}, economie ${euro(saved)}.`,
    ...savings.map(({ reason, amount }) => `  ${SAVING_WORDS[reason]}: ${euro(amount)}`),
  ];
}

function shareWords({ person, category, paid, reserved }: ShareResult): string {
  return `  ${person} (${PAY_CATEGORY_WORDS[category]}): pagato ${euro(paid)}${reserved === "0.00" ? "" : `, accantonato ${euro(reserved)}`}`;
}

function euro(amount: string): string {
  return `€ ${italianDecimal(amount)}`;
}

/** The gate in words, and the delay computed again from the invoices beside the PCC's figure, which is the one that counts. */
function timesWords({ gate, pcc, delay, timeliness: itp }: CheckedTimes): string[] {
  const states = { met: "rispettati", missed: "non rispettati", pending: "in attesa" } as const;
  const again = delay && `  Dalle fatture: ritardo ${delay.kind === "computed" ? `${italianExact(delay.days)} giorni` : NO_INVOICES}`;
  const apart =
    itp?.kind === "computed"
      ? [`  Indicatore di tempestività (altro indicatore, per la trasparenza): ${italianExact(itp.days)} giorni`]
      : [];
  return [
    `Tempi di pagamento: ${states[gate.kind]}${pcc === undefined ? "" : `, ritardo annuale della PCC ${italianDecimal(pcc)} giorni`}.`,
    ...(gate.kind === "pending" ? gate.lacks.map((lack) => `  ${GATE_LACKS[lack]}`) : []),
    ...(again === undefined ? [] : [again]),
    ...apart,
  ];
}

function timesForPrograms({ gate, pcc, delay, timeliness: itp }: CheckedTimes) {
  const days = (figure: InvoiceDelay | undefined) => (figure?.kind === "computed" ? exactText(figure.days) : null);
  return { gate: gate.kind, pcc: pcc ?? null, delayFromInvoices: days(delay), timelinessFromInvoices: days(itp) };
}

function incomputable(problems: readonly PayProblem[]): CommandRefused {
  const lines = problems.map(({ reason, about }) => `  ${about}: ${PAY_PROBLEMS[reason]}`);
  const reasons = problems.map(({ reason, about }) => refusal(reason, { thing: { kind: "pay", id: about } }));
  return new CommandRefused(["Il calcolo non si può fare:", ...lines].join("\n"), tellRefusals(reasons, PAY_PROBLEMS));
}
