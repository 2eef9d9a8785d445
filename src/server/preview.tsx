import { previewedIn } from "../data/publication/previewed.ts";
import { loadPublications } from "../data/publication/publication.ts";
import { type OfficeAnswer, read, yearOf } from "../features/office/office.ts";
import { createPageCache } from "../features/site/pageCache.ts";
import { given, type PublicAmbient, type PublicContext } from "../features/site/servePublic.ts";

/** A page of the site as it would be with the publication that is prepared: the very bytes that would come out, but for the note that they are not out yet. Nothing of it is kept. */
export function previewOf(answer: (c: PublicContext) => Response | Promise<Response>, { workers }: PublicAmbient): OfficeAnswer {
  return (office) =>
    read(office, async (tx) => {
      const asked = Number(office.c.req.param("publication"));
      const isPrepared = (await loadPublications(tx, yearOf(office))).some(({ number, state }) => number === asked && state === "prepared");
      if (!isPrepared) return office.c.notFound();
      const db = await previewedIn(tx);
      const { status, headers, body } = await answer(
        given(office.c as PublicContext, { db, workers, cache: createPageCache(), isPreview: true }),
      );
      const whole = body === null ? null : await new Response(body).arrayBuffer(); // while the transaction still reads
      const kept = new Headers(headers);
      kept.set("cache-control", "no-store");
      kept.set("x-robots-tag", "noindex");
      kept.delete("etag");
      return new Response(whole, { status, headers: kept });
    });
}
