import { createWriteStream, lstatSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import { countedStream } from "../../data/backup/countedStream.ts";
import type { Snapshot } from "../../data/backup/snapshot.ts";
import type { KeptTable } from "../../data/backup/loadSnapshot.ts";
import { DatabaseRefused } from "../../data/database/databaseRefused.ts";
import { syncFolder } from "../embedded/moveDurably.ts";
import { fileTrouble } from "../fileTrouble.ts";
import { encrypted } from "./encryption.ts";
import type { KeyMarks } from "./keyMarks.ts";
import { BACKUP_FORMAT, HEAD_FILE, type Manifest, MANIFEST_FILE, rowsFile } from "./manifest.ts";

/** What is known of a copy beside its rows. */
export type About = { readonly program: string; readonly place: string; readonly keys: KeyMarks };

/** A copy that was written: whole, on the disk, under its name. `sha256` is of the file as it is, encrypted where it is. */
export type WrittenBackup = { readonly file: string; readonly bytes: number; readonly sha256: Buffer; readonly manifest: Manifest };

/** Fast and nearly as small: a copy is held up by its compression. */
const COMPRESSION = 1;

/** From which size on a table is written in the form that has no limit of size. */
const LARGE = 1024 ** 3;

/**
 * Writes a copy to a file that is not there yet, encrypted to the public keys where there are some. It has its name only when it is whole and on the disk; what
 * breaks leaves nothing. `tell` hears how many bytes of rows are read, of about how many. Throws DatabaseRefused, in Italian, where the file cannot be written.
 */
export async function writeBackup(
  snapshot: Snapshot,
  about: About,
  file: string,
  recipients: readonly string[],
  tell: (read: number, of: number) => void = () => undefined,
): Promise<WrittenBackup> {
  if (isTaken(file)) throw new DatabaseRefused(`«${file}» c'è già: una copia non ne sostituisce un'altra. Le dia un altro nome.`);
  const aside = asideOf(file);
  try {
    const { archive, manifest } = archiveOf(snapshot, about, tell);
    const counting = countedStream();
    const sink = createWriteStream(aside, { flags: "wx", mode: 0o600, flush: true });
    const content = recipients.length === 0 ? archive : await encrypted(archive, recipients);
    await pipeline(content, counting.stream, sink);
    if (isTaken(file)) throw Object.assign(new Error("taken meanwhile"), { code: "EEXIST" });
    renameSync(aside, file);
    syncFolder(dirname(file));
    return { file, ...counting.passed(), manifest: await manifest };
  } catch (error) {
    const trouble = fileTrouble(error);
    if (trouble === undefined) throw error;
    throw new DatabaseRefused(
      `La copia in «${file}» non è riuscita: ${trouble}. Non ne è rimasto nulla; le copie di prima sono al loro posto. ${REMEDY}`,
    );
  } finally {
    removeAside(aside);
  }
}

/** A link that leads nowhere takes its name too. */
const isTaken = (file: string) => lstatSync(file, { throwIfNoEntry: false }) !== undefined;

const REMEDY = "Indichi un altro posto, o liberi spazio lì, e ripeta il comando.";

/** The ending of a copy that is being written by the process of that number. */
export const ASIDE_ENDING = /\.(\d+)\.parziale$/;

const asideOf = (file: string) => `${file}.${String(process.pid)}.parziale`;

/** A disk that went away cannot be cleaned: it is told already. */
function removeAside(aside: string): void {
  try {
    rmSync(aside, { force: true });
  } catch {}
}

/** A ZIP archive of a database: what it is, the rows of each table, and last the manifest, which `manifest` waits for. */
function archiveOf(
  { takenAt, postgres, migrations, tables, sequences, rowsOf }: Snapshot,
  { program, place, keys }: About,
  tell: (read: number, of: number) => void,
): { readonly archive: Readable; readonly manifest: Promise<Manifest> } {
  const zip = new ZipFile();
  const archive = zip.outputStream.pipe(new PassThrough());
  const whole = tables.reduce((sum, { bytes }) => sum + bytes, 0);
  const head = { format: BACKUP_FORMAT, program, structure: migrations.length, takenAt: takenAt.toISOString() };
  const kept: KeptTable[] = [];
  let before = 0;
  zip.addBuffer(Buffer.from(`${JSON.stringify(head)}\n`), HEAD_FILE);
  for (const table of tables) {
    const options = { compressionLevel: COMPRESSION, forceZip64Format: table.bytes > LARGE };
    zip.addReadStreamLazy(rowsFile(table.name), options, (answer) => {
      const { text, rows } = rowsOf(table);
      const { stream, passed } = countedStream((bytes) => tell(Math.min(before + bytes, whole), whole));
      const fail = (error: Error) => archive.destroy(error);
      text.once("error", fail).pipe(stream);
      stream.once("error", fail).once("end", () => {
        const { bytes, sha256 } = passed();
        before += table.bytes;
        kept.push({ name: table.name, columns: table.columns, rows: rows(), bytes, sha256: sha256.toString("hex") });
      });
      answer(null, stream);
    });
  }
  const manifest = new Promise<Manifest>((resolve) => {
    zip.addReadStreamLazy(MANIFEST_FILE, {}, (answer) => {
      const all: Manifest = { ...head, postgres, place, migrations, tables: kept, sequences, keys };
      resolve(all);
      answer(null, Readable.from([Buffer.from(`${JSON.stringify(all, undefined, 1)}\n`)]));
    });
  });
  zip.end();
  return { archive, manifest };
}
