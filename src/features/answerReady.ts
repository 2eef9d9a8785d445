import type { Ready } from "./pageCache.ts";

/** What an asker says of itself: the marks of what it has, and how it can take the bytes. */
export type Asker = { readonly ifNoneMatch: string | undefined; readonly acceptEncoding: string | undefined };

/** An answer with the bytes it sends; none when the asker has them already. */
export type ReadyAnswer = {
  readonly status: 200 | 304;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer<ArrayBuffer> | null;
};

/** Answers with ready bytes, compressed for who takes them so, or says that nothing has changed. */
export function answerReady({ type, body, compressed, mark }: Ready, { ifNoneMatch, acceptEncoding }: Asker): ReadyAnswer {
  const headers = { etag: mark, "cache-control": "no-cache", vary: "accept-encoding" };
  if (ifNoneMatch !== undefined && hasMark(ifNoneMatch, mark)) return { status: 304, headers, body: null };
  if (!takesGzip(acceptEncoding)) return { status: 200, headers: { ...headers, "content-type": type }, body };
  return { status: 200, headers: { ...headers, "content-type": type, "content-encoding": "gzip" }, body: compressed };
}

/** Whether a list of marks has ours; one called weak by a proxy on the way is as good. */
function hasMark(list: string, mark: string): boolean {
  return list === mark || list.split(",").some((each) => each.trim() === "*" || each.trim().replace(/^W\//, "") === mark);
}

/** Whether an asker takes bytes compressed by gzip. */
export function takesGzip(acceptEncoding = ""): boolean {
  return /\bgzip\b/.test(acceptEncoding) && !/\bgzip\s*;\s*q=0(?:\.0*)?\s*(?:,|$)/.test(acceptEncoding);
}
