import { isoCBOR } from "@simplewebauthn/server/helpers";
import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";

/** What may be wrong with what a passkey answers. */
export type Twist = {
  readonly origin?: string;
  readonly party?: string;
  readonly challenge?: string;
  readonly type?: string;
  readonly counter?: number;
  readonly isVerified?: boolean;
  readonly isPresent?: boolean;
  readonly crossOrigin?: boolean;
  readonly userHandle?: string;
  readonly credentialId?: string;
  readonly format?: { readonly fmt: string; readonly attStmt: Map<string, unknown> };
  readonly isBroken?: boolean;
};

type Options = { readonly challenge: string };

const sha256 = (bytes: string | Buffer) => createHash("sha256").update(bytes).digest();
const base64url = (bytes: Buffer | Uint8Array) => Buffer.from(bytes).toString("base64url");

/** What a page asks the browser to hand to a passkey. */
export function optionsIn(page: string): Options {
  const [, written = ""] = /data-passkey="([^"]+)"/.exec(page) ?? [];
  return JSON.parse(written.replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&amp;", "&")) as Options;
}

/** A passkey in this process: it signs as a device does, and as one that lies where it is told to. */
export function softPasskey(site = { origin: "https://sito.example", party: "sito.example" }) {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const id = randomBytes(32);
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const key = new Map<number, number | Uint8Array>([[1, 2], [3, -7], [-1, 1], [-2, Buffer.from(x, "base64url")], [-3, Buffer.from(y, "base64url")]]); // prettier-ignore
  let count = 0;

  const clientData = (type: string, { challenge }: Options, twist: Twist) =>
    Buffer.from(
      JSON.stringify({
        type: twist.type ?? type,
        challenge: twist.challenge ?? challenge,
        origin: twist.origin ?? site.origin,
        crossOrigin: twist.crossOrigin ?? false,
      }),
    );
  const authenticatorData = (twist: Twist, attested?: Buffer) => {
    const flags = (twist.isPresent === false ? 0 : 1) | (twist.isVerified === false ? 0 : 4) | (attested ? 0x40 : 0);
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(twist.counter ?? (count += 1));
    return Buffer.concat([sha256(twist.party ?? site.party), Buffer.of(flags), counter, attested ?? Buffer.alloc(0)]);
  };
  const answer = (twist: Twist, response: Record<string, string>) => {
    const written = twist.credentialId ?? base64url(id);
    return JSON.stringify({ id: written, rawId: written, type: "public-key", clientExtensionResults: {}, response });
  };

  return {
    credentialId: base64url(id),
    register: (options: Options, twist: Twist = {}) => {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(id.length);
      const data = authenticatorData(twist, Buffer.concat([Buffer.alloc(16), length, id, Buffer.from(isoCBOR.encode(key))]));
      const { fmt, attStmt } = twist.format ?? { fmt: "none", attStmt: new Map() };
      const attestation = new Map<string, unknown>([
        ["fmt", fmt],
        ["attStmt", attStmt],
        ["authData", new Uint8Array(data)],
      ]);
      return answer(twist, {
        clientDataJSON: base64url(clientData("webauthn.create", options, twist)),
        attestationObject: base64url(isoCBOR.encode(attestation as Parameters<typeof isoCBOR.encode>[0])),
      });
    },
    assert: (options: Options, twist: Twist = {}) => {
      const client = clientData("webauthn.get", options, twist);
      const data = authenticatorData(twist);
      const signature = sign("sha256", Buffer.concat([data, sha256(client)]), privateKey);
      if (twist.isBroken) signature[signature.length - 1]! ^= 1;
      return answer(twist, {
        clientDataJSON: base64url(client),
        authenticatorData: base64url(data),
        signature: base64url(signature),
        ...(twist.userHandle !== undefined && { userHandle: twist.userHandle }),
      });
    },
  };
}
