import {
  checkCci,
  checkSmvp
} from "./chunk-3OMFAB2F.js";
import {
  apartOf,
  contractInForce,
  payOf
} from "./chunk-WBSH52Z2.js";
import {
  acceptCci
} from "./chunk-DXVBHXZ3.js";
import {
  evaluateCycle,
  evaluatedYear
} from "./chunk-KEQUZAVZ.js";
import "./chunk-QPYDRUEM.js";
import "./chunk-ME4ERSV2.js";
import {
  isApprovable
} from "./chunk-QPI6RMLQ.js";
import "./chunk-QSRMBLGI.js";
import {
  LARGEST_RULES,
  acceptSmvp,
  readJson
} from "./chunk-UJMK5DDS.js";
import "./chunk-KFONIPZI.js";
import {
  PAY_CATEGORIES,
  PAY_CATEGORY_WORDS,
  payCategoryOf
} from "./chunk-HYBPTOKR.js";
import "./chunk-DRAZHDIL.js";
import {
  readFileOfUse
} from "./chunk-46UH6SSS.js";
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
  WrongCall,
  callOf,
  readArguments,
  readYear
} from "./chunk-PU4KY2VD.js";
import "./chunk-LLOIXRTK.js";
import "./chunk-Z5UWR23G.js";
import "./chunk-4MDBWQCL.js";
import "./chunk-UQ62ZDIO.js";
import "./chunk-YEDMBMKX.js";
import "./chunk-P7XYAUP4.js";
import "./chunk-35W6ZBG6.js";
import "./chunk-BTV5RUOO.js";
import "./chunk-A672SG2A.js";
import {
  inSnapshot
} from "./chunk-S5Y7YUWN.js";
import "./chunk-IPUZRVVS.js";
import "./chunk-ZMLSEMQW.js";
import {
  groupBy
} from "./chunk-RWEJIB4H.js";
import "./chunk-XEVOJYQI.js";
import {
  HUNDRED,
  ZERO,
  add,
  compare,
  divide,
  exactly,
  floor,
  fromDecimalText,
  italianDecimal,
  multiply,
  rounded,
  toDecimalText
} from "./chunk-MJTHQE4O.js";
import "./chunk-V65HRVHO.js";
import "./chunk-RWJMKMBA.js";

