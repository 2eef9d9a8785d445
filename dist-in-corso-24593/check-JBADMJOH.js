import {
  renderDocument,
  writeAside
} from "./chunk-VJ6RZYF2.js";
import {
  addAcceptance,
  buildReadingNote,
  reviewIn,
  reviewYear
} from "./chunk-MRZX5QZ7.js";
import "./chunk-BI5YWK4T.js";
import {
  renderText
} from "./chunk-YOIGYSWL.js";
import "./chunk-QDL4N432.js";
import "./chunk-5TWGM5JR.js";
import {
  chooseYear
} from "./chunk-YRURVVB2.js";
import {
  openApplication
} from "./chunk-BNR5FGOT.js";
import "./chunk-MIFUOFLC.js";
import {
  ACT_REFUSALS,
  act
} from "./chunk-JGRYUSCM.js";
import "./chunk-GIH3WPH6.js";
import {
  CommandRefused,
  EXIT,
  WrongCall,
  accepted,
  callOf,
  readArguments,
  readYear
} from "./chunk-PU4KY2VD.js";
import {
  COMMAND_LINE
} from "./chunk-LLOIXRTK.js";
import "./chunk-Z5UWR23G.js";
import "./chunk-UQ62ZDIO.js";
import "./chunk-EA767FMA.js";
import "./chunk-CSOJN44G.js";
import "./chunk-QO75H26U.js";
import "./chunk-6PA62EB3.js";
import "./chunk-35W6ZBG6.js";
import "./chunk-BTV5RUOO.js";
import "./chunk-A672SG2A.js";
import "./chunk-S5Y7YUWN.js";
import "./chunk-IPUZRVVS.js";
import "./chunk-ZMLSEMQW.js";
import "./chunk-RWEJIB4H.js";
import "./chunk-TZHMJIVP.js";
import "./chunk-W3OUSOBS.js";
import {
  citationText
} from "./chunk-XEVOJYQI.js";
import "./chunk-MJTHQE4O.js";
import "./chunk-V65HRVHO.js";
import "./chunk-RWJMKMBA.js";

// src/cli/check.ts
import { randomUUID } from "node:crypto";

// src/features/reviewPlan/decideFinding.ts
var DECISION_REFUSALS = {
  ...ACT_REFUSALS,
  noSuchFinding: "Questa segnalazione non c'\xE8, o non c'\xE8 pi\xF9: il suo nome si legge con \xABtraguardo check --json\xBB.",
  noReason: "Manca il motivo: una segnalazione si accetta dicendo perch\xE9.",
  reasonTooLong: "Il motivo \xE8 troppo lungo: al massimo 2.000 caratteri.",
  notAccepted: "Questa segnalazione non \xE8 accettata: non c'\xE8 nulla da ritirare."
};
var LONGEST_REASON = 2e3;
function decideFinding(ambient, { finding: name, reason, idempotencyKey }) {
  return act(ambient, "quality.decide", { idempotencyKey }, async (tx) => {
    const review = await reviewIn(tx, ambient);
    const finding = review?.findings.find((each) => each.name === name);
    if (!finding) return { ok: false, reasons: ["noSuchFinding"] };
    if (reason?.trim() === "") return { ok: false, reasons: ["noReason"] };
    if (reason !== void 0 && reason.length > LONGEST_REASON) return { ok: false, reasons: ["reasonTooLong"] };
    if (reason === void 0 && !finding.accepted) return { ok: false, reasons: ["notAccepted"] };
    const decision = { finding: name, message: finding.message, reason: reason?.trim() ?? null };
    await addAcceptance(tx, ambient, { ...decision, by: ambient.actor.person });
    return { ok: true, value: { answer: null, object: `finding ${name}`, content: decision } };
  });
}

// src/cli/check.ts
var help = `traguardo check --year ANNO

Controllo qualit\xE0 del piano e della relazione: che cosa \xE8 gi\xE0 buono, che cosa conviene sistemare, con la riga, la norma e il rimedio.

  --year ANNO            anno del piano
  --json                 le segnalazioni per i programmi
  --out FILE             la nota per la riunione, in un file .pdf, .html o .txt
  --accept SEGNALAZIONE  accetta una segnalazione (il nome \xE8 in --json), con --reason MOTIVO
  --withdraw SEGNALAZIONE  ritira l'accettazione
  --administration COD   quale amministrazione, se sono pi\xF9 d'una
  --data CARTELLA        cartella dei dati`;
var FORMATS_OF_NOTE = ["pdf", "html", "txt"];
var OPTIONS = {
  year: "text",
  json: "flag",
  out: "text",
  accept: "text",
  reason: "text",
  withdraw: "text",
  administration: "text",
  data: "text"
};
async function run(words) {
  const { values } = readArguments(words, OPTIONS);
  const year = readYear(values.year);
  const { accept, withdraw, reason, out } = values;
  if (accept !== void 0 && withdraw !== void 0) throw new WrongCall("Scelga tra --accept e --withdraw.");
  if (reason !== void 0 && accept === void 0) throw new WrongCall("Il motivo serve con --accept.");
  const format = out === void 0 ? void 0 : FORMATS_OF_NOTE.find((each) => out.endsWith(`.${each}`));
  if (out !== void 0 && format === void 0)
    throw new WrongCall(`\xAB${out}\xBB: scelga un file che finisce in ${FORMATS_OF_NOTE.map((each) => `.${each}`).join(", ")}.`);
  const application = await openApplication({ dataFolder: values.data, joins: true, call: callOf("check", values) });
  try {
    const { db, workers } = application;
    const chosen = await chooseYear(db, values.administration, year);
    const key = { administration: chosen.administration.code, year };
    const finding = accept ?? withdraw;
    if (finding !== void 0) {
      const ambient = { db, actor: COMMAND_LINE, ...key };
      const decision = { finding, idempotencyKey: randomUUID(), ...accept !== void 0 && { reason: reason ?? "" } };
      accepted(await decideFinding(ambient, decision), DECISION_REFUSALS);
    }
    const review = await reviewYear(db, key);
    if (!review) throw new CommandRefused(`Del ${String(year)} non c'\xE8 nulla.`);
    if (out !== void 0 && format !== void 0) await writeAside(out, await renderDocument(format, buildReadingNote(review), workers));
    else
      process.stdout.write(values.json ? `${JSON.stringify(forPrograms(review), void 0, 2)}
` : renderText(buildReadingNote(review)));
    return EXIT.done;
  } finally {
    await application.close();
  }
}
function forPrograms({ findings, good }) {
  return { findings: findings.map(findingForPrograms), good };
}
function findingForPrograms({ check, severity, place, code, subject, message, remedy, citation, name, accepted: accepted2 }) {
  return {
    check: check.name,
    severity,
    line: place?.line ?? null,
    subject,
    message,
    remedy,
    article: citationText(citation),
    name,
    objective: code ?? null,
    accepted: accepted2 ? { reason: accepted2.reason, by: accepted2.by, on: accepted2.on } : null
  };
}
export {
  help,
  run
};
//# sourceMappingURL=check-JBADMJOH.js.map
