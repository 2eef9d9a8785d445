import {
  RECORD_PAY_REFUSALS,
  payAgreementOf,
  recordPay
} from "./chunk-AHBLLAOX.js";
import {
  AGREEMENT_WORDS
} from "./chunk-7TLYTQ3X.js";
import "./chunk-2LNQIOKY.js";
import {
  GATE_LACKS,
  PAY_PROBLEMS,
  SAVING_WORDS,
  fundLine,
  gateOf,
  paidYear,
  shareLine
} from "./chunk-WBSH52Z2.js";
import {
  delayCitation,
  timelinessCitation
} from "./chunk-DXVBHXZ3.js";
import {
  ENGINE,
  rulesWords
} from "./chunk-KEQUZAVZ.js";
import {
  loadLastRun
} from "./chunk-PFD33CO2.js";
import "./chunk-QPYDRUEM.js";
import "./chunk-ME4ERSV2.js";
import {
  Derivation
} from "./chunk-QSRMBLGI.js";
import "./chunk-UJMK5DDS.js";
import "./chunk-KFONIPZI.js";
import {
  PAY_CATEGORY_WORDS
} from "./chunk-HYBPTOKR.js";
import "./chunk-DRAZHDIL.js";
import {
  chooseYear
} from "./chunk-YRURVVB2.js";
import {
  openApplication
} from "./chunk-BNR5FGOT.js";
import "./chunk-MIFUOFLC.js";
import {
  ACT_REFUSALS
} from "./chunk-JGRYUSCM.js";
import "./chunk-GIH3WPH6.js";
import {
  CommandRefused,
  EXIT,
  accepted,
  callOf,
  readArguments,
  readYear
} from "./chunk-PU4KY2VD.js";
import {
  COMMAND_LINE
} from "./chunk-LLOIXRTK.js";
import "./chunk-Z5UWR23G.js";
import "./chunk-4MDBWQCL.js";
import "./chunk-UQ62ZDIO.js";
import "./chunk-P7XYAUP4.js";
import "./chunk-35W6ZBG6.js";
import "./chunk-BTV5RUOO.js";
import "./chunk-A672SG2A.js";
import {
  inSnapshot
} from "./chunk-S5Y7YUWN.js";
import "./chunk-IPUZRVVS.js";
import "./chunk-ZMLSEMQW.js";
import "./chunk-RWEJIB4H.js";
import {
  citationText
} from "./chunk-XEVOJYQI.js";
import {
  exactText,
  exactly,
  fromDecimalText,
  italianDecimal,
  italianExact
} from "./chunk-MJTHQE4O.js";
import {
  italianDate
} from "./chunk-V65HRVHO.js";
import "./chunk-RWJMKMBA.js";

// src/cli/pay.ts
import { randomUUID } from "node:crypto";

// src/domain/bonus/invoiceDelay.ts
var NO_INVOICES = "Nessuna fattura nel periodo: l'indicatore non si pu\xF2 calcolare, e non vale zero.";
function yearlyDelay(invoices, year, asOf) {
  const counted = invoices.filter(
    ({ received, due, paid }) => isIn(year, received) && isIn(year, due) && (paid !== void 0 || due < asOf)
  );
  const rule = "Media dei giorni tra la scadenza e il pagamento delle fatture ricevute e scadute nell'anno, pesata con gli importi. Le fatture scadute e non pagate contano fino al giorno del calcolo; i giorni di sospensione non contano.";
  return weighted(
    `Indicatore di ritardo annuale ${String(year)}, in giorni`,
    rule,
    delayCitation,
    counted,
    (invoice) => invoice.paid ?? asOf
  );
}
function timeliness(invoices, year) {
  const counted = invoices.filter(({ paid }) => paid !== void 0 && isIn(year, paid));
  const rule = "Media dei giorni tra la scadenza e il pagamento delle fatture pagate nell'anno, pesata con gli importi pagati. Le fatture non pagate non contano.";
  return weighted(
    `Indicatore di tempestivit\xE0 dei pagamenti ${String(year)}, in giorni`,
    rule,
    timelinessCitation,
    counted,
    ({ paid, due }) => paid ?? due
  );
}
function isIn(year, day) {
  return day.startsWith(`${String(year)}-`);
}
function weighted(figure, rule, citation, invoices, endOf) {
  if (invoices.length === 0) return { kind: "noInvoices" };
  const d = new Derivation();
  const parts = invoices.map((invoice) => ({ value: delayOf(d, invoice, endOf(invoice)), weight: amountOf(d, invoice) }));
  const mean = d.weightedMean("ritardo", `Media pesata (${citationText(citation)})`, parts);
  return { kind: "computed", days: mean.value, proof: d.conclude({ figure, rule, citation }) };
}
function amountOf(d, { code, amount }) {
  return d.given(`importo ${code}`, `Importo della fattura ${code}`, fromDecimalText(amount), entryOf(code));
}
function delayOf(d, { code, due, paid, suspendedDays }, end) {
  const from = d.day(`scadenza ${code}`, `Scadenza della fattura ${code}`, due, entryOf(code));
  const to = d.day(
    `fine ${code}`,
    paid ? `Pagamento della fattura ${code}` : `Fattura ${code} non pagata al ${italianDate(end)}`,
    end,
    entryOf(code)
  );
  const days = d.days(`giorni ${code}`, `Giorni dalla scadenza, fattura ${code}`, from, to);
  if (suspendedDays === 0) return days;
  const suspended = d.given(`sospesi ${code}`, `Giorni di sospensione della fattura ${code}`, exactly(suspendedDays), entryOf(code));
  return d.difference(`ritardo ${code}`, `Giorni che contano, fattura ${code}`, days, [suspended]);
}
function entryOf(code) {
  return { kind: "entry", where: `elenco delle fatture, ${code}` };
}

