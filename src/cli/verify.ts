import { open, rename, rm, type FileHandle } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { addCheckpoints, type Checkpoint, checkpointKeys } from "../data/log/checkpoint.ts";
import type { Database } from "../data/database/database.ts";
import { momentsAhead } from "../data/database/momentsAhead.ts";
import type { LogRecord } from "../data/log/logRecord.ts";
import type { SigningKey } from "../data/log/signature.ts";
import { sealLog } from "../data/log/sealLog.ts";
import { readKeptCheckpoints } from "../features/commands/log/keptCheckpoints.ts";
import { isIntact, type Verification, verifyLog } from "../features/commands/log/verifyLog.ts";
import { lostSigningKeyWords, makeAnotherSigningKey, refuseKeyThere, trustedKeysIn } from "../server/keyFile.ts";
import { type Application, openApplication } from "../server/openApplication.ts";
import { openSealer, signingKeyOf } from "../server/sealing.ts";
import { aheadWords } from "../server/aheadWords.ts";
import { COPY_HOLDS } from "../server/copyWords.ts";
import { chooseKnownAdministration } from "./chooseYear.ts";
import { callOf, CommandRefused, EXIT, type Exit, jsonText, readArguments, WrongCall } from "./commandLine.ts";
import { documentWords, futureWords, lookedWords, verdictWords } from "./logWords.ts";
import { readFileOfUse } from "./readFileOfUse.ts";
import { writtenLine } from "./written.ts";

export const help = `traguardo verify

Sigilla quello che resta e controlla il registro delle operazioni: contenuti, sigilli, punti di controllo; e ciò che le sue righe hanno registrato: documenti
approvati, calcoli, file, letture delle valutazioni, obiettivi ed esiti, incarichi. Alla fine dice che cosa ha guardato e che cosa no.
Chi governa la base dati può riscriverlo tutto: solo un punto di controllo conservato altrove lo mostra. Esce con 1 se qualcosa non torna.

  --administration COD   guarda il registro di un ente solo
  --checkpoints FILE     confronta con i punti di controllo conservati fuori (la pagina registro.json del sito)
  --sign                 se il registro è integro, firma un nuovo punto di controllo
  --new-key              con --sign: la chiave che firmava è perduta, ne fa una nuova; i punti di controllo di prima valgono ancora
  --dump FILE            scrive il registro per un altro verificatore (docs/registro.md): contiene dati personali
  --json                 l'esito per i programmi
  --data CARTELLA        cartella dei dati`;

const OPTIONS = {
  administration: "text",
  checkpoints: "text",
  sign: "flag",
  "new-key": "flag",
  dump: "text",
  json: "flag",
  data: "text",
} as const;

const LARGEST_KEPT = 16 * 1024 * 1024;

/** Checks the log and says what it found, one sentence for each administration. */
export async function run(words: readonly string[]): Promise<Exit> {
  const { values } = readArguments(words, OPTIONS);
  if (values["new-key"] && !values.sign)
    throw new WrongCall("--new-key va con --sign: la chiave nuova firma subito un punto di controllo.");
  const kept = values.checkpoints === undefined ? undefined : await readKept(values.checkpoints);
  const application = await openApplication({ dataFolder: values.data, joins: true, call: callOf("verify", values) });
  try {
    const isCopy = await application.installation.isCopy();
    const named = values.administration;
    const only = named === undefined ? undefined : await chooseKnownAdministration(application.db, named);
    if (isCopy && values.sign) throw new CommandRefused(COPY_HOLDS, "installationIsCopy");
    const signingKey = values.sign ? await keyToSign(application, values["new-key"] === true) : undefined;
    const sealer = application.sealing && !isCopy ? await openSealer(application.sealing) : undefined; // two chains would go on from one
    try {
      if (sealer) await onceFree(() => sealLog(sealer, { reach: "whole" }));
      const outside = { ...(kept && { kept }), ...trustedKeys(application) };
      const verification = await dumping(values.dump, (also) => verifyLog(application.db, outside, { also, only }));
      const signed = signingKey && sealer && isIntact(verification) ? await sign(sealer, await signingKey(), only) : [];
      process.stdout.write(values.json ? jsonText({ ...verification, signed }) : wordsOf(verification, signed));
      const ahead = aheadWords(await momentsAhead(application.db));
      if (ahead !== undefined && !values.json) process.stdout.write(`${ahead}\n`);
      if (values.sign && !isIntact(verification) && !values.json)
        process.stdout.write("Nessun punto di controllo è stato firmato: prima va chiarito che cosa non torna.\n");
      if (signed.length > 0 && !values.json) process.stdout.write(writtenLine("punti di controllo firmati", application));
      return isIntact(verification) ? EXIT.done : EXIT.refused;
    } finally {
      await sealer?.destroy();
    }
  } finally {
    await application.close();
  }
}

