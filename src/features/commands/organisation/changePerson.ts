import { againstErased } from "../../../data/personal/erasure.ts";
import {
  addEmployments,
  hasPerson,
  holdPerson,
  loadStaff,
  raisePerson,
  replaceEmployments,
  writePeople,
} from "../../../data/organisation/staff.ts";
import { holdOrganisation, loadUnits } from "../../../data/organisation/unit.ts";
import type { CivilDate } from "../../../domain/kernel/civilDate.ts";
import { BEGINS_TOO_LATE, mayBegin } from "../../../domain/kernel/mayBegin.ts";
import type { Json } from "../../../domain/kernel/json.ts";
import type { Verdict } from "../../../domain/kernel/verdict.ts";
import type { ErasedCode } from "../../../domain/organisation/erasedCode.ts";
import { type Employment, OUTSIDE_EVALUATORS, type StaffMember } from "../../../domain/organisation/employment.ts";
import { isThere } from "../../../domain/organisation/reorganise.ts";
import { staffChanges } from "../../../domain/organisation/staffChanges.ts";
import type { Database } from "../../../data/database/database.ts";
import { actOutsideYears, STANDING_REFUSALS, type StandingOptions, type StandingRefusal } from "../act.ts";
import type { Ambient } from "../ambient.ts";
import { tellStaffChanges } from "./tellStaffChanges.ts";

/** Why what is known of a person is not changed. */
export type PersonRefusal =
  | StandingRefusal
  | ErasedCode
  | "changedMeanwhile"
  | "alreadyKnown"
  | "fiscalCodeTaken"
  | "unitNotThere"
  | "evaluatorUnknown"
  | "evaluatesOneself"
  | "endsBeforeItBegins"
  | "beginsTooLate"
  | "nothingChanges";

/** The same for people. */
export const PERSON_REFUSALS: Readonly<Record<Exclude<PersonRefusal, ErasedCode>, string>> = {
  ...STANDING_REFUSALS,
  changedMeanwhile: "Nel frattempo qualcuno ha cambiato questi dati: in questa pagina trova come sono ora e come li aveva scritti lei.",
  alreadyKnown: "C'è già una persona con questa matricola.",
  fiscalCodeTaken: "Questo codice fiscale è già di un'altra persona.",
  unitNotThere: "In qualcuno dei giorni del rapporto questa unità non c'è: cambi i giorni, o scelga un'altra unità.",
  evaluatorUnknown: "Tra le persone dell'ente non c'è nessuno con la matricola del valutatore; si può anche scrivere «oiv» o «sindaco».",
  evaluatesOneself: "Nessuno valuta sé stesso.",
  endsBeforeItBegins: "L'ultimo giorno viene prima del primo: controlli le date.",
  beginsTooLate: BEGINS_TOO_LATE,
  nothingChanges: "È già tutto così: non è stato scritto nulla.",
};

type Office = Omit<Ambient, "year">;
type Identity = Omit<StaffMember, "employments">;
/** Which version of a person somebody was looking at. */
type Seen = { readonly seen: number };

/** Makes a person known, with the relation they begin with. */
export function addPerson(
  office: Office,
  member: Identity,
  relation: Employment,
  options: StandingOptions,
): Promise<Verdict<null, PersonRefusal>> {
  return change(office, [member.code, relation.evaluator], options, async (tx, today) => {
    if (await hasPerson(tx, office.administration, member.code)) return "alreadyKnown";
    const against = (await againstIdentity(tx, office, member)) ?? (await againstRelation(tx, office, member.code, relation, today));
    if (against) return against;
    await writePeople(tx, office.administration, [member]);
    await addEmployments(tx, office.administration, [{ person: member.code, relation }]);
    await tellStaffChanges(tx, office, [{ member, isNew: true, replaced: [], added: [relation] }]);
    return { new: true, from: relation.from, unit: relation.unit, role: relation.role };
  });
}

