/** The names under which the build wrote the files of the look, each with the hash of its content: written in by build.mjs, and none where nothing was built. */
declare const BUILT_ASSETS: Readonly<Record<string, string>> | undefined;

/** Where a file of the look is, "traguardo.css" at "/assets/traguardo-1a2b3c4d.css": another content has another address, so that no browser draws a new page with an old style. */
export function assetPath(name: string): string {
  return `/assets/${(typeof BUILT_ASSETS === "undefined" ? undefined : BUILT_ASSETS[name]) ?? name}`;
}
