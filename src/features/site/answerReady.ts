import type { Ready } from "./pageCache.ts";

/** What an asker says of itself: the marks of what it has, and how it can take the bytes. */
export type Asker = { readonly ifNoneMatch: string | undefined; readonly acceptEncoding: string | undefined };

/** An answer with the bytes it sends; none when the asker has them already. */
export type ReadyAnswer = {
  readonly status: 200 | 304;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer<ArrayBuffer> | null;
  /** The bytes are compressed, and must be inflated on their way: the asker does not take them so, and nothing else is kept. */
  readonly isToInflate: boolean;
};

/** Answers with ready bytes, compressed for who takes them so, or says that nothing has changed. */
export function answerReady({ type, body, compressed, mark }: Ready, asker: Asker): ReadyAnswer {
  const headers = headersWith(mark);
  if (asker.ifNoneMatch?.trim() === "*" || namesMark(asker, mark)) return { status: 304, headers, body: null, isToInflate: false };
  if (compressed && takesGzip(asker.acceptEncoding)) {
    return { status: 200, headers: { ...headers, "content-type": type, "content-encoding": "gzip" }, body: compressed, isToInflate: false };
  }
  return { status: 200, headers: { ...headers, "content-type": type }, body: body ?? compressed, isToInflate: body === undefined };
}

/** What every public answer says beside its type: its mark, and that it may be kept if it is asked about each time. */
export function headersWith(mark: string): Readonly<Record<string, string>> {
  return { etag: mark, "cache-control": "no-cache", vary: "accept-encoding" };
}

/** Whether an asker names the mark of what it has; one called weak by a proxy on the way is as good. */
export function namesMark({ ifNoneMatch = "" }: Asker, mark: string): boolean {
  return ifNoneMatch.split(",").some((each) => each.trim().replace(/^W\//, "") === mark);
}

/** Whether an asker takes bytes compressed by gzip. */
export function takesGzip(acceptEncoding = ""): boolean {
  return /\bgzip\b/.test(acceptEncoding) && !/\bgzip\s*;\s*q=0(?:\.0*)?\s*(?:,|$)/.test(acceptEncoding);
}
