import { generateKeyPairSync } from "node:crypto";
import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { DatabaseRefused } from "../data/database/databaseRefused.ts";
import { readSigningKey, type SigningKey } from "../data/log/signature.ts";
import { makeSecretFile } from "./secretFile.ts";
import type { DatabaseSettings } from "./settings.ts";

/** Where the embedded database keeps the key. */
export const keyFileIn = (dataFolder: string): string => join(dataFolder, "chiave-registro.pem");

/** Where the key that signs checkpoints is: where it was told, else in the data folder; undefined on a server for which nobody told it, or where nothing seals. */
export function signingKeyFile(settings: DatabaseSettings): string | undefined {
  if (settings.kind === "server" && settings.sealerUrl === undefined) return undefined;
  return settings.keyFile ?? (settings.kind === "embedded" ? keyFileIn(settings.dataFolder) : undefined);
}

/** Reads the key that signs checkpoints; undefined where there is no file. Makes none. Throws DatabaseRefused when it cannot be read or is no key. */
export function findSigningKey(file: string): SigningKey | undefined {
  if (!existsSync(file)) return undefined;
  const key = readSigningKey(readText(file));
  if (key) return key;
  throw new DatabaseRefused(`Il file «${file}» non contiene una chiave privata Ed25519: lo rimetta da una copia di sicurezza.`);
}

/**
 * Reads the key that signs checkpoints, making it where there is none. The file is readable only by the user of this process. Whoever calls it knows that no other key
 * is lost: nothing was signed yet, or a person asks for a new one.
 */
export function readOrMakeSigningKey(file: string): SigningKey {
  const found = findSigningKey(file);
  if (found) return found;
  makeKeyFile(file);
  return findSigningKey(file)!; // of two starters the first made it
}

/** Refuses to make another key where there is one. Throws DatabaseRefused. */
export function refuseKeyThere(file: string): void {
  if (existsSync(file)) throw new DatabaseRefused(`C'è già una chiave in «${file}»: non ne ho fatta un'altra.`);
}

/**
 * Makes another key where the one that signed is lost, on a person's word; the public keys of before stand in front of it in the file, which is how `trustedKeysIn`
 * knows them. Throws DatabaseRefused where none can be written.
 */
export function makeAnotherSigningKey(file: string, earlier: readonly string[]): SigningKey {
  makeKeyFile(file, earlier);
  return findSigningKey(file)!;
}

/** The public keys whose checkpoints are believed, hexadecimal: that of the file and those it took the place of; none where there is no file. */
export function trustedKeysIn(file: string): string[] {
  const key = findSigningKey(file);
  if (!key) return [];
  return [key.publicKey.toString("hex"), ...[...readText(file).matchAll(EARLIER)].map(([, earlier]) => earlier!)];
}

/** A line before the key, which readers of PEM pass over. */
const EARLIER = /^Chiave pubblica di prima: ([0-9a-f]{64})$/gm;

/** Refuses a place where the key is missing and could not be made. Throws DatabaseRefused. */
export function refuseNoPlaceForKey(file: string): void {
  if (existsSync(file)) return;
  try {
    accessSync(dirname(resolve(file)), constants.W_OK);
  } catch {
    throw new DatabaseRefused(unwritable(file));
  }
}

/** That a key which signed already is missing: what does not work, how it comes back, and how one makes another on purpose. */
export function lostSigningKeyWords(file: string): string {
  return `Manca il file «${file}», la chiave che ha firmato i punti di controllo del registro. Senza non se ne firmano di nuovi, e «traguardo verify --sign» non va; il resto funziona. Lo rimetta da una copia di sicurezza: basta quello. Se non c'è nessuna copia, faccia una chiave nuova, con le impostazioni e il --data dell'avvio:
  traguardo verify --sign --new-key
e dica la nuova chiave pubblica a chi conserva i punti di controllo: quelli di prima valgono ancora.`;
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new DatabaseRefused(`Non riesco a leggere la chiave che firma i punti di controllo in «${file}».`);
  }
}

function makeKeyFile(file: string, earlier: readonly string[] = []): void {
  const { privateKey } = generateKeyPairSync("ed25519");
  try {
    const before = earlier.map((each) => `Chiave pubblica di prima: ${each}\n`).join("");
    makeSecretFile(file, `${before}${privateKey.export({ format: "pem", type: "pkcs8" }).toString()}`);
  } catch {
    throw new DatabaseRefused(unwritable(file));
  }
}

const unwritable = (file: string) => `Non riesco a scrivere la chiave che firma i punti di controllo in «${file}».`;
