import { generateKeyPairSync } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseRefused } from "../data/database/databaseRefused.ts";
import { readSigningKey, type SigningKey } from "../data/log/signature.ts";
import { makeSecretFile } from "./secretFile.ts";

/** Where the embedded database keeps the key. */
export const keyFileIn = (dataFolder: string): string => join(dataFolder, "chiave-registro.pem");

/** Reads the key that signs checkpoints, making it the first time. The file is readable only by the user of this process. */
export function readKeyFile(file: string): SigningKey {
  if (!existsSync(file)) makeKeyFile(file);
  const key = readSigningKey(readText(file));
  if (key) return key;
  throw new DatabaseRefused(`Il file «${file}» non contiene una chiave privata Ed25519: lo rimetta da una copia di sicurezza.`);
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new DatabaseRefused(`Non riesco a leggere la chiave che firma i punti di controllo in «${file}».`);
  }
}

function makeKeyFile(file: string): void {
  const { privateKey } = generateKeyPairSync("ed25519");
  try {
    makeSecretFile(file, privateKey.export({ format: "pem", type: "pkcs8" }).toString());
  } catch {
    throw new DatabaseRefused(`Non riesco a scrivere la chiave che firma i punti di controllo in «${file}».`);
  }
}
