import type { Context } from "hono";
import { Mark } from "./AccessPage.tsx";
import { GRANTED_ROLE_WORDS } from "../../domain/access/accessRole.ts";
import { TRACK_WORDS } from "../../domain/cycle/track.ts";
import { PROFILE_WORDS } from "../../domain/organisation/profile.ts";
import type { Typed } from "../entryForm.tsx";
import { readSent, typedIn } from "./postedForm.ts";

/** The fields of a form that are ours and not of the person who typed: they go with it, and are not shown. */
const UNSEEN: ReadonlySet<string> = new Set(["modulo", "richiesta", "autore", "intento", "versione", "visto"]);

/** What stands for a choice where it is told without its form, by the name of its field. */
const CHOICES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  fase: TRACK_WORDS,
  ruolo: { ...PROFILE_WORDS, ...GRANTED_ROLE_WORDS },
  decisione: { confirmed: "conferma", refused: "rifiuta" },
};

/** What was posted, as it was: a file does not come back, and is chosen again. */
export async function postedTexts(c: Context): Promise<Typed> {
  return typedIn((await readSent(c)).texts);
}

/** What a person typed, to be read again. */
export function TypedFacts({ typed }: { typed: Typed }) {
  return (
    <dl class="facts">
      {Object.entries(typed)
        .filter(([name]) => !UNSEEN.has(name))
        .map(([name, value]) => (
          <div>
            <dt>{name.charAt(0).toUpperCase() + name.slice(1).replaceAll("_", " ")}</dt>
            <dd>{value === "si" ? "sì" : (CHOICES[name]?.[value] ?? value)}</dd>
          </div>
        ))}
    </dl>
  );
}

/** What a person typed, to be sent again without being seen. */
export function HiddenFields({ typed }: { typed: Typed }) {
  return (
    <>
      {Object.entries(typed).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

/** Everything that was typed in a form that could not be taken, given back to be sent again. */
export function ResendForm({ c, mark, typed }: { c: Context; mark: string; typed: Typed }) {
  return (
    <form class="access" method="post" action={c.req.path}>
      <Mark mark={mark} />
      <TypedFacts typed={typed} />
      <HiddenFields typed={typed} />
      <button class="btn" type="submit">
        Invia di nuovo
      </button>
    </form>
  );
}
