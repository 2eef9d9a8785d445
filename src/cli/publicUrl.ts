import { WrongCall } from "./commandLine.ts";

/** The origin of the public address: it has no path, so that addresses can follow it. Throws WrongCall where it is none. */
export function readPublicUrl(written: string | undefined): string | undefined {
  if (written === undefined) return undefined;
  const url = URL.canParse(written) ? new URL(written) : undefined;
  if (url?.pathname === "/" && url.search === "" && ["http:", "https:"].includes(url.protocol)) return url.origin;
  throw new WrongCall(`«${written}» non è l'indirizzo di un sito: scriva per esempio https://performance.comune.it.`);
}