// src/domain/bonus/checkedTimes.ts
function checkedTimes({ paymentTimes, invoices }, year) {
  if (!paymentTimes) return void 0;
  return {
    gate: gateOf({ year, ...paymentTimes }),
    ...paymentTimes.pcc && { pcc: paymentTimes.pcc.delay },
    ...invoices && { delay: yearlyDelay(invoices.list, year, invoices.asOf), timeliness: timeliness(invoices.list, year) }
  };
}

// src/cli/pay.ts
var help = `traguardo pay --year ANNO

Calcola premi e retribuzioni di risultato di un anno: per ogni fondo quanto si paga,
quanto si accantona e quanto resta. Pagato + accantonato + economie = stanziato, al centesimo.
Non paga nulla: il pagamento \xE8 un atto dell'amministrazione.

  --year ANNO            anno
  --json                 il risultato per i programmi
  --people               elenca anche gli importi di ciascuno
  --record               registra il calcolo, legato a dati, SMVP, contratto e versione del programma
  --administration COD   quale amministrazione, se sono pi\xF9 d'una
  --data CARTELLA        cartella dei dati`;
var OPTIONS = { year: "text", json: "flag", people: "flag", record: "flag", administration: "text", data: "text" };
async function run(words) {
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
      throw new CommandRefused(`Del ${String(year)} non ci sono schede, o manca il sistema di valutazione o il contratto integrativo.`);
    if (!paid.run.ok) throw new CommandRefused(["Il calcolo non si pu\xF2 fare:", ...paid.run.problems.map(({ reason, about }) => `  ${about}: ${PAY_PROBLEMS[reason]}`)].join("\n"));
    const { funds, shares } = paid.run;
    const times = checkedTimes(paid.year.reading.pay, year);
    const rules = [rulesWords(paid.year.smvp.title, paid.year.rules), rulesWords("contratto integrativo", paid.rules)].join("; ");
    const last = await loadLastRun(db, key, "pay");
    const notes = notesOf(paid, await loadLastRun(db, key, "evaluation"));
    const recorded = last && { run: String(last.run), engine: last.engine, agreement: payAgreementOf(last, paid) };
    const shown = {
      funds: funds.map(fundLine),
      ...values.people && { shares: shares.map(shareLine) },
      rules,
      engine: ENGINE,
      paymentTimes: times ? timesForPrograms(times) : null,
      notes,
      run: recorded ?? null
    };
    const lines = [
      ...funds.flatMap(fundWords),
      ...times ? timesWords(times) : [],
      ...notes,
      ...values.people ? shares.map(shareWords) : [],
      `Regole: ${rules}.`,
      ...recorded ? [`Calcolo registrato n. ${recorded.run}: ${AGREEMENT_WORDS[recorded.agreement]}.`] : []
    ];
    process.stdout.write(values.json ? `${JSON.stringify(shown, void 0, 2)}
` : `${lines.join("\n")}
`);
    return EXIT.done;
  } finally {
    await application.close();
  }
}
function notesOf({ year, rules }, evaluation) {
  const { waiting } = year.evaluation.individual.headCount;
  const isLate = rules.act !== void 0 && evaluation !== void 0 && rules.act.date > evaluation.recordedOn;
  return [
    ...waiting > 0 ? [`Importi provvisori: ${String(waiting)} valutazioni sono ancora in corso.`] : [],
    ...isLate ? ["Il contratto \xE8 stato approvato dopo la valutazione: la quota della maggiorazione va fissata prima dei risultati."] : []
  ];
}
function fundWords({ category, allocated, paid, reserved, saved, savings }) {
  return [
    `${PAY_CATEGORY_WORDS[category]}: stanziato ${euro(allocated)}; pagato ${euro(paid)}, accantonato ${euro(reserved)}, economie ${euro(saved)}.`,
    ...savings.map(({ reason, amount }) => `  ${SAVING_WORDS[reason]}: ${euro(amount)}`)
  ];
}
function shareWords({ person, category, paid, reserved }) {
  return `  ${person} (${PAY_CATEGORY_WORDS[category]}): pagato ${euro(paid)}${reserved === "0.00" ? "" : `, accantonato ${euro(reserved)}`}`;
}
function euro(amount) {
  return `\u20AC ${italianDecimal(amount)}`;
}
function timesWords({ gate, pcc, delay, timeliness: itp }) {
  const states = { met: "rispettati", missed: "non rispettati", pending: "in attesa" };
  const again = delay && `  Dalle fatture: ritardo ${delay.kind === "computed" ? `${italianExact(delay.days)} giorni` : NO_INVOICES}`;
  const apart = itp?.kind === "computed" ? [`  Indicatore di tempestivit\xE0 (altro indicatore, per la trasparenza): ${italianExact(itp.days)} giorni`] : [];
  return [
    `Tempi di pagamento: ${states[gate.kind]}${pcc === void 0 ? "" : `, ritardo annuale della PCC ${italianDecimal(pcc)} giorni`}.`,
    ...gate.kind === "pending" ? gate.lacks.map((lack) => `  ${GATE_LACKS[lack]}`) : [],
    ...again === void 0 ? [] : [again],
    ...apart
  ];
}
function timesForPrograms({ gate, pcc, delay, timeliness: itp }) {
  const days = (figure) => figure?.kind === "computed" ? exactText(figure.days) : null;
  return { gate: gate.kind, pcc: pcc ?? null, delayFromInvoices: days(delay), timelinessFromInvoices: days(itp) };
}
export {
  help,
  run
};
//# sourceMappingURL=pay-UA45WPT7.js.map
