import { type Sentences } from "../../../domain/kernel/refusal.ts";
import { createHash } from "node:crypto";
import { insertAcknowledgement } from "../../../data/evaluation/acknowledgement.ts";
import { againstErased } from "../../../data/personal/erasure.ts";
import { listPersonalForms, type PersonalForm } from "../../../data/evaluation/personalForm.ts";
import type { CivilDate } from "../../../domain/kernel/civilDate.ts";
import { againstSignature, type SignatureRefusal } from "../../../domain/evaluation/individual/acceptSignature.ts";
import { refuse, refusedFor, type Verdict } from "../../../domain/kernel/verdict.ts";
import { ERASED_CODE_REFUSALS, type ErasedCode } from "../../../domain/organisation/erasedCode.ts";
import { act, ACT_REFUSALS, type ActRefusal, type StandingOptions } from "../act.ts";
import type { Ambient } from "../ambient.ts";
import { readAs } from "../readAs.ts";
import { trackOfForm } from "./thingOfForm.ts";

/** Why a form is not acknowledged. */
export type AcknowledgeRefusal = ActRefusal | ErasedCode | SignatureRefusal | "contentChanged" | "alreadyAcknowledged";

/** The sentence of each reason, for people. */
export const ACKNOWLEDGE_REFUSALS = {
  ...ERASED_CODE_REFUSALS,
  ...ACT_REFUSALS,
  contentChanged: "Nel frattempo la scheda è cambiata: la rilegga prima di prenderne visione.",
  alreadyAcknowledged: "Di questa scheda, così com'è, si è già presa visione.",
  signedInTheFuture: "Il giorno della firma deve ancora venire.",
  signedBeforeItsPeriod: "Il giorno della firma viene prima del periodo di cui la scheda parla: controlli l'anno.",
} satisfies Sentences<AcknowledgeRefusal>;

/** Which content of which form, and how: on the site by oneself, or on paper, registered by the personnel office. */
export type Acknowledging = {
  readonly person: string;
  readonly form: string;
  readonly seen: string;
  readonly paper?: { readonly signedOn: CivilDate };
};

/** Takes note that a person has seen their form as it is: on the site, or with a signature on paper on a day. */
export async function acknowledgeForm(
  ambient: Ambient,
  { person, form: id, seen, paper }: Acknowledging,
  options: StandingOptions,
): Promise<Verdict<null, AcknowledgeRefusal>> {
  const { actor } = ambient;
  const find = async (tx: Parameters<typeof listPersonalForms>[0]) =>
    (await listPersonalForms(tx, ambient, person)).find((each) => each.id === id && each.state !== "proposed");
  const action = paper ? "acknowledgement.register" : "form.acknowledge";
  const track = await trackOf(ambient, find);
  const thing: StandingOptions["thing"] = async (tx) => {
    const form = await find(tx);
    return form && { about: person, track: trackOfForm(form) };
  };
  return act<null, AcknowledgeRefusal>(ambient, action, { ...options, thing, ...(track && { track }) }, async (tx, { today }) => {
    const erased = refusedFor(await againstErased(tx, ambient.administration, { person }));
    if (erased) return erased;
    const form = await find(tx);
    if (!form || markOfForm(form) !== seen) return refuse("contentChanged");
    const against = paper && refusedFor(againstSignature(paper.signedOn, form, today));
    if (against) return against;
    const signedOn = paper?.signedOn ?? today;
    const means = paper ? "paper" : "online";
    const kept = { person, object: id, sha256: Buffer.from(seen, "hex"), means, signedOn, recordedBy: actor.person } as const;
    if (!(await insertAcknowledgement(tx, ambient, kept))) return refuse("alreadyAcknowledged");
    return { ok: true, value: { answer: null, object: `form ${id}`, content: { means, signedOn, sha256: seen } } };
  });
}

/** The track of the form's category, which the act will hold. */
async function trackOf(ambient: Ambient, find: (tx: Ambient["db"]) => Promise<PersonalForm | undefined>) {
  const form = await readAs(ambient.db, ambient.administration, ambient.actor, find);
  return form && trackOfForm(form);
}

/** SHA-256 of what a form says, as hexadecimal: what is acknowledged is this and no other. */
export function markOfForm({
  person,
  role,
  asWritten: { unit, evaluator },
  from,
  to,
  objectives,
  linkedObjectives,
  behaviours,
  ...form
}: PersonalForm): string {
  const content = [
    person,
    role,
    unit,
    evaluator,
    from,
    to,
    form.isInterim,
    form.state,
    form.notEvaluable ?? null,
    objectives,
    linkedObjectives,
    behaviours,
  ];
  return createHash("sha256").update(JSON.stringify(content), "utf8").digest("hex");
}
