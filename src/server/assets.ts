import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { takesGzip } from "../features/site/answerReady.ts";

/** A file of the look, and what is sent of it to the person who takes it compressed: no font is. */
export type Asset = {
  readonly type: string;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly compressed: Uint8Array<ArrayBuffer> | undefined;
};

const FOLDER = fileURLToPath(new URL("./assets/", import.meta.url));

const TYPES: Readonly<Record<string, { readonly type: string; readonly isText: boolean }>> = {
  ".css": { type: "text/css; charset=utf-8", isText: true },
  ".js": { type: "text/javascript; charset=utf-8", isText: true },
  ".svg": { type: "image/svg+xml", isText: true },
  ".txt": { type: "text/plain; charset=utf-8", isText: true },
  ".woff2": { type: "font/woff2", isText: false },
};

/** Reads the look once: style, fonts, favicon, the script of passkeys. There are few and they are small. */
export function readAssets(folder = FOLDER): ReadonlyMap<string, Asset> {
  return new Map(
    readdirSync(folder).flatMap((name): [string, Asset][] => {
      const kind = TYPES[extname(name)];
      if (!kind) return [];
      const bytes = readFileSync(join(folder, name));
      const compressed = kind.isText ? new Uint8Array(gzipSync(bytes)) : undefined;
      return [[name, { type: kind.type, body: new Uint8Array(bytes), compressed }]];
    }),
  );
}

/** "traguardo-1a2b3c4d5e.css": the name of a file with the hash of its content. */
const HASHED = /^(.+)-[0-9a-f]{10}(\.\w+)$/;

/**
 * Answers a file of the look. Under its hash it never changes; a page of before an update, which asks for another hash, gets today's file, to be asked for again
 * each time. Undefined where there is none.
 */
export function answerAsset(assets: ReadonlyMap<string, Asset>, name: string, acceptEncoding: string | undefined): Response | undefined {
  const asset = assets.get(name) ?? sameFile(assets, name);
  if (!asset) return undefined;
  const isPermanent = assets.has(name) && HASHED.test(name);
  const compressed = takesGzip(acceptEncoding) ? asset.compressed : undefined;
  const headers = {
    "content-type": asset.type,
    "cache-control": isPermanent ? "public, max-age=31536000, immutable" : "no-cache",
    ...(asset.compressed && { vary: "accept-encoding" }),
    ...(compressed && { "content-encoding": "gzip" }),
  };
  return new Response(compressed ?? asset.body, { headers });
}

/** The file of today that had this name, with another hash or without one. */
function sameFile(assets: ReadonlyMap<string, Asset>, name: string): Asset | undefined {
  const plain = (each: string) => each.replace(HASHED, "$1$2");
  const [, asset] = [...assets].find(([today]) => plain(today) === plain(name)) ?? [];
  return asset;
}
