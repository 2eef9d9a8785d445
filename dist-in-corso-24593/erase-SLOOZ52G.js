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
import "./chunk-LLOIXRTK.js";
import "./chunk-Z5UWR23G.js";
import "./chunk-S5Y7YUWN.js";
import "./chunk-IPUZRVVS.js";
import "./chunk-ZMLSEMQW.js";
import "./chunk-RWEJIB4H.js";
import "./chunk-V65HRVHO.js";

// src/cli/erase.ts
import { randomUUID } from "node:crypto";

// src/data/erasure.ts
import { sql } from "kysely";
async function findOpenErasure(tx, administration, person) {
  return tx.selectFrom("erasure_request").select(["request_id as id", "person", "reason", "started_by as startedBy"]).where("administration_id", "=", administration).where("person", "=", person).where("executed_at", "is", null).executeTakeFirst();
}
async function insertErasure(tx, administration, { person, reason, startedBy }) {
  const row = await tx.insertInto("erasure_request").values({ administration_id: administration, person, reason, started_by: startedBy }).returning("request_id").executeTakeFirstOrThrow();
  return row.request_id;
}
async function erasePerson(tx, administration, request, by) {
  const { rows } = await sql`select erase_person(${administration}, ${request}, ${by}) as erased`.execute(tx);
  return rows[0].erased;
}
async function isHeld(tx, administration, person) {
  return await openHold(tx, administration, person) !== void 0;
}
async function openHold(tx, administration, person) {
  return tx.selectFrom("legal_hold").select("hold_id").where("administration_id", "=", administration).where("person", "=", person).where("lifted_at", "is", null).executeTakeFirst();
}
async function placeHold(tx, administration, hold) {
  const { person, reason, by } = hold;
  await tx.insertInto("legal_hold").values({ administration_id: administration, person, reason, placed_by: by }).execute();
}
async function liftHolds(tx, administration, person, by) {
  const rows = await tx.updateTable("legal_hold").set({ lifted_by: by, lifted_at: sql`now()` }).where("administration_id", "=", administration).where("person", "=", person).where("lifted_at", "is", null).returning("hold_id").execute();
  return rows.length > 0;
}
async function isKnownPerson(db, administration, person) {
  const { rows } = await sql`
    select exists (select from person where administration_id = ${administration} and person = ${person})
      or exists (select from account_person where administration_id = ${administration} and person = ${person})
      or exists (select from evaluated_person where administration_id = ${administration} and code = ${person}) as known`.execute(db);
  return rows[0].known;
}
async function writtenFormsOf(db, administration, person) {
  const { rows } = await sql`
    select unnest(array[name, fiscal_code, mail]) as written from person where administration_id = ${administration} and person = ${person}
    union select name from evaluated_person where administration_id = ${administration} and code = ${person}
    union select unnest(array[a.name, a.mail]) from account a join account_person p using (account_id)
      where p.administration_id = ${administration} and p.person = ${person}`.execute(db);
  return rows.map(({ written }) => written).filter((written) => written !== null);
}

// src/data/findInTables.ts
import { sql as sql2 } from "kysely";
var TEXTUAL = ["text", "json", "jsonb", "character varying", "ARRAY", "bytea", "name"];
async function findInTables(db, texts) {
  if (texts.length === 0) return [];
  const { rows: columns } = await sql2`
    select table_name as table, column_name as column, data_type as type
    from information_schema.columns
    where table_schema = 'public' and data_type = any(${TEXTUAL})
    order by table_name, ordinal_position`.execute(db);
  const found = [];
  for (const { table, column, type } of columns) {
    const value = type === "bytea" ? sql2`encode(${sql2.ref(column)}, 'escape')` : sql2`${sql2.ref(column)}::text`;
    const { rows } = await sql2`
      select count(*) as rows from ${sql2.table(table)}
      where exists (select from unnest(${texts}::text[]) as sought where position(lower(sought) in lower(${value})) > 0)`.execute(db);
    const count = Number(rows[0].rows);
    if (count > 0) found.push({ table, column, rows: count });
  }
  return found;
}

