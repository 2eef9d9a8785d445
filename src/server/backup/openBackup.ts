import { createHash, randomBytes } from "node:crypto";
import { accessSync, closeSync, constants, createReadStream, openSync, readSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { text as textOf } from "node:stream/consumers";
import { type Entry, fromFdPromise, type ZipFile } from "yauzl";
import { refuseOtherStructure, type KeptTable } from "../../data/backup/loadSnapshot.ts";
import { DatabaseRefused } from "../../data/database/databaseRefused.ts";
import { readMigrations } from "../../data/migrations.ts";
import { fileTrouble } from "../fileTrouble.ts";
import { AGE_MAGIC, decrypted } from "./encryption.ts";
import { BACKUP_FORMAT, HEAD_FILE, headSchema, type Manifest, MANIFEST_FILE, manifestSchema, rowsFile } from "./manifest.ts";

/** A copy that was found whole. `rowsOf` reads a table of it, as often as it is asked. */
export type OpenBackup = {
  readonly manifest: Manifest;
  readonly isEncrypted: boolean;
  readonly rowsOf: (table: KeptTable) => Promise<Readable>;
  readonly close: () => void;
};

/** What one needs to open a copy: the private keys, and a folder where what was encrypted may stand while it is read. */
export type Opening = { readonly privateKeys: readonly string[]; readonly scratch: string };

/** The most that is read of what is no table, and the most files: of a real copy it is a hundredth. */
const LARGEST = { head: 64 * 1024, manifest: 1024 ** 2, files: 2000 };

/**
 * Opens a copy and reads all of it, so that one that is damaged, cut, put together or of a newer program is refused before anything is touched. `tell` hears
 * how much was read, in bytes of rows. Throws DatabaseRefused, in Italian.
 */
export async function openBackup(
  file: string,
  opening: Opening,
  tell: (read: number, of: number) => void = () => undefined,
): Promise<OpenBackup> {
  const written = openToRead(file);
  const isEncrypted = beginsWith(written, AGE_MAGIC);
  if (isEncrypted) closeSync(written);
  const plain = isEncrypted ? await opened(file, opening) : written;
  const close = () => closeSync(plain);
  try {
    const { manifest, rowsOf } = await readArchive(file, plain, tell);
    return { manifest, isEncrypted, rowsOf, close };
  } catch (error) {
    close();
    throw error;
  }
}

function openToRead(file: string): number {
  try {
    return openSync(file, "r");
  } catch (error) {
    throw new DatabaseRefused(`Non riesco a leggere «${file}»: ${fileTrouble(error) ?? String(error)}.`);
  }
}

function beginsWith(descriptor: number, magic: string): boolean {
  const start = Buffer.alloc(magic.length);
  try {
    readSync(descriptor, start, 0, magic.length, 0);
  } catch {
    return false; // a folder, which is no copy
  }
  return start.toString("latin1") === magic;
}

/** What was encrypted, in a file of its owner alone that has no name any more: however we end, it is gone. */
async function opened(file: string, { privateKeys, scratch }: Opening): Promise<number> {
  if (privateKeys.length === 0)
    throw new DatabaseRefused(`La copia «${file}» è cifrata: indichi con --private-key il file della chiave privata dell'ente.`);
  refuseNoScratch(scratch);
  const name = join(scratch, `traguardo-${randomBytes(8).toString("hex")}`);
  const plain = openSync(name, "wx+", 0o600);
  try {
    if (process.platform !== "win32") rmSync(name);
    const content = await decrypted(createReadStream(file), privateKeys);
    for await (const chunk of content) writeSync(plain, chunk as Buffer);
    return plain;
  } catch (error) {
    closeSync(plain);
    const trouble = fileTrouble(error);
    if (error instanceof DatabaseRefused) throw error;
    throw trouble === undefined
      ? damaged(file, "la parte cifrata è cambiata o tagliata")
      : new DatabaseRefused(`La copia non si apre in «${scratch}»: ${trouble}.`);
  } finally {
    rmSync(name, { force: true });
  }
}

function refuseNoScratch(scratch: string): void {
  try {
    accessSync(scratch, constants.W_OK);
  } catch (error) {
    throw new DatabaseRefused(
      `Una copia cifrata si apre in «${scratch}», dove non si può scrivere (${fileTrouble(error) ?? String(error)}): indichi un'altra cartella con TMPDIR.`,
    );
  }
}

async function readArchive(file: string, descriptor: number, tell: (read: number, of: number) => void) {
  const zip = await fromFdPromise(descriptor, { autoClose: false }).catch(() => undefined);
  if (!zip)
    throw new DatabaseRefused(
      `«${file}» non è una copia di Traguardo, oppure è tagliata: non ha la fine che una copia ha. Non è stato toccato nulla.`,
    );
  try {
    const entries = await entriesOf(zip);
    const head = headSchema.safeParse(await jsonOf(zip, entries.get(HEAD_FILE), LARGEST.head));
    if (!head.success) throw new DatabaseRefused(`«${file}» non è una copia di Traguardo. Non è stato toccato nulla.`);
    const { format, structure, program } = head.data;
    if (format !== BACKUP_FORMAT || structure > readMigrations().length)
      throw new DatabaseRefused(
        `La copia è stata fatta da Traguardo ${program}, più recente di questo: la ripristini con quella versione. Non è stato toccato nulla.`,
      );
    const read = manifestSchema.safeParse(await jsonOf(zip, entries.get(MANIFEST_FILE), LARGEST.manifest));
    if (!read.success) throw damaged(file, "manca l'elenco di ciò che contiene");
    const manifest = read.data;
    if (Object.entries(head.data).some(([name, value]) => manifest[name as keyof typeof head.data] !== value))
      throw damaged(file, "è messa insieme da due copie");
    if (manifest.migrations.length !== structure || structure === 0) throw damaged(file, "l'elenco non dice la struttura che ha");
    refuseOtherStructure(manifest.migrations);
    const rowsOf = (table: KeptTable) => zip.openReadStreamPromise(entryOf(entries, file, table));
    await checkTables(file, manifest.tables, rowsOf, tell);
    if (entries.size !== manifest.tables.length + 2) throw damaged(file, "contiene file che il suo elenco non dice");
    return { manifest, rowsOf };
  } catch (error) {
    if (error instanceof DatabaseRefused) throw error;
    throw damaged(file, fileTrouble(error) ?? "non è come una copia è scritta, o non si legge fino in fondo");
  }
}

async function entriesOf(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    if (entries.has(entry.fileName) || entries.size === LARGEST.files) throw new Error("Not as a copy is written");
    entries.set(entry.fileName, entry);
  }
  return entries;
}

