import type { Context } from "hono";
import { Mark } from "./AccessPage.tsx";
import { FORM_MARK } from "./postedForm.ts";

/** The fields of a form that are ours and not of whoever typed: they go with it, and are not shown. */
const UNSEEN: ReadonlySet<string> = new Set(["richiesta", "intento", "versione", "visto"]);

/** What was posted, as it was: a file does not come back, and is chosen again. */
export async function postedTexts(c: Context): Promise<readonly (readonly [string, string])[]> {
  const body = Object.entries(await c.req.parseBody());
  return body.filter((each): each is [string, string] => typeof each[1] === "string" && each[0] !== FORM_MARK);
}

/** Everything that was typed in a form that could not be taken, given back to be sent again. */
export function ResendForm({ c, mark, typed }: { c: Context; mark: string; typed: readonly (readonly [string, string])[] }) {
  return (
    <form class="access" method="post" action={c.req.path}>
      <Mark mark={mark} />
      <dl class="facts">
        {typed
          .filter(([name]) => !UNSEEN.has(name))
          .map(([name, value]) => (
            <div>
              <dt>{name.charAt(0).toUpperCase() + name.slice(1).replaceAll("_", " ")}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {typed.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button class="btn" type="submit">
        Invia di nuovo
      </button>
    </form>
  );
}
