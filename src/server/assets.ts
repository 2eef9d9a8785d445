import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

/** A file of the look, as it is sent. */
export type Asset = { readonly type: string; readonly body: Uint8Array<ArrayBuffer>; readonly encoding: "gzip" | undefined };

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
      return [
        [
          name,
          { type: kind.type, body: new Uint8Array(kind.isText ? gzipSync(bytes) : bytes), encoding: kind.isText ? "gzip" : undefined },
        ],
      ];
    }),
  );
}
