import {
  checkSealedDocuments
} from "./chunk-2LNQIOKY.js";
import {
  INSTANT,
  addCheckpoints,
  checkpointText,
  countText,
  dayInRome,
  openSealer,
  readKeptCheckpoints,
  sealLog
} from "./chunk-J7WW3LRS.js";
import {
  readFileOfUse
} from "./chunk-46UH6SSS.js";
import {
  openApplication
} from "./chunk-BNR5FGOT.js";
import {
  isSignedWith,
  readKeyFile
} from "./chunk-MIFUOFLC.js";
import {
  beginningOf,
  circumstancesOf,
  commitmentOf,
  linkHash
} from "./chunk-GIH3WPH6.js";
import {
  CommandRefused,
  EXIT,
  callOf,
  readArguments
} from "./chunk-PU4KY2VD.js";
import "./chunk-LLOIXRTK.js";
import "./chunk-Z5UWR23G.js";
import "./chunk-MJTHQE4O.js";
import "./chunk-V65HRVHO.js";

// src/cli/verify.ts
import { existsSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";

// src/data/checkLog.ts
function checkLog() {
  const logs = /* @__PURE__ */ new Map();
  const logOf = (administration) => {
    const found = logs.get(administration) ?? emptyLog(administration);
    logs.set(administration, found);
    return found;
  };
  return {
    add: (record) => {
      const log = logOf(record.administration);
      switch (record.kind) {
        case "line":
          addLine(log, record);
          return;
        case "link":
          log.links.push(record);
          return;
        case "checkpoint":
          log.checkpoints.push(record);
          return;
      }
    },
    verdicts: (outside = {}) => {
      for (const { administration } of outside.kept ?? []) logOf(administration);
      return [...logs.values()].map((log) => verdictOf(log, outside));
    }
  };
}
function emptyLog(administration) {
  return { administration, lines: /* @__PURE__ */ new Map(), commitments: /* @__PURE__ */ new Set(), erasures: /* @__PURE__ */ new Set(), links: [], checkpoints: [], faults: [] };
}
function addLine(log, line) {
  const { sequence, salt, content, commitment, recordedAt } = line;
  const isErased = salt === null && content === null;
  if (log.lines.has(sequence) || log.commitments.has(commitment)) log.faults.push({ kind: "lineTwice", at: sequence });
  if (!isErased && (salt?.length !== 64 || content === null || hex(commitmentOf(Buffer.from(salt, "hex"), content)) !== commitment))
    log.faults.push({ kind: "contentAltered", at: sequence });
  if (line.action === "log.erase") log.erasures.add(line.object);
  log.commitments.add(commitment);
  log.lines.set(sequence, { recordedAt, commitment, circumstances: circumstancesOf(line), isErased });
}
function verdictOf(log, { kept = [], trustedKey: trustedKey2 }) {
  const { administration, lines } = log;
  const links = log.links.toSorted((a, b) => BigInt(a.seq) < BigInt(b.seq) ? -1 : 1);
  const seals = new Map(links.map(({ seq, hash }) => [seq, hash]));
  const sealed = new Set(links.map(({ sequence }) => sequence));
  const last = links.at(-1);
  const ours = kept.filter((checkpoint) => checkpoint.administration === administration);
  const trusted = kept.length > 0 ? kept.map(({ publicKey }) => publicKey) : trustedKey2 === void 0 ? void 0 : [trustedKey2];
  const sealedUntil = last && lines.get(last.sequence)?.recordedAt;
  const lastCheckpoint = log.checkpoints.toSorted((a, b) => a.madeAt < b.madeAt ? -1 : 1).at(-1);
  return {
    administration,
    lines: lines.size,
    unsealed: [...lines.keys()].filter((sequence) => !sealed.has(sequence)).length,
    erased: [...lines.values()].filter(({ isErased }) => isErased).length,
    ...sealedUntil !== void 0 && { sealedUntil },
    ...lastCheckpoint && { lastCheckpoint },
    kept: ours.length,
    faults: [
      ...log.faults,
      ...faultsOfErasures(log),
      ...faultsOfChain(log, links),
      ...log.checkpoints.flatMap((checkpoint) => faultsOfCheckpoint(checkpoint, seals, trusted)),
      ...ours.flatMap((checkpoint) => faultsOfKept(checkpoint, seals, log.checkpoints))
    ]
  };
}
function faultsOfErasures({ lines, erasures }) {
  return [...lines].flatMap(
    ([at, { isErased }]) => isErased && !erasures.has(`audit ${at}`) ? [{ kind: "erasedUntold", at }] : []
  );
}
function faultsOfChain({ administration, lines }, links) {
  const faults = [];
  const sealed = /* @__PURE__ */ new Set();
  let previous = hex(beginningOf(administration));
  let place = 0n;
  for (const link of links) {
    const { seq, sequence } = link;
    place += 1n;
    if (BigInt(seq) !== place) faults.push({ kind: "sealMissing", at: seq });
    if (link.previous !== previous) faults.push({ kind: "chainBroken", at: seq });
    if (sealed.has(sequence)) faults.push({ kind: "sealedTwice", at: sequence });
    const line = lines.get(sequence);
    if (!line) faults.push({ kind: "lineMissing", at: sequence });
    else if (link.hash !== sealOf(link, line)) faults.push({ kind: "sealAltered", at: sequence });
    sealed.add(sequence);
    previous = link.hash;
    place = BigInt(seq);
  }
  return faults;
}
function sealOf({ administration, sequence, previous }, { commitment, circumstances }) {
  const bytes = { previous: Buffer.from(previous, "hex"), commitment: Buffer.from(commitment, "hex") };
  return hex(linkHash({ administration, sequence, circumstances, ...bytes }));
}
function faultsOfCheckpoint(checkpoint, seals, trusted) {
  const faults = [];
  const { size: at, publicKey } = checkpoint;
  if (!isSigned(checkpoint)) faults.push({ kind: "checkpointForged", at });
  if (trusted && !trusted.includes(publicKey)) faults.push({ kind: "otherKey", at });
  if (!seals.has(at)) faults.push({ kind: "checkpointBeyond", at });
  else if (seals.get(at) !== checkpoint.root) faults.push({ kind: "checkpointMismatch", at });
  return faults;
}
function faultsOfKept(checkpoint, seals, held) {
  const faults = [];
  const { size: at, signature } = checkpoint;
  if (!isSigned(checkpoint)) faults.push({ kind: "keptForged", at });
  if (!seals.has(at)) faults.push({ kind: "keptBeyond", at });
  else if (seals.get(at) !== checkpoint.root) faults.push({ kind: "keptMismatch", at });
  if (!held.some((each) => each.signature === signature && checkpointText(each) === checkpointText(checkpoint)))
    faults.push({ kind: "keptMissing", at });
  return faults;
}
function isSigned(checkpoint) {
  const [key, signature] = [Buffer.from(checkpoint.publicKey, "hex"), Buffer.from(checkpoint.signature, "hex")];
  return isSignedWith(key, checkpointText(checkpoint), signature);
}
var hex = (bytes) => bytes.toString("hex");

// src/data/logRecord.ts
import { sql } from "kysely";
var PAGE = 2e3;
var LOWEST = "-9223372036854775808";
async function* readLog(tx) {
  yield* inPages(
    (after) => sql`
      select 'line' as kind, administration_id as administration, sequence::text, to_char(recorded_at at time zone 'UTC', ${INSTANT}) as "recordedAt",
        person, action, object, year::text, track, track_state as "trackState", encode(salt, 'hex') as salt, content,
        encode(commitment, 'hex') as commitment
      from audit where (administration_id, sequence) > (${after?.administration ?? ""}, ${after?.sequence ?? LOWEST}::bigint)
      order by audit.administration_id, audit.sequence limit ${PAGE}`.execute(tx)
  );
  yield* inPages(
    (after) => sql`
      select 'link' as kind, administration_id as administration, seq::text, audit_sequence::text as sequence, encode(previous, 'hex') as previous,
        encode(hash, 'hex') as hash
      from chain where (administration_id, seq) > (${after?.administration ?? ""}, ${after?.seq ?? LOWEST}::bigint)
      order by chain.administration_id, chain.seq limit ${PAGE}`.execute(tx)
  );
  const { rows } = await sql`
    select 'checkpoint' as kind, administration_id as administration, size::text, encode(root, 'hex') as root,
      to_char(made_at at time zone 'UTC', ${INSTANT}) as "madeAt", reason, encode(public_key, 'hex') as "publicKey",
      encode(signature, 'hex') as signature
    from checkpoint order by administration_id, made_at`.execute(tx);
  yield* rows;
}
async function* inPages(page) {
  for (let after; ; ) {
    const { rows } = await page(after);
    yield* rows;
    after = rows.at(-1);
    if (rows.length < PAGE) return;
  }
}

// src/features/log/verifyLog.ts
function verifyLog(db, outside, also) {
  return db.transaction().setIsolationLevel("repeatable read").setAccessMode("read only").execute(async (tx) => {
    const check = checkLog();
    for await (const record of readLog(tx)) {
      check.add(record);
      await also?.(record);
    }
    const { documents, faults } = await checkSealedDocuments(tx);
    return { verdicts: check.verdicts(outside), documents, documentFaults: faults };
  });
}
function isIntact({ verdicts, documentFaults }) {
  return documentFaults.length === 0 && verdicts.every(({ faults }) => faults.length === 0);
}

// src/cli/logWords.ts
var FAULT_WORDS = {
  contentAltered: (at) => `riga ${at}: il contenuto non \xE8 quello registrato`,
  erasedUntold: (at) => `riga ${at}: il contenuto \xE8 stato cancellato senza la riga che lo dice`,
  lineTwice: (at) => `riga ${at}: \xE8 la copia di un'altra`,
  lineMissing: (at) => `riga ${at}: \xE8 sigillata ma non c'\xE8 pi\xF9`,
  sealAltered: (at) => `riga ${at}: chi, che cosa, quando o il sigillo non sono pi\xF9 quelli`,
  sealedTwice: (at) => `riga ${at}: \xE8 sigillata due volte`,
  sealMissing: (at) => `prima del sigillo ${at} ne manca qualcuno`,
  chainBroken: (at) => `il sigillo ${at} non segue quello prima: qualcosa \xE8 stato tolto, aggiunto o spostato`,
  checkpointForged: (at) => `il punto di controllo a ${count(at)} operazioni ha una firma che non vale`,
  checkpointBeyond: (at) => `il punto di controllo a ${count(at)} operazioni ne conta pi\xF9 di quante ce ne siano: la fine del registro \xE8 stata tolta`,
  checkpointMismatch: (at) => `al punto di controllo a ${count(at)} operazioni il registro era un altro: \xE8 stato riscritto`,
  otherKey: (at) => `il punto di controllo a ${count(at)} operazioni \xE8 firmato con una chiave che non si conosce`,
  keptForged: (at) => `tra i punti di controllo conservati fuori, quello a ${count(at)} operazioni ha una firma che non vale`,
  keptBeyond: (at) => `un punto di controllo conservato fuori conta ${count(at)} operazioni: qui ce ne sono meno`,
  keptMismatch: (at) => `un punto di controllo conservato fuori, a ${count(at)} operazioni, dice che il registro era un altro: \xE8 stato riscritto`,
  keptMissing: (at) => `un punto di controllo conservato fuori, a ${count(at)} operazioni, qui non c'\xE8 pi\xF9`
};
var DOCUMENT_WORDS = {
  rulesAltered: "il documento approvato non \xE8 pi\xF9 quello",
  rulesMissing: "il documento approvato non c'\xE8 pi\xF9",
  runAltered: "il calcolo registrato non \xE8 pi\xF9 quello",
  runMissing: "il calcolo registrato non c'\xE8 pi\xF9"
};
var TOLD = 20;
function verdictWords(verdict, documentFaults) {
  const { administration, faults } = verdict;
  const wrong = [
    ...faults.map(faultWords),
    ...documentFaults.filter((each) => each.administration === administration).map(({ object, kind }) => `${object}: ${DOCUMENT_WORDS[kind]}`)
  ];
  if (wrong.length === 0) return `${administration}: ${intactWords(verdict)}`;
  const more = wrong.length > TOLD ? [`e altre ${countText(wrong.length - TOLD)} cose`] : [];
  return `${administration}: il registro \xE8 stato alterato.${[...wrong.slice(0, TOLD), ...more].map((each) => `
  - ${each}`).join("")}`;
}
function intactWords({ lines, unsealed, erased, sealedUntil, lastCheckpoint, kept }) {
  const sealed = sealedUntil === void 0 ? "nessuna ancora sigillata" : `${lines === 1 ? "sigillata" : "sigillate"} fino al ${dayInRome(sealedUntil)}`;
  const checked = lastCheckpoint ? `l'ultimo punto di controllo firmato, del ${dayInRome(lastCheckpoint.madeAt)}, corrisponde` : "non c'\xE8 ancora un punto di controllo firmato";
  const keptWords = kept === 0 ? "" : kept === 1 ? ", e corrisponde quello conservato fuori" : `, e corrispondono i ${countText(kept)} conservati fuori`;
  const sentences = [
    `Il registro \xE8 integro: ${lines === 1 ? "1 operazione" : `${countText(lines)} operazioni`}, ${sealed}, ${checked}${keptWords}.`,
    unsealed > 0 && `Non ancora sigillate: ${countText(unsealed)}.`,
    erased > 0 && `Con il contenuto cancellato, e detto: ${countText(erased)}.`
  ];
  return sentences.filter((sentence) => sentence !== false).join(" ");
}
function faultWords({ kind, at }) {
  return FAULT_WORDS[kind](at);
}
var count = (at) => countText(BigInt(at));

// src/cli/verify.ts
var help = `traguardo verify

Sigilla quello che resta e controlla il registro delle operazioni: contenuti, sigilli, punti di controllo, documenti approvati, calcoli registrati.
Chi governa la base dati pu\xF2 riscriverlo tutto: solo un punto di controllo conservato altrove lo mostra. Esce con 1 se qualcosa non torna.

  --checkpoints FILE     confronta con i punti di controllo conservati fuori (la pagina registro.json del sito)
  --sign                 se il registro \xE8 integro, firma un nuovo punto di controllo
  --dump FILE            scrive il registro per un altro verificatore (docs/registro.md): contiene dati personali
  --json                 l'esito per i programmi
  --data CARTELLA        cartella dei dati`;
var LARGEST_KEPT = 16 * 1024 * 1024;
async function run(words) {
  const { values } = readArguments(words, { checkpoints: "text", sign: "flag", dump: "text", json: "flag", data: "text" });
  const kept = values.checkpoints === void 0 ? void 0 : await readKept(values.checkpoints);
  const application = await openApplication({ dataFolder: values.data, joins: true, call: callOf("verify", values) });
  try {
    const sealer = application.sealing && await openSealer(application.sealing);
    try {
      if (sealer) await onceFree(() => sealLog(sealer));
      const outside = { ...kept && { kept }, ...trustedKey(application) };
      const verification = await dumping(values.dump, (also) => verifyLog(application.db, outside, also));
      const signed = values.sign && isIntact(verification) ? await sign(application, sealer) : [];
      process.stdout.write(values.json ? `${JSON.stringify({ ...verification, signed }, void 0, 2)}
` : wordsOf(verification, signed));
      if (values.sign && !isIntact(verification) && !values.json)
        process.stdout.write("Nessun punto di controllo \xE8 stato firmato: prima va chiarito che cosa non torna.\n");
      return isIntact(verification) ? EXIT.done : EXIT.refused;
    } finally {
      await sealer?.destroy();
    }
  } finally {
    await application.close();
  }
}
async function readKept(path) {
  const kept = readKeptCheckpoints(await readFileOfUse(path, LARGEST_KEPT));
  if (!kept)
    throw new CommandRefused(`Il file \xAB${path}\xBB non contiene punti di controllo: ci vuole quello che il sito d\xE0 in registro.json.`);
  return kept;
}
async function onceFree(work) {
  for (let tries = 0; tries < 100; tries += 1) {
    const value = await work();
    if (value !== void 0) return value;
    await delay(50);
  }
  return void 0;
}
function trustedKey({ sealing }) {
  const file = sealing?.keyFile;
  return file !== void 0 && existsSync(file) ? { trustedKey: readKeyFile(file).publicKey.toString("hex") } : {};
}
async function sign({ sealing }, sealer) {
  if (!sealer || sealing?.keyFile === void 0)
    throw new CommandRefused("Qui non si pu\xF2 firmare: ci vogliono DATABASE_SEALER_URL e CHECKPOINT_KEY_FILE.");
  const key = readKeyFile(sealing.keyFile);
  return (await onceFree(() => addCheckpoints(sealer, key, { onRequest: true })))?.made ?? [];
}
async function dumping(path, work) {
  if (path === void 0) return work();
  const aside = `${path}.in-corso`;
  let file;
  try {
    file = await open(aside, "w", 384);
    const value = await work(writerTo(file));
    await file.close();
    await rename(aside, path);
    return value;
  } catch (error) {
    await file?.close().catch(() => void 0);
    await rm(aside, { force: true }).catch(() => void 0);
    if (error instanceof Error && "syscall" in error)
      throw new CommandRefused(`Non riesco a scrivere \xAB${path}\xBB: controlli la cartella e i permessi.`);
    throw error;
  }
}
function writerTo(file) {
  return async (record) => {
    await file.write(`${JSON.stringify(record)}
`);
  };
}
function wordsOf({ verdicts, documentFaults, documents }, signed) {
  const sentences = [
    ...verdicts.map((verdict) => verdictWords(verdict, documentFaults)),
    verdicts.length === 0 && "Il registro \xE8 vuoto.",
    documents > 0 && documentFaults.length === 0 && `Documenti approvati e calcoli registrati sono quelli di allora: ${String(documents)}.`,
    ...signed.map(
      ({ administration, size, root }) => `${administration}: firmato un punto di controllo, operazioni ${size}, sigillo ${root}.`
    )
  ];
  return `${sentences.filter((sentence) => sentence !== false).join("\n")}
`;
}
export {
  help,
  run
};
//# sourceMappingURL=verify-U5BJUC6J.js.map
