import pg from "pg";
import { loadSnapshot } from "../../data/backup/loadSnapshot.ts";
import { openRestoration, settleRestorations } from "../../data/backup/restoration.ts";
import { asOwner } from "../../data/database/asOwner.ts";
import { DatabaseRefused } from "../../data/database/databaseRefused.ts";
import type { ErasedThing } from "../../data/personal/erasedList.ts";
import { type Redone, redoErasures } from "../../features/commands/personalData/redoErasures.ts";
import { afterUpdate } from "../afterUpdate.ts";
import type { DatabaseSettings } from "../settings.ts";
import { noteCall, type TechnicalCall } from "../technicalCall.ts";
import { whyUnreachable } from "../whyUnreachable.ts";
import { addErasures, erasuresFileOf } from "./erasuresFile.ts";
import { installedKeys } from "./installedKeys.ts";
import { type Keys, marksOf, missingKeys } from "./keysFile.ts";
import type { OpenBackup } from "./openBackup.ts";
import { restoreFolder } from "./restoreFolder.ts";

/** What a restore is given beside the copy: the keys that were kept apart, what was erased since, and whether to go on without keys. */
export type Given = {
  readonly keys: Keys | undefined;
  readonly erasures: readonly ErasedThing[] | undefined;
  readonly withoutKeys: boolean;
  /** As the log of technical accesses keeps it. */
  readonly call: TechnicalCall;
  readonly tell?: ((loaded: number, of: number) => void) | undefined;
};

/** What a restore did: how many erasures were done again, what the update that came with it says, and what lacks a key. */
export type Restored = { readonly redone: Redone | undefined; readonly told: readonly string[]; readonly lacking: readonly string[] };

/**
 * Makes of an empty folder or database what a copy holds, up to date, with what was erased since erased again. It is whole, or there is nothing of it. Throws
 * DatabaseRefused, before anything is touched where it can.
 */
export async function restore(settings: DatabaseSettings, { manifest, rowsOf }: OpenBackup, given: Given): Promise<Restored> {
  const { keys = { access: undefined, checkpointPem: undefined }, erasures, withoutKeys, call, tell } = given;
  const found = settings.kind === "embedded" ? keys : installedKeys(settings);
  const lacking = missingKeys(manifest.keys, marksOf(found));
  if (lacking.length > 0 && !withoutKeys) throw new DatabaseRefused(lackingWords(lacking, settings, given.keys !== undefined));
  const whole = manifest.tables.reduce((sum, { bytes }) => sum + bytes, 0);
  const kept = { ...manifest, takenAt: new Date(manifest.takenAt), rowsOf };
  let redone: Redone | undefined;
  let told: readonly string[] = [];
  const fill = async (ownerUrl: string) => {
    await loadSnapshot(ownerUrl, kept, (bytes) => tell?.(bytes, whole));
    told = await afterUpdate(ownerUrl);
    await asOwner(ownerUrl, (tx) => noteCall(tx, call));
    if (erasures) redone = await redoListed(ownerUrl, erasures);
  };
  switch (settings.kind) {
    case "embedded":
      await restoreFolder(settings.dataFolder, keys, fill);
      break;
    case "server":
      if (settings.ownerUrl === undefined)
        throw new DatabaseRefused("Manca DATABASE_OWNER_URL: per ripristinare serve l'indirizzo con il ruolo che possiede la base dati.");
      await refuseOtherDatabase(settings.url, settings.ownerUrl);
      await fill(settings.ownerUrl).catch((error: unknown) => {
        throw isUnreachable(error) ? new DatabaseRefused(whyUnreachable(error, "DATABASE_OWNER_URL")) : error;
      });
      break;
  }
  const list = erasuresFileOf(settings);
  if (erasures && list !== undefined) addErasures(list, erasures);
  return { redone, told, lacking };
}

function lackingWords(lacking: readonly string[], { kind }: DatabaseSettings, areGiven: boolean): string {
  const how =
    kind === "embedded" && areGiven
      ? "Le chiavi che ha indicato sono di un'altra installazione: indichi quelle di questa"
      : kind === "embedded"
        ? "Indichi con --keys il file delle chiavi, scritto da «traguardo backup --keys»"
        : "Metta nell'ambiente TRAGUARDO_KEY e CHECKPOINT_KEY_FILE («traguardo restore --show-keys FILE» li legge dal file delle chiavi)";
  return [
    ...lacking,
    `${how}. Se le chiavi sono perse: --without-keys, e ciò che è detto qui non funzionerà. Non è stato toccato nulla.`,
  ].join("\n");
}

/** Does again what a list says was erased, and lets people in. Answers how much was still to be done. */
export async function redoListed(ownerUrl: string, erasures: readonly ErasedThing[]): Promise<Redone> {
  return asOwner(ownerUrl, async (tx) => {
    if (!(await openRestoration(tx))) throw new DatabaseRefused("Questa installazione non aspetta nessun elenco di cancellazioni.");
    const done = await redoErasures(tx, erasures);
    if (!done) throw new DatabaseRefused(OLDER_LIST);
    await settleRestorations(tx, { redone: done.redone });
    return done;
  });
}

const OLDER_LIST =
  "Quest'elenco delle cancellazioni non dice tutto ciò che la copia sa già: è più vecchio della copia, o di un'altra installazione. Prenda il più recente: nella cartella dei dati, o accanto alle copie.";

/** Refuses two addresses that lead to two databases, and a database that somebody is connected to. Throws DatabaseRefused, in Italian. */
async function refuseOtherDatabase(url: string, ownerUrl: string): Promise<void> {
  const [app, owner] = [await whereLeads(url, "DATABASE_URL"), await whereLeads(ownerUrl, "DATABASE_OWNER_URL")];
  if (app.database !== owner.database)
    throw new DatabaseRefused("DATABASE_URL e DATABASE_OWNER_URL portano a due basi dati diverse: non è stato toccato nulla.");
  if (owner.others > 0)
    throw new DatabaseRefused(
      "Alla base dati è collegato qualcuno, forse un Traguardo avviato: lo fermi, e ripeta. Non è stato toccato nulla.",
    );
}

/** Which database an address leads to, as only one can answer, and how many others are connected to it. */
async function whereLeads(url: string, setting: string): Promise<{ readonly database: string; readonly others: number }> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    const { rows } = await client.query<{ database: string; others: number }>(
      `select (select oid::text from pg_database where datname = current_database()) || ' ' || pg_postmaster_start_time()::text as database,
         (select count(*)::int from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and usename is not null) as others`,
    );
    return rows[0]!;
  } catch (error) {
    throw new DatabaseRefused(whyUnreachable(error, setting));
  } finally {
    await client.end().catch(() => undefined);
  }
}

function isUnreachable(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return error instanceof AggregateError || /^(?:ECONN[A-Z]+|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|28.*|3D000)$/.test(code);
}
