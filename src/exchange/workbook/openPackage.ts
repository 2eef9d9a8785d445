import { type Sentences } from "../../domain/kernel/refusal.ts";
import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";

/** The most a packed file may hold: what is beyond is refused before it is unpacked, and again while it is, since the sizes an archive states may lie. */
export const PACKAGE_CAPS = { unpackedBytes: 100 * 1024 * 1024, entries: 2000 } as const;

/** Why an archive is not opened. */
export type PackageRefusal = "brokenArchive" | "protectedArchive" | "tooMuchInside" | "unsafeArchive" | "macros";

/** What people read for each. */
export const PACKAGE_REFUSALS = {
  brokenArchive: "Il file è rovinato: lo apra con il programma che lo ha scritto, lo salvi di nuovo e riprovi.",
  protectedArchive: "Il file è protetto da una password: lo salvi senza password e riprovi.",
  tooMuchInside:
    "Aperto, il file è più grande di quanto può essere un piano o un elenco (100 MB, 2.000 parti): controlli di avere scelto il file giusto.",
  unsafeArchive:
    "Il file non ha la forma di un foglio di calcolo o di un documento, e non è stato aperto: lo salvi di nuovo dal programma che lo ha scritto.",
  macros: "Il file contiene macro: lo salvi senza macro (.xlsx o .docx) e riprovi.",
} satisfies Sentences<PackageRefusal>;

/** Raised inside, told outside as a refusal. */
export class PackageRefused extends Error {
  override readonly name = "PackageRefused";
  readonly refusal: PackageRefusal;

  constructor(refusal: PackageRefusal) {
    super(refusal);
    this.refusal = refusal;
  }
}

/** An archive looked through by its central directory and found safe: its parts by name, each unpacked piece by piece when asked. */
export type Package = { readonly names: ReadonlySet<string>; readonly read: (name: string) => AsyncIterable<Buffer> };

/** Opens an archive (ZIP); throws PackageRefused. Nothing is unpacked but what is read, and never more than the cap in all. */
export async function openPackage(bytes: Uint8Array): Promise<Package> {
  if (!startsAsZip(bytes)) throw new PackageRefused("unsafeArchive");
  const zip = await fromBufferPromise(Buffer.from(bytes), { strictFileNames: true, lazyEntries: true }).catch(broken);
  const entries = await entriesOf(zip);
  const unpacked = { bytes: 0 };
  return {
    names: new Set(entries.keys()),
    read: (name) => {
      const entry = entries.get(name);
      if (!entry) throw new PackageRefused("brokenArchive");
      return unpack(zip, entry, unpacked);
    },
  };
}

/** The mark of the first part: what has other bytes before it is also something else. */
function startsAsZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

function broken(): never {
  throw new PackageRefused("brokenArchive");
}

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > PACKAGE_CAPS.entries) throw new PackageRefused("tooMuchInside");
  const entries = new Map<string, Entry>();
  try {
    for await (const entry of zip.eachEntry()) {
      refuseUnsafe(entry);
      if (entries.has(entry.fileName)) throw new PackageRefused("unsafeArchive");
      entries.set(entry.fileName, entry);
    }
  } catch (error) {
    throw error instanceof PackageRefused ? error : new PackageRefused("unsafeArchive");
  }
  const unpacked = [...entries.values()].reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (unpacked > PACKAGE_CAPS.unpackedBytes) throw new PackageRefused("tooMuchInside");
  if (doOverlap([...entries.values()])) throw new PackageRefused("unsafeArchive");
  return entries;
}

const LINK = 0o120000;

function refuseUnsafe({ fileName, externalFileAttributes, ...entry }: Entry): void {
  const isLink = ((externalFileAttributes >>> 16) & 0o170000) === LINK;
  if (isLink) throw new PackageRefused("unsafeArchive");
  if ((entry.generalPurposeBitFlag & 1) === 1) throw new PackageRefused("protectedArchive");
  if (/(^|\/)vbaProject\.bin$/i.test(fileName)) throw new PackageRefused("macros");
}

/** Whether two parts share bytes of the archive, as in archives made to grow beyond measure. */
function doOverlap(entries: readonly Entry[]): boolean {
  const inOrder = entries.toSorted((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  return inOrder.some((entry, i) => {
    const next = inOrder[i + 1];
    return (
      next !== undefined &&
      entry.relativeOffsetOfLocalHeader + 30 + entry.fileNameRaw.length + entry.compressedSize > next.relativeOffsetOfLocalHeader
    );
  });
}

async function* unpack(zip: ZipFile, entry: Entry, unpacked: { bytes: number }): AsyncGenerator<Buffer> {
  const stream = await zip.openReadStreamPromise(entry).catch(broken);
  try {
    for await (const piece of stream) {
      unpacked.bytes += (piece as Buffer).length;
      if (unpacked.bytes > PACKAGE_CAPS.unpackedBytes) throw new PackageRefused("tooMuchInside");
      yield piece as Buffer;
    }
  } catch (error) {
    throw error instanceof PackageRefused ? error : new PackageRefused("brokenArchive");
  }
}