// src/domain/evaluation/simulate.ts
var SMALLEST_GROUP = 5;
function simulate(now, other) {
  const [before, after] = [now.evaluation, other.evaluation];
  const scores = new Map(after.individual.people.map((person) => [person.person.code, scoreOf(person)]));
  const moves = before.individual.people.map((person) => {
    const [old, next] = [scoreOf(person), scores.get(person.person.code)];
    return old && next ? compare(next, old) : 0;
  });
  const count = (way) => moves.filter((move) => move === way).length;
  const hidden = (many2) => many2 > 0 && many2 < SMALLEST_GROUP ? null : many2;
  return {
    before: spreadOf(before, now.smvp),
    after: spreadOf(after, other.smvp),
    moved: { up: hidden(count(1)), down: hidden(count(-1)) }
  };
}
function scoreOf({ standing }) {
  return standing.kind === "evaluated" ? standing.score : void 0;
}
function spreadOf({ individual: { people } }, smvp) {
  const beyond = beyondCap(people, smvp);
  const scored = people.filter(({ standing }) => standing.kind === "evaluated");
  const counts = countsOf(scored, smvp, beyond);
  return {
    evaluated: scored.length,
    notEvaluated: people.filter(({ standing }) => standing.kind === "notEvaluated").length,
    waiting: people.filter(({ standing }) => standing.kind === "waiting").length,
    mean: meanOf(scored),
    bands: smvp.bands.map(({ label }, i) => ({ label, count: counts[i] ?? 0 })),
    groups: groupsOf(scored).map((categories) => {
      const own = scored.filter(({ role }) => categories.includes(payCategoryOf(role)));
      return { categories, evaluated: own.length, mean: meanOf(own), counts: countsOf(own, smvp, beyond) };
    }),
    ...smvp.topScores && { beyondCap: beyond.size }
  };
}
function groupsOf(scored) {
  const sizes = PAY_CATEGORIES.map((category) => ({
    categories: [category],
    size: scored.filter(({ role }) => payCategoryOf(role) === category).length
  }));
  const bySize = sizes.filter(({ size }) => size > 0).toSorted((a, b) => a.size - b.size);
  const groups = [];
  for (const each of bySize) {
    const last = groups.at(-1);
    if (last && last.size < SMALLEST_GROUP)
      groups[groups.length - 1] = { categories: [...last.categories, ...each.categories], size: last.size + each.size };
    else groups.push(each);
  }
  return groups.filter(({ size }) => size >= SMALLEST_GROUP).map(({ categories }) => categories);
}
function meanOf(people) {
  if (people.length === 0) return null;
  const sum = people.reduce((total, person) => add(total, scoreOf(person) ?? ZERO), ZERO);
  return toDecimalText(rounded(divide(sum, exactly(people.length)), 2));
}
function countsOf(people, { bands }, beyond) {
  const placed = people.map(({ person, standing }) => {
    if (standing.kind !== "evaluated" || standing.band === void 0) return void 0;
    return beyond.has(person.code) ? Math.max(0, standing.band - 1) : standing.band;
  });
  return bands.map((_, i) => placed.filter((band) => band === i).length);
}
function beyondCap(people, { topScores }) {
  if (!topScores) return /* @__PURE__ */ new Set();
  const from = fromDecimalText(topScores.from);
  const byEvaluator = groupBy(people, ({ forms }) => forms.at(-1)?.form.evaluator ?? "");
  const beyond = [...byEvaluator.values()].flatMap((judged) => {
    const scored = judged.filter((person) => scoreOf(person));
    const share = divide(fromDecimalText(topScores.atMostPercent), HUNDRED);
    const allowed = Number(floor(multiply(share, exactly(scored.length))));
    const top = scored.filter((person) => compare(scoreOf(person) ?? ZERO, from) >= 0).toSorted((a, b) => compare(scoreOf(b) ?? ZERO, scoreOf(a) ?? ZERO));
    return top.slice(allowed).map(({ person }) => person.code);
  });
  return new Set(beyond);
}

// src/features/evaluation/simulateRules.ts
function readOtherRules(content, accept, check) {
  const json = readJson(content, LARGEST_RULES);
  if (!json.ok) return json;
  const read = accept(json.value);
  if (!read.ok) return read;
  const problems = check(read.value).filter(({ severity }) => severity === "error");
  const [first, ...others] = problems;
  return first && !isApprovable(problems) ? { ok: false, problems: [first, ...others] } : read;
}
var readOtherSmvp = (content) => readOtherRules(content, acceptSmvp, checkSmvp);
var readOtherCci = (content) => readOtherRules(content, acceptCci, checkCci);
function simulateRules(year, contract, other) {
  const tried = other.smvp ? { ...year, smvp: other.smvp, evaluation: evaluateCycle(year.material, other.smvp) } : year;
  const simulation = simulate(year, tried);
  const cci = other.cci ?? contract;
  if (!cci) return simulation;
  const before = contract ? totalsOf(payOf(year, contract, apartOf(year))) : null;
  const after = totalsOf(payOf(tried, cci, apartOf(tried)));
  return { ...simulation, funds: { before, after } };
}
function totalsOf(run2) {
  if (!run2.ok) return null;
  return run2.funds.map(({ category, allocated, paid, reserved, saved }) => ({ category, allocated, paid, reserved, saved }));
}

// src/cli/simulate.ts
var help = `traguardo simulate --year ANNO --smvp FILE | --cci FILE

Prova un altro sistema di valutazione o un altro contratto integrativo su un anno con le sue schede:
che cosa cambierebbe per fasce, categorie e fondi. Non mostra persone e non conserva nulla.

  --year ANNO            anno
  --smvp FILE            l'altro sistema di valutazione, in JSON
  --cci FILE             l'altro contratto integrativo, in JSON
  --json                 il risultato per i programmi
  --administration COD   quale amministrazione, se sono pi\xF9 d'una
  --data CARTELLA        cartella dei dati`;