function entryOf(entries: ReadonlyMap<string, Entry>, file: string, { name }: KeptTable): Entry {
  const entry = entries.get(rowsFile(name));
  if (!entry) throw damaged(file, `mancano le righe di ${name}`);
  return entry;
}

/** What a small file of the archive says; undefined where it is not there, or is no JSON. */
async function jsonOf(zip: ZipFile, entry: Entry | undefined, largest: number): Promise<unknown> {
  if (!entry || entry.uncompressedSize > largest) return undefined;
  const text = await textOf(await zip.openReadStreamPromise(entry));
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Ends each row, and stands nowhere else in the text of `COPY`. */
const LINE_END = 0x0a;

async function checkTables(
  file: string,
  tables: readonly KeptTable[],
  rowsOf: OpenBackup["rowsOf"],
  tell: (read: number, of: number) => void,
): Promise<void> {
  const whole = tables.reduce((sum, { bytes }) => sum + bytes, 0);
  let read = 0;
  for (const table of tables) {
    const hash = createHash("sha256");
    let [bytes, rows] = [0, 0];
    for await (const chunk of await rowsOf(table)) {
      hash.update(chunk as Buffer);
      bytes += (chunk as Buffer).length;
      for (let at = (chunk as Buffer).indexOf(LINE_END); at >= 0; at = (chunk as Buffer).indexOf(LINE_END, at + 1)) rows += 1;
    }
    if (hash.digest("hex") !== table.sha256 || bytes !== table.bytes || rows !== table.rows)
      throw damaged(file, `le righe di ${table.name} non sono quelle che erano state scritte`);
    tell((read += table.bytes), whole);
  }
}

const damaged = (file: string, why: string) =>
  new DatabaseRefused(`La copia «${file}» è rovinata: ${why}. Non è stato toccato nulla: usi un'altra copia.`);