async function readKept(path: string): Promise<Checkpoint[]> {
  const kept = readKeptCheckpoints(await readFileOfUse(path, LARGEST_KEPT));
  if (!kept)
    throw new CommandRefused(
      `Il file «${path}» non contiene punti di controllo: ci vuole quello che il sito dà in registro.json.`,
      "noCheckpoints",
    );
  return kept;
}

/** Does work that only one sealer does, once another person who is at it has finished; undefined when they take more than a while. */
async function onceFree<Value>(work: () => Promise<Value | undefined>): Promise<Value | undefined> {
  for (let tries = 0; tries < 100; tries += 1) {
    const value = await work();
    if (value !== undefined) return value;
    await delay(50);
  }
  return undefined;
}

/** The keys we believe ourselves, where there is one already. */
function trustedKeys({ sealing }: Application): { readonly trustedKeys?: readonly string[] } {
  const keys = sealing?.keyFile === undefined ? [] : trustedKeysIn(sealing.keyFile);
  return keys.length > 0 ? { trustedKeys: keys } : {};
}

/** What gives the key to sign with, once the log was found intact: the one there is, or another where the one there was is lost and a person asks for it. */
async function keyToSign({ sealing, db }: Application, isNew: boolean): Promise<() => Promise<SigningKey>> {
  const file = sealing?.keyFile;
  if (file === undefined)
    throw new CommandRefused("Qui non si può firmare: ci vogliono DATABASE_SEALER_URL e CHECKPOINT_KEY_FILE.", "cannotSign");
  if (isNew) {
    refuseKeyThere(file);
    return async () => makeAnotherSigningKey(file, await checkpointKeys(db));
  }
  const key = await signingKeyOf(file, db);
  if (!key) throw new CommandRefused(lostSigningKeyWords(file), "signingKeyLost");
  return () => Promise.resolve(key);
}

async function sign(sealer: Database, key: SigningKey, only: string | undefined): Promise<readonly Checkpoint[]> {
  return (await onceFree(() => addCheckpoints(sealer, key, { onRequest: true, only })))?.made ?? [];
}

/** Writes every record as a line of JSON while work goes on; aside first, so that nobody finds half a log. Readable by its user alone. */
async function dumping<Value>(
  path: string | undefined,
  work: (also?: (record: LogRecord) => Promise<void>) => Promise<Value>,
): Promise<Value> {
  if (path === undefined) return work();
  const aside = `${path}.in-corso`;
  let file: FileHandle | undefined;
  try {
    file = await open(aside, "w", 0o600);
    const value = await work(writerTo(file));
    await file.close();
    await rename(aside, path);
    return value;
  } catch (error) {
    await file?.close().catch(() => undefined);
    await rm(aside, { force: true }).catch(() => undefined);
    if (error instanceof Error && "syscall" in error)
      throw new CommandRefused(`Non riesco a scrivere «${path}»: controlli la cartella e i permessi.`, "fileUnwritable");
    throw error;
  }
}

function writerTo(file: FileHandle): (record: LogRecord) => Promise<void> {
  return async (record) => {
    await file.write(`${JSON.stringify(record)}\n`);
  };
}

function wordsOf(verification: Verification, signed: readonly Checkpoint[]): string {
  const { verdicts, documentFaults, documents, looked, notLooked, futureCheckpoints } = verification;
  const sentences = [
    ...verdicts.map((verdict) => verdictWords(verdict, documentFaults)),
    verdicts.length === 0 && "Il registro è vuoto.",
    ...documentFaults
      .filter((fault) => !verdicts.some(({ administration }) => administration === fault.administration))
      .map((fault) => `${fault.administration}: ${documentWords(fault)}`),
    documents > 0 && documentFaults.length === 0 && `Documenti approvati e calcoli registrati sono quelli di allora: ${String(documents)}.`,
    ...futureCheckpoints.map(futureWords),
    lookedWords(looked, notLooked),
    ...signed.map(
      ({ administration, size, root }) => `${administration}: firmato un punto di controllo, operazioni ${size}, sigillo ${root}.`,
    ),
  ];
  return `${sentences.filter((sentence) => sentence !== false).join("\n")}\n`;
}