// src/features/personalData/erasePerson.ts
var ERASURE_REFUSALS = {
  ...STANDING_REFUSALS,
  personUnknown: "In questo ente non c'\xE8 nessuno con questa matricola.",
  actorUnknown: "Chi agisce (--by) deve avere una matricola o un codice noto in questo ente.",
  aboutSelf: "Nessuno decide della cancellazione dei propri dati: la avvii un'altra persona.",
  alreadyStarted: "Una cancellazione dei dati di questa persona \xE8 gi\xE0 avviata: la esegua un'altra persona.",
  notStarted: "Nessuno ha avviato la cancellazione dei dati di questa persona.",
  samePerson: "La cancellazione la esegue una persona diversa da chi l'ha avviata.",
  held: "I dati di questa persona servono in un procedimento: finch\xE9 dura il vincolo non si cancellano.",
  notHeld: "Sui dati di questa persona non c'\xE8 un vincolo."
};
var KEPT = [
  {
    what: "la riga di ogni operazione nel registro (chi per codice, che cosa, quando), senza contenuto",
    why: "\xE8 sigillata: toglierla renderebbe il registro non verificabile (art. 17, par. 3, lett. b) del regolamento (UE) 2016/679)"
  },
  {
    what: "ci\xF2 che la persona ha fatto per l'ente, sotto la sola matricola (decisioni con il loro motivo, documenti registrati)",
    why: "sono atti dell'ufficio, non dati da lei affidati al sistema (art. 17, par. 3, lett. b))"
  },
  {
    what: "punteggi, periodi di servizio e importi, sotto la sola matricola",
    why: "reggono retribuzioni gi\xE0 pagate e dati aggregati gi\xE0 pubblicati: si cancellano al termine del piano di conservazione dell'ente (art. 17, par. 3, lett. b) e d))"
  },
  {
    what: "gli atti approvati e i documenti pubblicati",
    why: "sono atti dell'ente, conservati per legge: un nome che vi sta si oscura nell'atto, non qui"
  },
  {
    what: "le copie di sicurezza, finch\xE9 non sono sostituite",
    why: "ruotano da sole entro il termine stabilito: non si riaprono per una persona"
  }
];
function startErasure(ambient, { person, reason }, options) {
  const { administration, actor } = ambient;
  return actOutsideYears(ambient, "rights.start", options, async (tx) => {
    if (!await isKnownPerson(tx, administration, person)) return refused("personUnknown");
    if (!await isKnownPerson(tx, administration, actor.person)) return refused("actorUnknown");
    if (actor.person === person) return refused("aboutSelf");
    if (await isHeld(tx, administration, person)) return refused("held");
    if (await findOpenErasure(tx, administration, person)) return refused("alreadyStarted");
    const id = String(await insertErasure(tx, administration, { person, reason, startedBy: actor.person }));
    return { ok: true, value: { answer: id, object: `erasure ${id}`, content: {} } };
  });
}
function executeErasure(ambient, person, options) {
  const { administration, actor } = ambient;
  return actOutsideYears(ambient, "rights.execute", options, async (tx) => {
    const request = await findOpenErasure(tx, administration, person);
    if (!request) return refused("notStarted");
    if (!await isKnownPerson(tx, administration, actor.person)) return refused("actorUnknown");
    if (actor.person === person) return refused("aboutSelf");
    if (actor.person === request.startedBy) return refused("samePerson");
    if (await isHeld(tx, administration, person)) return refused("held");
    const written = await writtenFormsOf(tx, administration, person);
    const erased = await erasePerson(tx, administration, request.id, actor.person);
    const answer = { erased, left: await findInTables(tx, written) };
    return { ok: true, value: { answer, object: `erasure ${String(request.id)}`, content: { erased } } };
  });
}
function holdPerson(ambient, { person, reason }, options) {
  const { administration, actor } = ambient;
  return actOutsideYears(ambient, "legalHold.write", options, async (tx) => {
    if (!await isKnownPerson(tx, administration, person)) return refused("personUnknown");
    if (!await isKnownPerson(tx, administration, actor.person)) return refused("actorUnknown");
    if (actor.person === person) return refused("aboutSelf");
    if (reason !== void 0) await placeHold(tx, administration, { person, reason, by: actor.person });
    else if (!await liftHolds(tx, administration, person, actor.person)) return refused("notHeld");
    return { ok: true, value: { answer: person, object: "legal hold", content: { isPlaced: reason !== void 0 } } };
  });
}
function refused(reason) {
  return { ok: false, reasons: [reason] };
}

