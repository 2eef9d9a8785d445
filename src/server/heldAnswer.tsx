import type { Context } from "hono";
import { renderPage } from "../ui/renderPage.ts";
import { Message } from "./Message.tsx";

/** Whether nobody may enter: asked until it is no more so, and again when anything may have changed in the database, which another may have taken the place of. */
export function watchHold(isHeld: () => Promise<boolean>): { readonly isHeld: () => Promise<boolean>; readonly lookAgain: () => void } {
  let isOpen = false;
  return {
    isHeld: async () => {
      isOpen ||= !(await isHeld());
      return !isOpen;
    },
    lookAgain: () => {
      isOpen = false;
    },
  };
}

const TITLE = "Il sito è chiuso: è stato ripristinato";

const TEXT =
  "È stato ripristinato da una copia di sicurezza. Riapre quando chi lo amministra avrà detto che cosa era stato cancellato dopo quella copia.";

/** Answers while it is not known what was erased after the copy from which this installation was restored: nobody reads anything, and nobody enters. */
export function heldAnswer(c: Context): Response | Promise<Response> {
  c.header("cache-control", "no-store");
  c.header("retry-after", "3600");
  if (!c.req.path.startsWith("/api/")) return c.html(renderPage(<Message title={TITLE} text={TEXT} />), 503);
  return c.body(JSON.stringify({ type: "about:blank", title: TITLE, status: 503, detail: TEXT }), 503, {
    "content-type": "application/problem+json",
  });
}
