import {
  CLOSE_REFUSALS,
  closeHeadCount
} from "./chunk-6K66CKFX.js";
import {
  AGREEMENT_WORDS,
  RECORD_REFUSALS,
  agreementOf,
  recordEvaluation
} from "./chunk-7TLYTQ3X.js";
import "./chunk-2LNQIOKY.js";
import {
  ENGINE,
  WAITING_WORDS,
  evaluatedYear,
  resultOf,
  rulesWords
} from "./chunk-KEQUZAVZ.js";
import {
  loadLastRun
} from "./chunk-PFD33CO2.js";
import "./chunk-ME4ERSV2.js";
import "./chunk-QSRMBLGI.js";
import "./chunk-UJMK5DDS.js";
import {
  NOT_EVALUATED_WORDS
} from "./chunk-KFONIPZI.js";
import {
  ROLE_WORDS
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
import {
  scoreGridOf
} from "./chunk-DNP22IL6.js";
import {
  headCountOf
} from "./chunk-6PA62EB3.js";
import "./chunk-YEDMBMKX.js";
import "./chunk-P7XYAUP4.js";
import {
  italianShare
} from "./chunk-35W6ZBG6.js";
import "./chunk-BTV5RUOO.js";
import "./chunk-A672SG2A.js";
import {
  inSnapshot,
  loadAnnualReport
} from "./chunk-S5Y7YUWN.js";
import "./chunk-IPUZRVVS.js";
import "./chunk-ZMLSEMQW.js";
import "./chunk-RWEJIB4H.js";
import {
  italianDecimal
} from "./chunk-MJTHQE4O.js";
import "./chunk-V65HRVHO.js";
import "./chunk-RWJMKMBA.js";

// src/cli/evaluate.ts
import { randomUUID } from "node:crypto";

// src/features/evaluation/reportedEvaluation.ts
function reportedEvaluation({ reported, scoreBands }) {
  const grid = scoreGridOf(scoreBands);
  if (!grid) return void 0;
  const { figures, readings } = headCountOf(reported);
  const count = (part) => figures[part] ? Number(figures[part].text) : null;
  return {
    evaluated: Number(grid.total.proof.result),
    headCount: {
      employed: count("employed"),
      notEvaluated: count("notEvaluated"),
      added: count("added"),
      readings: readings.map(({ figure }) => Number(figure.text)),
      closes: false
    },
    bands: grid.rows.map(({ label, count: held, share }) => ({ label, count: Number(held.text), share: share.proof.result }))
  };
}

// src/cli/evaluationWords.ts
function evaluationWords(shown, source) {
  const { evaluated, bands } = shown;
  const lines = [
    `Valutati: ${String(evaluated)}${source === "reported" ? ", come scritto nel documento" : ""}.`,
    ...bands.map(({ label, count, share }) => `  ${label}: ${String(count)}${share === null ? "" : ` (${italianShare(share)})`}`),
    ..."waiting" in shown.headCount ? computedCounts(shown) : reportedCounts(shown)
  ];
  return `${lines.join("\n")}
`;
}
function computedCounts({ headCount, administration, units, people }) {
  const { employed, notEvaluated, added, waiting, closes, roles } = headCount;
  return [
    `Performance organizzativa dell'ente: ${number(administration)}.`,
    ...units.map(({ unit, grade }) => `  ${unit}: ${number(grade)}`),
    `Conti del personale: ${String(employed)} in servizio a fine anno, ${String(notEvaluated)} non valutati, ${String(added)} valutati e non pi\xF9 in servizio, ${String(waiting)} in corso. ${closes ? "Tornano, e una persona li ha verificati." : "Non sono chiusi."}`,
    ...roles.map((role) => `  ${ROLE_WORDS[role.role]}: ${String(role.employed)} in servizio, ${String(role.evaluated)} valutati, ${String(role.notEvaluated)} non valutati, ${String(role.added)} aggiunti`),
    // prettier-ignore
    ...people.map(personWords)
  ];
}
function reportedCounts({ headCount: { employed, notEvaluated, added, readings } }) {
  const said = (count) => count === null ? "non indicato" : String(count);
  return [
    `Conti del personale nel documento: ${said(employed)} in servizio, ${said(notEvaluated)} non valutati, ${said(added)} inclusi. Non sono chiusi.`,
    ...readings.length > 0 ? [`  Per dirigenti e incaricati restano, secondo come si legge il documento: ${readings.join(" oppure ")}.`] : []
  ];
}
function personWords({ person, role, standing, score, band, isNegative, why }) {
  const who = `  ${person} (${ROLE_WORDS[role]})`;
  switch (standing) {
    case "evaluated":
      return `${who}: ${italianDecimal(score ?? "")}${band === void 0 ? "" : `, fascia \xAB${band}\xBB`}${isNegative ? ", valutazione negativa" : ""}`;
    case "waiting":
      return `${who}: in corso, ${WAITING_WORDS[why]}`;
    case "notEvaluated":
      return `${who}: non valutato, ${NOT_EVALUATED_WORDS[why]}`;
  }
}
function number(grade) {
  return /^-?\d/.test(grade) ? italianDecimal(grade) : grade;
}

// src/cli/evaluate.ts
var help = `traguardo evaluate --year ANNO

Valuta un anno: performance dell'ente e delle unit\xE0, punteggi delle persone, fasce,
differenziazione, conti del personale. Dove non ci sono schede, dice ci\xF2 che il documento riporta.

  --year ANNO            anno
  --json                 il risultato per i programmi
  --people               elenca anche le persone, con il punteggio o il motivo per cui non c'\xE8
  --record               registra il calcolo, legato a dati, regole e versione del programma
  --close-head-count MOTIVO  registra che i conti del personale sono stati verificati, e come
  --administration COD   quale amministrazione, se sono pi\xF9 d'una
  --data CARTELLA        cartella dei dati`;
var OPTIONS = {
  year: "text",
  json: "flag",
  people: "flag",
  record: "flag",
  "close-head-count": "text",
  administration: "text",
  data: "text"
};
async function run(words) {
  const { values } = readArguments(words, OPTIONS);
  const year = readYear(values.year);
  const application = await openApplication({ dataFolder: values.data, joins: true, call: callOf("evaluate", values) });
  try {
    const { db } = application;
    const chosen = await chooseYear(db, values.administration, year);
    const key = { administration: chosen.administration.code, year };
    const ambient = { db, actor: COMMAND_LINE, ...key };
    const reason = values["close-head-count"];
    if (reason !== void 0) {
      accepted(await closeHeadCount(ambient, { reason, idempotencyKey: randomUUID() }), { ...ACT_REFUSALS, ...CLOSE_REFUSALS });
    }
    if (values.record) accepted(await recordEvaluation(ambient, randomUUID()), { ...ACT_REFUSALS, ...RECORD_REFUSALS });
    const evaluated = await inSnapshot(db, (tx) => evaluatedYear(tx, key));
    if (!evaluated) {
      const report = await loadAnnualReport(db, key);
      const reported = report && reportedEvaluation(report);
      if (!reported) throw new CommandRefused(`Del ${String(year)} non ci sono n\xE9 schede n\xE9 una griglia di punteggi.`);
      process.stdout.write(values.json ? `${JSON.stringify({ ...reported, source: "reported" }, void 0, 2)}
` : evaluationWords(reported, "reported"));
      return EXIT.done;
    }
    const result = resultOf(evaluated);
    const { summary } = result;
    const rules = rulesWords(evaluated.smvp.title, evaluated.rules);
    const last = await loadLastRun(db, key, "evaluation");
    const run2 = last && { run: String(last.run), engine: last.engine, agreement: agreementOf(last, evaluated, result) };
    const { people, ...rest } = summary;
    const shown = {
      ...rest,
      ...values.people && { people },
      source: "computed",
      smvp: rules,
      engine: ENGINE,
      run: run2 ?? null
    };
    process.stdout.write(
      values.json ? `${JSON.stringify(shown, void 0, 2)}
` : `${evaluationWords({ ...summary, people: values.people ? people : [] }, "computed")}Regole: ${rules}.
${run2 ? `Calcolo registrato n. ${run2.run}: ${AGREEMENT_WORDS[run2.agreement]}.
` : ""}`
    );
    return EXIT.done;
  } finally {
    await application.close();
  }
}
export {
  help,
  run
};
//# sourceMappingURL=evaluate-AQDKFH43.js.map
