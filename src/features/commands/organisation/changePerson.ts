import { refusal, type Sentences } from "../../../domain/kernel/refusal.ts";
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
import { BEGINS_TOO_LATE } from "../../../domain/kernel/mayBegin.ts";
import type { Json } from "../../../domain/kernel/json.ts";
import { type Against, refuse, refusedFor, type Verdict } from "../../../domain/kernel/verdict.ts";
import { ERASED_CODE_REFUSALS, type ErasedCode } from "../../../domain/organisation/erasedCode.ts";
import type { Employment, StaffMember } from "../../../domain/organisation/employment.ts";
import { againstRelation, type RelationRefusal } from "../../../domain/organisation/acceptRelation.ts";
import { staffChanges } from "../../../domain/organisation/staffChanges.ts";
import type { Database } from "../../../data/database/database.ts";
import { actOutsideYears, STANDING_REFUSALS, type StandingOptions, type StandingRefusal } from "../act.ts";
import type { Ambient } from "../ambient.ts";
import { CHANGED_MEANWHILE, mergeSeen, readMarks, writeMarks } from "../marks.ts";
import { tellStaffChanges } from "../tellStaffChanges.ts";

/** Why what is known of a person is not changed. */
export type PersonRefusal =
  StandingRefusal | ErasedCode | "changedMeanwhile" | "alreadyKnown" | "fiscalCodeTaken" | RelationRefusal | "nothingChanges";

/** The sentence of each reason, for people. */
export const PERSON_REFUSALS = {
  ...ERASED_CODE_REFUSALS,
  ...STANDING_REFUSALS,
  changedMeanwhile: CHANGED_MEANWHILE,
  alreadyKnown: "C'è già una persona con questa matricola.",
  fiscalCodeTaken: "Questo codice fiscale è già di un'altra persona.",
  unitNotThere: "In qualcuno dei giorni del rapporto questa unità non c'è: cambi i giorni, o scelga un'altra unità.",
  evaluatorUnknown: "Tra le persone dell'ente non c'è nessuno con la matricola del valutatore; si può anche scrivere «oiv» o «sindaco».",
  inconsistentPost: "Incarico, area e modello di scheda non vanno insieme: scelga di nuovo l'area o l'incarico.",
  evaluatesOneself: "Nessuno valuta sé stesso.",
  endsBeforeItBegins: "L'ultimo giorno viene prima del primo: controlli le date.",
  beginsTooLate: BEGINS_TOO_LATE,
  nothingChanges: "È già tutto così: non è stato scritto nulla.",
} satisfies Sentences<PersonRefusal>;

type Office = Omit<Ambient, "year">;
type Identity = Omit<StaffMember, "employments">;
/** The marks of what a person was looking at (`marksOfMember`). */
type Seen = { readonly seen: string };

/** What a form says it was looking at: who a person is, datum by datum, and their relations as one. */
export function marksOfMember(member: StaffMember): string {
  return writeMarks({ ...writtenIdentity(member), relations: member.employments.map(writtenRelation).join(" | ") });
}

function writtenRelation({ from, to, unit, profile, fte, evaluator }: Employment): string {
  return [from, to ?? "", unit, profile, fte, evaluator ?? ""].join(" ");
}

function writtenIdentity({ name, fiscalCode = "", mail = "" }: Identity) {
  return { name, fiscalCode, mail };
}

/** Makes a person known, with the relation they begin with. */
export function addPerson(
  office: Office,
  member: Identity,
  relation: Employment,
  options: StandingOptions,
): Promise<Verdict<null, PersonRefusal>> {
  return change(office, { code: member.code, evaluator: relation.evaluator }, options, async (tx, today) => {
    const against = [
      (await hasPerson(tx, office.administration, member.code)) && refusal("alreadyKnown", "code"),
      await againstIdentity(tx, office, member),
      ...againstRelation(member.code, relation, await knownFor(tx, office, relation, today)),
    ];
    return decideThen(against, async () => {
      await writePeople(tx, office.administration, [member]);
      await addEmployments(tx, office.administration, [{ person: member.code, relation }]);
      await tellStaffChanges(tx, office, [{ member, isNew: true, replaced: [], added: [relation] }]);
      return { new: true, from: relation.from, unit: relation.unit, role: relation.profile };
    });
  });
}

