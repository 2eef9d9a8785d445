import { createPrivateKey, createPublicKey, sign, verify } from "node:crypto";

/** The key that signs checkpoints: Ed25519. The public half is its 32 bytes. */
export type SigningKey = { readonly publicKey: Buffer; readonly sign: (text: string) => Buffer };

/** Reads a private key from its PEM text (PKCS #8); undefined when it is none of Ed25519. */
export function readSigningKey(pem: string): SigningKey | undefined {
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType !== "ed25519") return undefined;
    const publicKey = createPublicKey(key).export({ format: "der", type: "spki" }).subarray(SPKI.length);
    return { publicKey, sign: (text) => sign(null, Buffer.from(text, "utf8"), key) };
  } catch {
    return undefined;
  }
}

/** What stands before the 32 bytes of a public key of Ed25519 in the form that Node reads (RFC 8410). */
const SPKI = Buffer.from("302a300506032b6570032100", "hex");

/** The prime of the curve, and the y of its points of order 8 or less: a key that is one of them would sign every text. */
const PRIME = 2n ** 255n - 19n;
const SMALL_ORDER: readonly bigint[] = [
  0n,
  1n,
  PRIME - 1n,
  0x5fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n,
  0x7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7n,
];

/** Whether the 32 bytes of a public key are written in the one way there is, and are a key worth something. */
function isSoundKey(publicKey: Uint8Array): boolean {
  const y = BigInt(`0x${Buffer.from(publicKey).reverse().toString("hex")}`) & (2n ** 255n - 1n);
  return y < PRIME && !SMALL_ORDER.includes(y);
}

/** Whether a text was signed with the private half of a key. */
export function isSignedWith(publicKey: Uint8Array, text: string, signature: Uint8Array): boolean {
  if (publicKey.length !== 32 || signature.length !== 64 || !isSoundKey(publicKey)) return false;
  try {
    const key = createPublicKey({ key: Buffer.concat([SPKI, publicKey]), format: "der", type: "spki" });
    return verify(null, Buffer.from(text, "utf8"), key, signature);
  } catch {
    return false; // 32 bytes that are no point of the curve
  }
}