/** Changes who somebody is: name, fiscal code, mail. */
export function correctPerson(
  office: Office,
  { seen, ...member }: Identity & Seen,
  options: StandingOptions,
): Promise<Verdict<null, PersonRefusal>> {
  return change(office, [member.code], options, async (tx) => {
    if ((await holdPerson(tx, office.administration, member.code)) !== seen) return "changedMeanwhile";
    const against = await againstIdentity(tx, office, member);
    if (against) return against;
    const [known] = await loadStaff(tx, office.administration, member.code);
    await writePeople(tx, office.administration, [member]);
    await tellStaffChanges(tx, office, [{ member, isNew: false, formerMail: known?.mail, replaced: [], added: [] }]);
    return { corrected: true };
  });
}

/** From a day on somebody works somewhere, as something, evaluated by somebody: what was known from that day is replaced, what was before stays. */
export function recordRelation(
  office: Office,
  { code, seen, ...relation }: Employment & { readonly code: string } & Seen,
  options: StandingOptions,
): Promise<Verdict<null, PersonRefusal>> {
  return change(office, [code, relation.evaluator], options, async (tx, today) => {
    if ((await holdPerson(tx, office.administration, code)) !== seen) return "changedMeanwhile";
    const against = await againstRelation(tx, office, code, relation, today);
    if (against) return against;
    const known = await loadStaff(tx, office.administration, code);
    const [changed] = staffChanges(known, known.map((member) => ({ ...member, employments: [relation] }))).changes; // prettier-ignore
    if (!changed) return "nothingChanges";
    await replaceEmployments(tx, office.administration, changed.replaced.map(({ id }) => id)); // prettier-ignore
    await addEmployments(tx, office.administration, changed.added.map((each) => ({ person: code, relation: each }))); // prettier-ignore
    await raisePerson(tx, office.administration, code);
    await tellStaffChanges(tx, office, [{ ...changed, formerMail: changed.member.mail }]);
    return { from: relation.from, unit: relation.unit, role: relation.role, replaced: changed.replaced.length };
  });
}

/** One act on one person: it answers what was done, or why not; none of the codes it names, the first of which is theirs, may have been erased. */
function change(
  office: Office,
  codes: readonly [string, ...(string | undefined)[]],
  options: StandingOptions,
  work: (tx: Database, today: CivilDate) => Promise<PersonRefusal | { readonly [fact: string]: Json }>,
): Promise<Verdict<null, PersonRefusal>> {
  const [code] = codes;
  const asked = { ...options, thing: () => Promise.resolve({ about: code }) };
  return actOutsideYears<null, PersonRefusal>(office, "organisation.write", asked, async (tx, { today }) => {
    const erased = await againstErased(tx, office.administration, codes);
    if (erased) return { ok: false, reasons: erased };
    await holdOrganisation(tx, office.administration);
    const done = await work(tx, today);
    if (typeof done === "string") return { ok: false, reasons: [done] };
    return { ok: true, value: { answer: null, object: `person ${code}`, content: done } };
  });
}

async function againstIdentity(
  tx: Database,
  { administration }: Office,
  { code, fiscalCode }: Identity,
): Promise<PersonRefusal | undefined> {
  if (fiscalCode === undefined) return undefined;
  const staff = await loadStaff(tx, administration);
  return staff.some((each) => each.fiscalCode === fiscalCode && each.code !== code) ? "fiscalCodeTaken" : undefined;
}

async function againstRelation(
  tx: Database,
  { administration }: Office,
  code: string,
  { unit, from, to, evaluator }: Employment,
  today: CivilDate,
): Promise<PersonRefusal | undefined> {
  if (to !== undefined && to < from) return "endsBeforeItBegins";
  if (!mayBegin(from, today)) return "beginsTooLate";
  if (evaluator === code) return "evaluatesOneself";
  const days = { from, ...(to !== undefined && { to }) };
  if (!isThere(await loadUnits(tx, administration), BigInt(unit), days)) return "unitNotThere";
  if (evaluator === undefined || evaluator in OUTSIDE_EVALUATORS) return undefined;
  return (await hasPerson(tx, administration, evaluator)) ? undefined : "evaluatorUnknown";
}