var OPTIONS = { year: "text", smvp: "text", cci: "text", json: "flag", administration: "text", data: "text" };
async function run(words) {
  const { values } = readArguments(words, OPTIONS);
  const year = readYear(values.year);
  if (values.smvp === void 0 && values.cci === void 0)
    throw new WrongCall("Manca che cosa provare: --smvp FILE, --cci FILE o entrambi.");
  const smvp = values.smvp === void 0 ? void 0 : rulesIn(values.smvp, readOtherSmvp(await readFileOfUse(values.smvp, LARGEST_RULES)));
  const cci = values.cci === void 0 ? void 0 : rulesIn(values.cci, readOtherCci(await readFileOfUse(values.cci, LARGEST_RULES)));
  const application = await openApplication({ dataFolder: values.data, joins: true, call: callOf("simulate", values) });
  try {
    const chosen = await chooseYear(application.db, values.administration, year);
    const key = { administration: chosen.administration.code, year };
    const evaluated = await inSnapshot(application.db, (tx) => evaluatedYear(tx, key));
    if (!evaluated)
      throw new CommandRefused(`Del ${String(year)} non ci sono schede, o manca il sistema di valutazione: non c'\xE8 nulla su cui provare.`);
    const contract = (await contractInForce(application.db, key))?.cci;
    const simulation = simulateRules(evaluated, contract, { ...smvp && { smvp }, ...cci && { cci } });
    process.stdout.write(values.json ? `${JSON.stringify(simulation, void 0, 2)}
` : simulationWords(simulation));
    return EXIT.done;
  } finally {
    await application.close();
  }
}
function rulesIn(path, reading) {
  if (reading.ok) return reading.value;
  const lines = reading.problems.map(({ clause, message }) => `  ${clause || "file"}: ${message}`);
  throw new CommandRefused(`\xAB${path}\xBB ha errori:
${lines.join("\n")}`);
}
function simulationWords({ before, after, moved, funds }) {
  const lines = [
    "Con le regole dell'anno:",
    ...spreadLines(before),
    "Con le regole in prova:",
    ...spreadLines(after),
    `Punteggi che salirebbero: ${many(moved.up)}; che scenderebbero: ${many(moved.down)}.`,
    ...funds ? [...fundLines("Fondi con il contratto dell'anno", funds.before), ...fundLines("Fondi con le regole in prova", funds.after)] : []
  ];
  return `${lines.join("\n")}
`;
}
function spreadLines({ evaluated, notEvaluated, waiting, mean, bands, groups, beyondCap: beyondCap2 }) {
  return [
    `  valutati ${String(evaluated)}, non valutati ${String(notEvaluated)}, in corso ${String(waiting)}${mean === null ? "" : `; media ${italianDecimal(mean)}`}`,
    ...bands.map(({ label, count }) => `    ${label}: ${String(count)}`),
    ...groups.map(({ categories, evaluated: people, mean: own, counts }) => `    ${categories.map((category) => PAY_CATEGORY_WORDS[category]).join(" e ")}: ${String(people)}${own === null ? "" : `, media ${italianDecimal(own)}`} (per fascia ${counts.join(", ")})`),
    // prettier-ignore
    ...beyondCap2 === void 0 ? [] : [`    oltre il tetto dei punteggi pi\xF9 alti: ${String(beyondCap2)}, contati nella fascia sotto`]
  ];
}
function fundLines(title, totals) {
  if (!totals) return [`${title}: il calcolo non si pu\xF2 fare.`];
  return [
    `${title}:`,
    ...totals.map(({ category, allocated, paid, reserved, saved }) => `  ${PAY_CATEGORY_WORDS[category]}: stanziato ${euro(allocated)}, pagato ${euro(paid)}, accantonato ${euro(reserved)}, economie ${euro(saved)}`)
    // prettier-ignore
  ];
}
function euro(amount) {
  return `\u20AC ${italianDecimal(amount)}`;
}
function many(people) {
  return people === null ? `meno di ${String(SMALLEST_GROUP)}` : String(people);
}
export {
  help,
  run
};
//# sourceMappingURL=simulate-Q6LD7T2M.js.map
