import type { CivilDate } from "../../kernel/civilDate.ts";
import { refusal } from "../../kernel/refusal.ts";
import type { Against } from "../../kernel/verdict.ts";

/** Why a signature on paper is not registered. */
export type SignatureRefusal = "signedInTheFuture" | "signedBeforeItsPeriod";

/** Everything that speaks against the day on which a form was signed on paper: it has come, and the period of the form had begun. */
export function againstSignature(signedOn: CivilDate, form: { readonly from: CivilDate }, today: CivilDate): Against<SignatureRefusal>[] {
  return [
    signedOn > today && refusal("signedInTheFuture", "signedOn"),
    signedOn < form.from && refusal("signedBeforeItsPeriod", "signedOn"),
  ];
}