// src/cli/erase.ts
var help = `traguardo erase start | execute | hold | release --person MATRICOLA --by CODICE

Cancella i dati di una persona: uno avvia, un altro esegue, e nessuno dei due \xE8 la persona. Spariscono nome, codice
fiscale, recapiti, parole delle schede, utenza e contenuto delle righe del registro; ci\xF2 che resta, e perch\xE9, \xE8 detto.
Un vincolo (hold) impedisce di cancellare ci\xF2 che serve in un giudizio o in un procedimento.

  --person MATRICOLA     di chi sono i dati
  --by CODICE            chi agisce: la sua matricola o il suo codice in quell'ente
  --reason TESTO         il motivo, senza il nome della persona (start, hold)
  --administration COD   quale amministrazione, se sono pi\xF9 d'una
  --data CARTELLA        cartella dei dati`;
var OPTIONS = { person: "text", by: "text", reason: "text", administration: "text", data: "text" };
async function run(words) {
  const { values, positionals } = readArguments(words, OPTIONS, ["che cosa fare (start, execute, hold, release)"]);
  const verb = positionals[0] ?? "";
  const by = needed(values.by, "--by");
  const work = workOf(verb, values);
  const application = await openApplication({ dataFolder: values.data, joins: true, call: callOf(`erase ${verb}`, values) });
  try {
    const administration = await chooseAdministration(application.db, values.administration);
    if (administration === void 0) throw new CommandRefused(ERASURE_REFUSALS.administrationUnknown);
    process.stdout.write(`${await work({ db: application.db, administration, actor: { person: by, capacity: "commandLine" } })}
`);
    return EXIT.done;
  } finally {
    await application.close();
  }
}
function workOf(verb, values) {
  const person = needed(values.person, "--person");
  const options = { idempotencyKey: randomUUID() };
  const done = (verdict) => accepted(verdict, ERASURE_REFUSALS);
  switch (verb) {
    case "start": {
      const reason = needed(values.reason, "--reason");
      return async (ambient) => `Cancellazione ${done(await startErasure(ambient, { person, reason }, options))} avviata: non \xE8 stato cancellato nulla finch\xE9 un'altra persona non la esegue (\xABtraguardo erase execute\xBB).`;
    }
    case "execute":
      return async (ambient) => reportWords(done(await executeErasure(ambient, person, options)));
    case "hold": {
      const reason = needed(values.reason, "--reason");
      return async (ambient) => `I dati di ${done(await holdPerson(ambient, { person, reason }, options))} sono vincolati: non si cancellano.`;
    }
    case "release":
      return async (ambient) => `Il vincolo sui dati di ${done(await holdPerson(ambient, { person, reason: void 0 }, options))} \xE8 tolto.`;
    default:
      throw new WrongCall(`\xAB${verb}\xBB non \xE8 tra start, execute, hold e release.`);
  }
}
function needed(value, name) {
  if (value) return value;
  throw new WrongCall(`Manca ${name}.`);
}
var ERASED_WORDS = {
  person: "anagrafica",
  evaluated: "nomi nelle valutazioni",
  forms: "parole di schede",
  originals: "file originali di schede",
  accounts: "utenze",
  mail: "messaggi di posta",
  answers: "risposte conservate",
  logLines: "contenuti di righe del registro"
};
function reportWords({ erased, left }) {
  const gone = Object.entries(erased).filter(([, count]) => count > 0);
  return [
    "I dati della persona sono cancellati.",
    ...gone.map(([what, count]) => `  ${ERASED_WORDS[what] ?? what}: ${String(count)}`),
    "Resta, per legge o per necessit\xE0:",
    ...KEPT.map(({ what, why }) => `  - ${what}: ${why}.`),
    ...left.length === 0 ? ["Il nome, il codice fiscale e i recapiti non compaiono pi\xF9 in nessuna tabella."] : [
      "Un suo nome o recapito compare ancora qui, e va guardato da una persona:",
      ...left.map(({ table, column, rows }) => `  - ${table}.${column}: ${String(rows)}`)
    ]
  ].join("\n");
}
export {
  help,
  run
};
//# sourceMappingURL=erase-SLOOZ52G.js.map
