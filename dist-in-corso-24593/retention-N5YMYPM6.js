import {
  chooseAdministration
} from "./chunk-YRURVVB2.js";
import {
  openApplication
} from "./chunk-BNR5FGOT.js";
import "./chunk-MIFUOFLC.js";
import {
  STANDING_REFUSALS,
  actOutsideYears
} from "./chunk-JGRYUSCM.js";
import "./chunk-GIH3WPH6.js";
import {
  CommandRefused,
  EXIT,
  WrongCall,
  accepted,
  callOf,
  readArguments
} from "./chunk-PU4KY2VD.js";
import {
  COMMAND_LINE
} from "./chunk-LLOIXRTK.js";
import "./chunk-Z5UWR23G.js";
import "./chunk-S5Y7YUWN.js";
import "./chunk-IPUZRVVS.js";
import "./chunk-ZMLSEMQW.js";
import "./chunk-RWEJIB4H.js";
import "./chunk-V65HRVHO.js";

// src/cli/retention.ts
import { randomUUID } from "node:crypto";

// src/data/retention.ts
import { sql } from "kysely";
async function loadRetentionTerms(db, administration) {
  return db.selectFrom("retention_term").distinctOn("class").select(["class", "days", "set_by as setBy", "set_at as setAt"]).where("administration_id", "=", administration).orderBy("class").orderBy("sequence", "desc").execute();
}
async function insertRetentionTerm(tx, administration, { class: of, days, setBy }) {
  await tx.insertInto("retention_term").values({ administration_id: administration, class: of, days, set_by: setBy }).execute();
}
async function deleteExpired(tx, administration, of) {
  const { rows } = await sql`select delete_expired(${administration}, ${of}) as deleted`.execute(tx);
  return Number(rows[0].deleted);
}

// src/domain/organization/retention.ts
var RETENTION_CLASSES = [
  "sessions",
  "attempts",
  "accountEvents",
  "invitations",
  "mail",
  "technicalAccess",
  "answers",
  "logContent",
  "originals",
  "drafts",
  "forms"
];
var SIX_MONTHS = 183;
var RETENTION = {
  sessions: { name: "sessioni", meaning: "sessioni finite di chi accede", proposedDays: 1, leastDays: 1, isShared: true },
  attempts: {
    name: "tentativi",
    meaning: "tentativi di accesso, senza posta n\xE9 indirizzo",
    proposedDays: 21,
    leastDays: 1,
    isShared: true
  },
  accountEvents: {
    name: "accessi",
    meaning: "accessi e cambi di credenziali di ogni utenza",
    proposedDays: 21,
    leastDays: 1,
    isShared: true
  },
  invitations: { name: "inviti", meaning: "inviti usati o scaduti", proposedDays: 30, leastDays: 1, isShared: true },
  mail: { name: "posta", meaning: "posta mandata, rifiutata o incerta, senza testo", proposedDays: 30, leastDays: 10, isShared: true },
  technicalAccess: {
    name: "accessi-tecnici",
    meaning: "accessi tecnici di chi amministra il sistema",
    proposedDays: 365,
    leastDays: SIX_MONTHS,
    isShared: true
  },
  answers: { name: "risposte", meaning: "risposte conservate per non fare due volte la stessa richiesta", proposedDays: 30, leastDays: 1 },
  logContent: {
    name: "registro",
    meaning: "contenuto delle righe del registro su utenze e personale; la riga e il suo sigillo restano",
    leastDays: 1
  },
  originals: {
    name: "file",
    meaning: "file originali delle persone e delle schede; ci\xF2 che se ne \xE8 letto resta",
    proposedDays: 30,
    leastDays: 1
  },
  drafts: { name: "bozze", meaning: "bozze di regole e letture di schede superate da altre", proposedDays: 30, leastDays: 1 },
  forms: {
    name: "schede",
    meaning: "schede e periodi di servizio, contati dalla fine dell'anno: secondo il piano di conservazione dell'ente",
    leastDays: 365
  }
};
function retentionClassOf(name) {
  return RETENTION_CLASSES.find((each) => RETENTION[each].name === name);
}

// src/features/personalData/retention.ts
var RETENTION_REFUSALS = {
  ...STANDING_REFUSALS,
  tooShort: "Il termine \xE8 troppo breve: gli accessi tecnici si conservano almeno 183 giorni, la posta almeno 10, le schede almeno 365."
};
function setRetention(ambient, { of, days }, options) {
  return actOutsideYears(ambient, "retention.set", options, async (tx) => {
    if (days < RETENTION[of].leastDays) return { ok: false, reasons: ["tooShort"] };
    await insertRetentionTerm(tx, ambient.administration, { class: of, days, setBy: ambient.actor.person });
    return { ok: true, value: { answer: days, object: `retention ${of}`, content: { days } } };
  });
}
function runRetention(ambient, options) {
  return actOutsideYears(ambient, "retention.run", options, async (tx) => {
    const deleted = {};
    for (const of of RETENTION_CLASSES) {
      const count = await deleteExpired(tx, ambient.administration, of);
      if (count > 0) deleted[of] = count;
    }
    return { ok: true, value: { answer: deleted, object: "retention", content: deleted } };
  });
}

