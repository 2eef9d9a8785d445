import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { Readable } from "node:stream";
import { buffer as bufferOf } from "node:stream/consumers";
import { z } from "zod";
import { DatabaseRefused } from "../../data/database/databaseRefused.ts";
import { readSigningKey } from "../../data/log/signature.ts";
import { fileTrouble } from "../fileTrouble.ts";
import { AGE_MAGIC, decrypted, encrypted } from "./encryption.ts";
import { accessMark, type KeyMarks } from "./keyMarks.ts";

/** The keys of an installation, as they are kept apart from its copies; undefined where there is none. */
export type Keys = { readonly access: Buffer | undefined; readonly checkpointPem: string | undefined };

const FORMAT = "traguardo-keys/1";

const keysSchema = z.object({
  format: z.literal(FORMAT),
  chiaveAccessi: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  chiaveRegistro: z.string().nullable(),
});

/** What marks keys without showing them. */
export function marksOf({ access, checkpointPem }: Keys): Pick<KeyMarks, "access" | "checkpoint"> {
  const signing = checkpointPem === undefined ? undefined : readSigningKey(checkpointPem);
  return { access: access ? accessMark(access) : null, checkpoint: signing?.publicKey.toString("hex") ?? null };
}

/** Refuses to write keys where something is. Throws DatabaseRefused. */
export function refuseKeysThere(file: string): void {
  if (existsSync(file)) throw new DatabaseRefused(`«${file}» c'è già: le chiavi non ne sostituiscono altre. Indichi un altro nome.`);
}

/** Writes keys into a file of their own, of its owner alone, encrypted where there are public keys. Throws DatabaseRefused where it is there already or cannot be. */
export async function writeKeysFile(file: string, { access, checkpointPem }: Keys, recipients: readonly string[]): Promise<void> {
  refuseKeysThere(file);
  const content = { format: FORMAT, chiaveAccessi: access?.toString("hex") ?? null, chiaveRegistro: checkpointPem ?? null };
  const plain = Buffer.from(`${JSON.stringify(content, undefined, 2)}\n`);
  const bytes = recipients.length === 0 ? plain : await bufferOf(await encrypted(Readable.from([plain]), recipients));
  try {
    writeFileSync(file, bytes, { mode: 0o600, flag: "wx", flush: true });
  } catch (error) {
    throw new DatabaseRefused(
      `La copia è fatta, ma le chiavi in «${file}» non si riescono a scrivere: ${fileTrouble(error) ?? String(error)}. Le scriva con un'altra copia, altrove.`,
    );
  }
}

/** Reads a file of keys. Throws DatabaseRefused where it is none, or the private keys do not open it. */
export async function readKeysFile(file: string, privateKeys: readonly string[]): Promise<Keys> {
  const bytes = readBytes(file);
  const isEncrypted = bytes.subarray(0, AGE_MAGIC.length).toString("latin1") === AGE_MAGIC;
  if (isEncrypted && privateKeys.length === 0)
    throw new DatabaseRefused(`Le chiavi in «${file}» sono cifrate: indichi con --private-key il file della chiave privata dell'ente.`);
  const text = isEncrypted ? await bufferOf(await decrypted(Readable.from([bytes]), privateKeys)) : bytes;
  const read = keysSchema.safeParse(jsonOf(text.toString("utf8")));
  if (!read.success || (read.data.chiaveRegistro !== null && !readSigningKey(read.data.chiaveRegistro)))
    throw new DatabaseRefused(`«${file}» non è il file delle chiavi di Traguardo, scritto con «traguardo backup --keys».`);
  const { chiaveAccessi, chiaveRegistro } = read.data;
  return {
    access: chiaveAccessi === null ? undefined : Buffer.from(chiaveAccessi, "hex"),
    checkpointPem: chiaveRegistro ?? undefined,
  };
}

function readBytes(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new DatabaseRefused(`Non riesco a leggere le chiavi in «${file}»: ${fileTrouble(error) ?? String(error)}.`);
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What does not work without the keys that an installation had, a sentence each; none where the keys are those. */
export function missingKeys(had: KeyMarks, found: Pick<KeyMarks, "access" | "checkpoint">): readonly string[] {
  const isAccessOther = had.access === null ? had.isAccessInUse && found.access === null : found.access !== had.access;
  return [
    ...(isAccessOther && had.isAccessInUse
      ? ["Manca la chiave degli accessi: i secondi fattori non si aprono, e ciascuno dovrà rifare il suo («traguardo account reset»)."]
      : []),
    ...(had.checkpoint !== null && found.checkpoint !== had.checkpoint
      ? ["Manca la chiave che firma i punti di controllo del registro: quelli di prima si controllano ancora, i nuovi non si firmano."]
      : []),
  ];
}