/** Changes who a person is: name, fiscal code, mail. */
export function correctPerson(
  office: Office,
  { seen, ...member }: Identity & Seen,
  options: StandingOptions,
): Promise<Verdict<null, PersonRefusal>> {
  return change(office, { code: member.code }, options, async (tx) => {
    await holdPerson(tx, office.administration, member.code);
    const [known] = await loadStaff(tx, office.administration, member.code);
    if (!known) return refuse("notFound");
    const { conflicts, values } = mergeSeen(readMarks(seen), writtenIdentity(member), writtenIdentity(known));
    return decideThen([...conflicts, await againstIdentity(tx, office, member)], async () => {
      const { name, fiscalCode, mail } = values;
      const merged = { code: member.code, name, ...(fiscalCode !== "" && { fiscalCode }), ...(mail !== "" && { mail }) };
      await writePeople(tx, office.administration, [merged]);
      await tellStaffChanges(tx, office, [{ member: merged, isNew: false, formerMail: known.mail, replaced: [], added: [] }]);
      return { corrected: true };
    });
  });
}

/** From a day on a person works somewhere, as something, evaluated by a person: what was known from that day is replaced, what was before stays. */
export function recordRelation(
  office: Office,
  { code, seen, ...relation }: Employment & { readonly code: string } & Seen,
  options: StandingOptions,
): Promise<Verdict<null, PersonRefusal>> {
  return change(office, { code, evaluator: relation.evaluator }, options, async (tx, today) => {
    await holdPerson(tx, office.administration, code);
    const known = await loadStaff(tx, office.administration, code);
    const [changed] = staffChanges(
      known,
      known.map((member) => ({ ...member, employments: [relation] })),
    ).changes;
    const against = [
      known.some((member) => readMarks(marksOfMember(member))["relations"] !== readMarks(seen)["relations"]) && refusal("changedMeanwhile"),
      ...againstRelation(code, relation, await knownFor(tx, office, relation, today)),
      (!changed || known.some(({ employments }) => employments.some((each) => goesOn(each, relation)))) && refusal("nothingChanges"),
    ];
    return decideThen(against, async () => {
      const { replaced, added, member } = changed!;
      await replaceEmployments(
        tx,
        office.administration,
        replaced.map(({ id }) => id),
      );
      await addEmployments(
        tx,
        office.administration,
        added.map((each) => ({ person: code, relation: each })),
      );
      await raisePerson(tx, office.administration, code);
      await tellStaffChanges(tx, office, [{ ...changed!, formerMail: member.mail }]);
      return { from: relation.from, unit: relation.unit, role: relation.profile, replaced: replaced.length };
    });
  });
}

/** Whether a relation that is known already covers another whole, and says of those days what it says. */
function goesOn({ from, ...known }: Employment, relation: Employment): boolean {
  const rest = (each: Omit<Employment, "from">) => writtenRelation({ ...each, from: relation.from });
  return from <= relation.from && rest(known) === rest(relation);
}

/** What was done, for the log. */
type Done = { readonly [fact: string]: Json };

/** One act on one person, whose code is the first of those it names: none of them may have been erased. */
function change(
  office: Office,
  codes: { readonly code: string; readonly evaluator?: string | undefined },
  options: StandingOptions,
  work: (tx: Database, today: CivilDate) => Promise<Verdict<Done, PersonRefusal>>,
): Promise<Verdict<null, PersonRefusal>> {
  const { code } = codes;
  const asked = { ...options, thing: () => Promise.resolve({ about: code }) };
  return actOutsideYears<null, PersonRefusal>(office, "organisation.write", asked, async (tx, { today }) => {
    const erased = refusedFor(await againstErased(tx, office.administration, codes));
    if (erased) return erased;
    await holdOrganisation(tx, office.administration);
    const done = await work(tx, today);
    return done.ok ? { ok: true, value: { answer: null, object: `person ${code}`, content: done.value } } : done;
  });
}

/** Does what nothing speaks against. */
async function decideThen(against: readonly Against<PersonRefusal>[], work: () => Promise<Done>): Promise<Verdict<Done, PersonRefusal>> {
  return refusedFor(against) ?? { ok: true, value: await work() };
}

async function againstIdentity(tx: Database, { administration }: Office, { code, fiscalCode }: Identity): Promise<Against<PersonRefusal>> {
  if (fiscalCode === undefined) return false;
  const staff = await loadStaff(tx, administration);
  return staff.some((each) => each.fiscalCode === fiscalCode && each.code !== code) && refusal("fiscalCodeTaken", "fiscalCode");
}

async function knownFor(tx: Database, { administration }: Office, { evaluator }: Employment, today: CivilDate) {
  const isEvaluatorKnown = evaluator !== undefined && (await hasPerson(tx, administration, evaluator));
  return { today, units: await loadUnits(tx, administration), isEvaluatorKnown };
}