// src/cli/retention.ts
var help = `traguardo retention

Per quanto tempo si conserva ogni classe di dati. Finch\xE9 l'ente, che ne \xE8 titolare, non stabilisce un termine, non si
cancella nulla. Ci\xF2 che non \xE8 di un solo ente (accessi, posta) si conserva fino al termine pi\xF9 lungo.

  --set CLASSE=GIORNI    stabilisce un termine, per esempio --set sessioni=1
  --dry-run              dice che cosa si cancellerebbe oggi
  --run                  lo cancella; nel registro restano solo le quantit\xE0
  --administration COD   quale amministrazione, se sono pi\xF9 d'una
  --by CODICE            chi lo stabilisce (riga di comando)
  --data CARTELLA        cartella dei dati`;
var OPTIONS = { set: "text", "dry-run": "flag", run: "flag", administration: "text", by: "text", data: "text" };
async function run(words) {
  const { values } = readArguments(words, OPTIONS);
  const chosen = [values.set, values["dry-run"], values.run].filter((each) => each !== void 0);
  if (chosen.length > 1) throw new WrongCall("Scelga una cosa sola tra --set, --dry-run e --run.");
  const term = values.set === void 0 ? void 0 : readTerm(values.set);
  const application = await openApplication({ dataFolder: values.data, joins: true, call: callOf("retention", values) });
  try {
    const { db } = application;
    const administration = await chooseAdministration(db, values.administration);
    if (administration === void 0) throw new CommandRefused(RETENTION_REFUSALS.administrationUnknown);
    const ambient = { db, administration, actor: { ...COMMAND_LINE, ...values.by !== void 0 && { person: values.by } } };
    const idempotencyKey = randomUUID();
    if (term) accepted(await setRetention(ambient, term, { idempotencyKey }), RETENTION_REFUSALS);
    const dryRun = values["dry-run"] ?? false;
    const text = values.run || dryRun ? deletedWords(accepted(await runRetention(ambient, { idempotencyKey, dryRun }), RETENTION_REFUSALS), dryRun) : await termsWords(db, administration);
    process.stdout.write(`${text}
`);
    return EXIT.done;
  } finally {
    await application.close();
  }
}
function readTerm(written) {
  const [, name = "", days = ""] = /^([a-z-]+)=([1-9]\d{0,4})$/.exec(written) ?? [];
  const of = retentionClassOf(name);
  if (of === void 0 || Number(days) > 36500) {
    const names = RETENTION_CLASSES.map((each) => RETENTION[each].name).join(", ");
    throw new WrongCall(`\xAB${written}\xBB non \xE8 un termine: scriva CLASSE=GIORNI, con una di queste classi: ${names}.`);
  }
  return { of, days: Number(days) };
}
var ROME = new Intl.DateTimeFormat("it-IT", { timeZone: "Europe/Rome", dateStyle: "short" });
async function termsWords(db, administration) {
  const terms = new Map((await loadRetentionTerms(db, administration)).map((term) => [term.class, term]));
  return RETENTION_CLASSES.map((of) => {
    const { name, meaning, proposedDays } = RETENTION[of];
    const term = terms.get(of);
    const proposed = proposedDays === void 0 ? "" : `, proposti ${String(proposedDays)}`;
    const state = term ? `${String(term.days)} giorni, stabiliti da ${term.setBy} il ${ROME.format(term.setAt)}` : `non stabilito${proposed}: non si cancella`;
    return `${name}	${state}	${meaning}`;
  }).join("\n");
}
function deletedWords(deleted, dryRun) {
  const lines = RETENTION_CLASSES.flatMap((of) => {
    const count = deleted[of];
    return count === void 0 ? [] : [`${RETENTION[of].name}	${String(count)}`];
  });
  if (lines.length === 0) return "Non c'\xE8 nulla che abbia passato il suo termine.";
  return [dryRun ? "Prova: oggi si cancellerebbe quanto segue; non \xE8 stato cancellato nulla." : "\xC8 stato cancellato:", ...lines].join("\n");
}
export {
  help,
  run
};
//# sourceMappingURL=retention-N5YMYPM6.js.map
