import { Readable } from "node:stream";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from "age-encryption";
import { DatabaseRefused } from "../../data/database/databaseRefused.ts";

/** A new pair of keys of age: the private one opens what the public one closes. */
export async function makeKeyPair(): Promise<{ readonly privateKey: string; readonly publicKey: string }> {
  const privateKey = await generateX25519Identity();
  return { privateKey, publicKey: await identityToRecipient(privateKey) };
}

/** The public keys in a text: one a line, lines of `#` are words. Throws DatabaseRefused for what is none. */
export function readPublicKeys(text: string): readonly string[] {
  return readKeys(text, (key) => new Encrypter().addRecipient(key), "una chiave pubblica di age (comincia con «age1»)");
}

/** The private keys in the text of a file. Throws DatabaseRefused for what is none. */
export function readPrivateKeys(text: string): readonly string[] {
  return readKeys(text, (key) => new Decrypter().addIdentity(key), "una chiave privata di age (comincia con «AGE-SECRET-KEY-1»)");
}

function readKeys(text: string, accept: (key: string) => void, what: string): readonly string[] {
  const keys = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
  const isSound = (key: string) => {
    try {
      accept(key);
      return true;
    } catch {
      return false;
    }
  };
  if (keys.length > 0 && keys.every(isSound)) return keys;
  throw new DatabaseRefused(`Qui non c'è ${what}: ne faccia una con «traguardo backup --make-key FILE».`);
}

/** What is read from a stream, encrypted to each of the public keys in the format of age. */
export async function encrypted(content: Readable, recipients: readonly string[]): Promise<Readable> {
  const encrypter = new Encrypter();
  for (const key of recipients) encrypter.addRecipient(key);
  return asNode(await encrypter.encrypt(Readable.toWeb(content) as ReadableStream<Uint8Array>));
}

/** What every file of age begins with. */
export const AGE_MAGIC = "age-encryption.org/";

/** What was encrypted. Throws DatabaseRefused when none of the private keys opens it; the stream breaks where what was encrypted was changed or cut. */
export async function decrypted(content: Readable, identities: readonly string[]): Promise<Readable> {
  const decrypter = new Decrypter();
  for (const key of identities) decrypter.addIdentity(key);
  try {
    return asNode(await decrypter.decrypt(Readable.toWeb(content) as ReadableStream<Uint8Array>));
  } catch (error) {
    content.destroy();
    const isOther = error instanceof Error && /no identity matched/.test(error.message);
    throw new DatabaseRefused(
      isOther
        ? "Questa copia è chiusa per un'altra chiave: indichi con --private-key la chiave privata con cui è stata chiusa."
        : "La copia cifrata è rovinata: non si apre.",
    );
  }
}

const asNode = (stream: ReadableStream<Uint8Array>) => Readable.fromWeb(stream as NodeReadableStream);
