import { SHORTEST_PASSWORD } from "../../../domain/access/password.ts";
import { refusal } from "../../../domain/kernel/refusal.ts";
import { carried, line, password, text } from "../../entryFields.tsx";
import { type EntryForm, problemsOf, type Shown } from "../../entryForm.tsx";

/** The mail a person says is theirs: no more is asked of it, so that nothing tells which accounts there are. */
export const MAIL = {
  mail: text("posta", "Posta elettronica", {
    what: "la posta con cui è stato invitato",
    longest: 254,
    type: "email",
    autocomplete: "username",
  }),
};

/** The password one has. */
export const PASSWORD = { password: password("password", "Password", { autocomplete: "current-password" }) };

/** A code, of the phone or of those kept aside. */
export function codeField(label: string, look: { readonly autocomplete: string; readonly isNumeric?: boolean }) {
  return line("codice", label, readCode, { longest: LONGEST_CODE, ...look });
}

const LONGEST_CODE = 40;

function readCode(written: string) {
  if (written === "") return { problem: "Scriva il codice." };
  return written.length > LONGEST_CODE ? { problem: "Il codice è troppo lungo." } : { value: written };
}

/** Where one was going. */
export const BACK = { back: carried("verso", /^[^]{0,400}$/) };

/** A new password, written twice. */
export const NEW_PASSWORD = {
  chosen: password("nuova", "Nuova password", {
    hint: `Almeno ${String(SHORTEST_PASSWORD)} caratteri, di qualunque tipo. Vanno bene quattro parole qualsiasi, o una scritta da un programma di password.`,
    autocomplete: "new-password",
  }),
  again: password("ancora", "La stessa password, ancora", { autocomplete: "new-password" }),
};

/** What is said when the two are not alike. */
export function notAlike(form: EntryForm<unknown>): Shown {
  return {
    typed: {},
    problems: problemsOf(form, [refusal("notAlike", "again")], { notAlike: "Le due password non sono uguali: le riscriva." }),
  };
}

/** What is wrong with a form as a whole. */
export function whole(text: string | undefined): Shown | undefined {
  return text === undefined ? undefined : { typed: {}, problems: [{ text }] };
}
