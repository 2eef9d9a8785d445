import {
  evaluationFigures,
  figureApart,
  fundAddress,
  gateFigure,
  gateOf,
  paidYear
} from "./chunk-WBSH52Z2.js";
import "./chunk-DXVBHXZ3.js";
import {
  evaluatedYear,
  rulesWords
} from "./chunk-KEQUZAVZ.js";
import {
  proofDocument
} from "./chunk-IDJ74AUR.js";
import {
  outcomeWords
} from "./chunk-GXMH4NF3.js";
import {
  renderHtml,
  renderText
} from "./chunk-YOIGYSWL.js";
import "./chunk-QPYDRUEM.js";
import "./chunk-ME4ERSV2.js";
import "./chunk-QSRMBLGI.js";
import "./chunk-UJMK5DDS.js";
import "./chunk-KFONIPZI.js";
import "./chunk-HYBPTOKR.js";
import "./chunk-DRAZHDIL.js";
import {
  chooseYear
} from "./chunk-YRURVVB2.js";
import {
  openApplication
} from "./chunk-BNR5FGOT.js";
import "./chunk-MIFUOFLC.js";
import {
  CommandRefused,
  EXIT,
  callOf,
  readArguments,
  readYear
} from "./chunk-PU4KY2VD.js";
import "./chunk-LLOIXRTK.js";
import "./chunk-Z5UWR23G.js";
import {
  proofOfObjective
} from "./chunk-ASCTV6AJ.js";
import "./chunk-4MDBWQCL.js";
import "./chunk-UQ62ZDIO.js";
import {
  figuresOf
} from "./chunk-HPTAWCOG.js";
import "./chunk-EA767FMA.js";
import "./chunk-CSOJN44G.js";
import "./chunk-DNP22IL6.js";
import "./chunk-QO75H26U.js";
import "./chunk-6PA62EB3.js";
import "./chunk-YEDMBMKX.js";
import "./chunk-P7XYAUP4.js";
import "./chunk-35W6ZBG6.js";
import "./chunk-BTV5RUOO.js";
import "./chunk-A672SG2A.js";
import {
  inSnapshot,
  loadAnnualReport
} from "./chunk-S5Y7YUWN.js";
import "./chunk-IPUZRVVS.js";
import "./chunk-ZMLSEMQW.js";
import "./chunk-RWEJIB4H.js";
import "./chunk-TZHMJIVP.js";
import "./chunk-W3OUSOBS.js";
import "./chunk-XEVOJYQI.js";
import {
  italianDecimal
} from "./chunk-MJTHQE4O.js";
import "./chunk-V65HRVHO.js";
import "./chunk-2HO7TV2T.js";
import "./chunk-RWJMKMBA.js";

// src/domain/bonus/payFigures.ts
function payFigures(run2, year, times) {
  const gate = times && gateOf(times);
  const figures = [
    ...run2.funds.flatMap(({ category, saved, proof, splits }) => [
      { id: fundAddress(category, year), text: euro(saved), proof },
      ...splits.map((split) => ({ id: split.figure, text: split.result, proof: split }))
    ]),
    ...run2.shares.map(({ category, person, amount, proof }) => ({
      id: `${fundAddress(category, year)}/${person}`,
      text: euro(amount),
      proof
    })),
    ...gate && gate.kind !== "pending" ? [{ id: gateFigure(year), text: GATE_WORDS[gate.kind], proof: gate.proof }] : []
  ];
  return new Map(figures.map((figure) => [figure.id, figure]));
}
var GATE_WORDS = { met: "rispettato", missed: "non rispettato" };
function euro(amount) {
  return `\u20AC ${italianDecimal(amount)}`;
}

// src/features/evaluation/explainedFigure.ts
async function explainedFigure(tx, key, id) {
  const year = await evaluatedYear(tx, key);
  if (!year) return void 0;
  const rules = [rulesWords(year.smvp.title, year.rules)];
  const found = evaluationFigures(year.evaluation).get(id);
  if (found) return { ...found, rules };
  const paid = await paidYear(tx, key, year);
  const set = paid?.apart && figureApart(id, paid.apart);
  if (set) return { ...set, rules };
  if (!paid?.run.ok) return void 0;
  const { paymentTimes } = paid.year.reading.pay;
  const figure = payFigures(paid.run, key.year, paymentTimes && { year: key.year, ...paymentTimes }).get(id);
  return figure && { ...figure, rules: [...rules, rulesWords("Contratto collettivo integrativo", paid.rules)] };
}

// src/cli/explain.ts
var help = `traguardo explain NUMERO|OBIETTIVO [--year ANNO]

Spiega a parole come si arriva a un numero o all'esito di un obiettivo.
Esempi: traguardo explain quota-raggiunti, traguardo explain 2023-017;
di una valutazione, traguardo explain V-012 (una persona), grado/ente, punteggi/fascia-1, premio/personale/2024/V-012

  --year ANNO            anno; senza, il pi\xF9 recente
  --json                 la spiegazione per i programmi
  --html                 la spiegazione come pagina
  --administration COD   quale amministrazione, se sono pi\xF9 d'una
  --data CARTELLA        cartella dei dati`;
async function run(words) {
  const options = { year: "text", json: "flag", html: "flag", administration: "text", data: "text" };
  const { values, positionals } = readArguments(words, options, ["il numero o l'obiettivo da spiegare"]);
  const what = positionals[0] ?? "";
  const yearOfCode = /^(\d{4})-\d+$/.exec(what)?.[1];
  const year = values.year ?? yearOfCode;
  const application = await openApplication({ dataFolder: values.data, joins: true, call: callOf("explain", values) });
  try {
    const chosen = await chooseYear(application.db, values.administration, year === void 0 ? void 0 : readYear(year));
    const key = { administration: chosen.administration.code, year: chosen.year };
    const report = await loadAnnualReport(application.db, key);
    const figures = report ? figuresOf(report) : {};
    const objective = report?.objectives.find(({ code }) => code === what);
    const answer = objective ? { text: outcomeWords(objective), proof: proofOfObjective(objective) } : figures[what] ?? await inSnapshot(application.db, (tx) => explainedFigure(tx, key, what));
    if (!answer) throw new CommandRefused(`Non c'\xE8 nessun numero \xAB${what}\xBB. ${whatCanBeExplained(Object.keys(figures))}`);
    const { rules = [] } = answer;
    const explained = values.json ? `${JSON.stringify({ ...answer.proof, ...rules.length > 0 && { rules } }, void 0, 2)}
` : (values.html ? renderHtml : renderText)(proofDocument(answer, chosen.administration.name, void 0, rules));
    process.stdout.write(explained);
    return EXIT.done;
  } finally {
    await application.close();
  }
}
function whatCanBeExplained(figures) {
  const [ofGroup] = figures.filter((figure) => figure.includes("/"));
  const general = figures.filter((figure) => !figure.includes("/"));
  return `Si possono spiegare: ${general.join(", ")}${ofGroup === void 0 ? "" : `; di un gruppo, per esempio ${ofGroup}`}; un obiettivo con il suo codice.`;
}
export {
  help,
  run
};
//# sourceMappingURL=explain-ZELXDRDO.js.map
