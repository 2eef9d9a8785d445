import { sql } from "kysely";
import { checkLog, type LogVerdict, type Outside } from "../../../data/log/checkLog.ts";
import { type Checkpoint, futureCheckpoints, INSTANT } from "../../../data/log/checkpoint.ts";
import { checkSealedDocuments } from "../../../data/log/checkSealedDocuments.ts";
import type { Database } from "../../../data/database/database.ts";
import { administrationsInLog, bodyLog, type LogRecord } from "../../../data/log/logRecord.ts";
import { type DocumentFault, type Looked, SEALED_KINDS, type SealedCheck, type SealedKind } from "../../../data/log/sealedCheck.ts";

/** What was found of every log, and of what the log has recorded. */
export type Verification = {
  readonly verdicts: readonly LogVerdict[];
  /** How many approved documents and recorded computations. */
  readonly documents: number;
  readonly documentFaults: readonly DocumentFault[];
  /** Everything that was held against the log, and in words what was not. */
  readonly looked: readonly Looked[];
  readonly notLooked: readonly string[];
  /** Checkpoints dated in days to come: told, since a clock was wrong. They do not count for those of every week. */
  readonly futureCheckpoints: readonly Checkpoint[];
};

/** What no hash of the log speaks of: it is in its lines, and nobody holds it against them. */
const NOT_LOOKED = [
  "persone, unità e rapporti di lavoro, salvo chi li ha confermati per nome",
  "utenze, credenziali e accessi",
  "deleghe, astensioni, sostituzioni, deroghe e prese visione",
  "nomi e parole delle schede, che si possono cancellare",
  "ciò che diceva una riga cancellata con i dati di una persona, salvo di chi era e chi l'ha fatto",
  "che cosa, tra ciò che era scaduto, è stato cancellato: il registro ne dice quanto",
  "nomi dei file, giorni e ore scritti accanto ai dati",
  "elenchi del personale importati, di cui si conserva solo l'impronta",
  "servizi, obiettivi del DUP, fasce, numeri e testi letti dai documenti, e che cosa è la stessa cosa da un anno all'altro",
  "le persone che rispondono di un obiettivo o vi collaborano",
  "bozze di regole, variazioni proposte, segnalazioni accettate, conti del personale",
  "fasi dell'anno, termini di conservazione, vincoli, posta",
] as const;

/** How a log is verified: each record is handed to `also` too, to write it down; `only` one administration. */
export type VerifyOptions = {
  readonly also?: ((record: LogRecord) => Promise<void>) | undefined;
  readonly only?: string | undefined;
};

/** Reads the log in one snapshot, one administration after the other, and checks it. */
export function verifyLog(db: Database, outside: Outside, options?: VerifyOptions): Promise<Verification> {
  return db
    .transaction()
    .setIsolationLevel("repeatable read")
    .setAccessMode("read only")
    .execute(async (tx) => {
      await sql`select set_config('work_mem', '32MB', true)`.execute(tx); // what does not fit is sorted on disk
      return verifyWithin(tx, outside, options);
    });
}

/** Verifies the log within a transaction, which sees one moment of the database. */
export async function verifyWithin(tx: Database, outside: Outside, { also, only }: VerifyOptions = {}): Promise<Verification> {
  const { rows } = await sql<{ now: string }>`select to_char(now() at time zone 'UTC', ${INSTANT}) as now`.execute(tx);
  const isAsked = (administration: string) => only === undefined || administration === only;
  const kept = (outside.kept ?? []).map(({ administration }) => administration);
  const inLog = [...new Set([...(await administrationsInLog(tx)), ...kept])].filter(isAsked);
  const verdicts: LogVerdict[] = [];
  for (const administration of inLog) verdicts.push(await checkLog(bodyLog(tx, administration), { ...outside, now: rows[0]!.now, also }));
  const there = await tx.selectFrom("administration").select("administration_id").orderBy("administration_id").execute();
  const checks: SealedCheck[] = [];
  for (const administration of new Set([...there.map(({ administration_id }) => administration_id), ...inLog]))
    if (isAsked(administration)) checks.push(...(await checkSealedDocuments(tx, administration)));
  const byKind = SEALED_KINDS.map((kind) => checks.filter(({ looked }) => looked.kind === kind));
  const looked = SEALED_KINDS.map((kind, i) => sumOf(kind, byKind[i]!));
  const isDocument = ({ kind }: Looked) => kind === "rules" || kind === "runs";
  return {
    verdicts,
    documents: looked.filter(isDocument).reduce((sum, { count }) => sum + count, 0),
    documentFaults: byKind.flat().flatMap(({ faults }) => faults),
    looked,
    notLooked: NOT_LOOKED,
    futureCheckpoints: (await futureCheckpoints(tx)).filter(({ administration }) => isAsked(administration)),
  };
}

function sumOf(kind: SealedKind, checks: readonly SealedCheck[]): Looked {
  const sum = (of: "count" | "withoutPrint" | "erased") => checks.reduce((total, { looked }) => total + looked[of], 0);
  return { kind, count: sum("count"), withoutPrint: sum("withoutPrint"), erased: sum("erased") };
}

/** Whether nothing is wrong. */
export function isIntact({ verdicts, documentFaults }: Verification): boolean {
  return documentFaults.length === 0 && verdicts.every(({ faults }) => faults.length === 0);
}
