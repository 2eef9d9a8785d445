import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

const NONCE = 12;
const TAG = 16;

/** Seals a secret for one account (AES-256-GCM): moved to another, it does not open. */
export function seal(key: Buffer, account: string, secret: Buffer): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(account));
  return Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
}

/** Opens what was sealed; throws for another key, another account or a changed byte. */
export function unseal(key: Buffer, account: string, sealed: Buffer): Buffer {
  const [nonce, body, tag] = [sealed.subarray(0, NONCE), sealed.subarray(NONCE, -TAG), sealed.subarray(-TAG)];
  const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG }).setAAD(Buffer.from(account)).setAuthTag(tag);
  return Buffer.concat([decipher.update(body), decipher.final()]);
}
