import { refusal, type Sentences } from "../../../domain/kernel/refusal.ts";
import {
  addUnitSpan,
  beginUnitSpan,
  confirmUnits,
  createUnit,
  endUnitSpan,
  firstSigns,
  holdOrganisation,
  loadUnits,
  type UnitSpan,
} from "../../../data/organisation/unit.ts";
import { loadStaff } from "../../../data/organisation/staff.ts";
import type { CivilDate } from "../../../domain/kernel/civilDate.ts";
import { BEGINS_TOO_LATE, mayBegin } from "../../../domain/kernel/mayBegin.ts";
import type { Database } from "../../../data/database/database.ts";
import { type Against, refuse, refusedFor, type Verdict } from "../../../domain/kernel/verdict.ts";
import type { Employment } from "../../../domain/organisation/employment.ts";
import { type FirstDayRefusal, moveFirstDay } from "../../../domain/organisation/moveFirstDay.ts";
import { unitsUnder } from "../../../domain/organisation/unitsUnder.ts";
import { isTaken, isThere, reorganise, type ReorganisationRefusal, type UnitChange } from "../../../domain/organisation/reorganise.ts";
import { actOutsideYears, STANDING_REFUSALS, type StandingOptions, type StandingRefusal } from "../act.ts";
import type { Ambient } from "../ambient.ts";
import { CHANGED_MEANWHILE, markOf, mergeSeen, readMarks, writeMarks } from "../marks.ts";
import { type ReachNotice, tellReach } from "../tellReach.ts";
import type { UnitId } from "../../../domain/organisation/unitId.ts";

/** Why a unit is not made or changed. */
export type UnitRefusal = StandingRefusal | ReorganisationRefusal | FirstDayRefusal | "changedMeanwhile";

/** The sentence of each reason, for people. */
export const UNIT_REFUSALS = {
  ...STANDING_REFUSALS,
  nothingChanges: "È già tutto così: non è stato scritto nulla.",
  unitNotThere: "Il giorno prima questa unità non c'era: il cambiamento deve cominciare dopo il suo primo giorno.",
  changesTheFuture: "Per questa unità è già registrato un cambiamento che comincia quel giorno o dopo.",
  parentNotThere: "Quel giorno, o in uno dopo, l'unità che dovrebbe contenerla non c'è.",
  underItself: "Un'unità non può stare sotto sé stessa, né sotto una che quel giorno, o in uno dopo, ne dipende.",
  nameTaken: "Quel giorno, o in uno dopo, un'altra unità nello stesso posto ha già questo nome.",
  hasUnitsUnder: "Quel giorno o dopo altre unità dipendono da questa: prima le sposti.",
  hasPeople: "Quel giorno o dopo ci lavora ancora qualcuno: prima registri dove va.",
  beginsTooLate: BEGINS_TOO_LATE,
  afterItChanged: ({ day }) => `Fino al ${String(day)} l'unità aveva già un altro nome o un altro posto: il primo giorno viene prima.`,
  workedBefore: ({ day }) => `Qualcuno ci lavorava già il ${String(day)}: il primo giorno non può venire dopo.`,
  givenBefore: ({ day }) => `Un incarico su questa unità comincia il ${String(day)}: il primo giorno non può venire dopo.`,
  plannedBefore: ({ year }) => `Ha già obiettivi nel piano del ${String(year)}: il primo giorno non può venire dopo quell'anno.`,
  unitsUnderBefore: ({ name }) => `«${String(name)}» ne dipende già da prima: il primo giorno non può venire dopo.`,
  parentNotYet: "In qualcuno di quei giorni l'unità da cui dipende non c'è: prima ne corregga il primo giorno.",
  changedMeanwhile: CHANGED_MEANWHILE,
} satisfies Sentences<UnitRefusal>;

type Office = Omit<Ambient, "year">;

/** Makes a unit known from a day on. */
export function makeUnit(
  office: Office,
  unit: { readonly name: string; readonly parent: UnitId | null; readonly from: CivilDate },
  options: StandingOptions,
): Promise<Verdict<string, UnitRefusal>> {
  const { administration } = office;
  return actOutsideYears<string, UnitRefusal>(office, "organisation.write", options, async (tx, { today }) => {
    await holdOrganisation(tx, administration);
    const spans = await loadUnits(tx, administration);
    const against = refusedFor([
      !mayBegin(unit.from, today) && refusal("beginsTooLate", "from"),
      unit.parent !== null && !isThere(spans, unit.parent, unit) && refusal("parentNotThere", "parent"),
      isTaken(spans, unit, unit) && refusal("nameTaken", "name"),
    ]);
    if (against) return against;
    const id = await createUnit(tx, administration, unit);
    const content = { name: unit.name, parent: unit.parent, from: unit.from };
    return { ok: true, value: { answer: id, object: `unit ${id}`, content } };
  });
}

/** Says on which day a unit began, or that nobody knows; of one to confirm also that it is there, with the day it has. `seen` is what the person was looking at. */
export function correctFirstDay(
  office: Office,
  { unit, from, seen }: { readonly unit: UnitId; readonly from?: CivilDate; readonly seen: string },
  options: StandingOptions,
): Promise<Verdict<null, UnitRefusal>> {
  const { administration } = office;
  return actOutsideYears<null, UnitRefusal>(office, "organisation.write", options, async (tx, { today }) => {
    await holdOrganisation(tx, administration);
    const spans = await loadUnits(tx, administration);
    if (seen !== markOfUnit(spans, unit)) return refuse("changedMeanwhile");
    const verdict = moveFirstDay(spans, unit, from, { today, ...(await firstSigns(tx, administration, unit)) });
    if (!verdict) return refuse("notFound");
    const isConfirmed = await confirmUnits(tx, administration, [unit]);
    const isSame = !verdict.ok && verdict.reasons.every(({ reason }) => reason === "nothingChanges");
    if (!verdict.ok && !(isConfirmed && isSame)) return verdict;
    if (verdict.ok) await beginUnitSpan(tx, administration, verdict.value, from);
    return { ok: true, value: { answer: null, object: `unit ${unit}`, content: { firstDay: from ?? null } } };
  });
}

/** Renames, moves or closes a unit from a day on. `seen` is the name and the place the person was looking at: another one since then refuses it. */
export function changeUnit(
  office: Office,
  { seen, ...change }: UnitChange & { readonly seen: string },
  options: StandingOptions,
): Promise<Verdict<null, UnitRefusal>> {
  const { administration } = office;
  return actOutsideYears<null, UnitRefusal>(office, "organisation.write", options, async (tx, { today }) => {
    await holdOrganisation(tx, administration);
    const spans = await loadUnits(tx, administration);
    const conflicts = refusedFor(conflictsWith(seen, spans, change));
    if (conflicts) return conflicts;
    const peopleAfter = change.to ? 0 : await countAfter(tx, administration, change.unit, change.from);
    const verdict = reorganise(spans, change, { peopleAfter });
    const against = refusedFor([!mayBegin(change.from, today) && refusal("beginsTooLate", "from"), ...(verdict.ok ? [] : verdict.reasons)]);
    if (!verdict.ok || against) return against!;
    const { ends, lastDay, begins } = verdict.value;
    await endUnitSpan(tx, administration, ends, lastDay);
    await confirmUnits(tx, administration, [change.unit]);
    if (begins) {
      await addUnitSpan(tx, administration, begins);
      if (begins.parent !== null && begins.parent !== ends.parent)
        await tellReach(tx, office, await movedWith(tx, office, change.unit, change.from));
    }
    const content = {
      from: change.from,
      name: begins?.name ?? null,
      parent: begins?.parent ?? null,
      recorded: today,
    };
    return { ok: true, value: { answer: null, object: `unit ${change.unit}`, content } };
  });
}

/** The person who works, from a day on, in a unit that has moved or in those that are under it then or later. */
async function movedWith(tx: Database, { administration }: Office, unit: UnitId, from: CivilDate): Promise<ReachNotice[]> {
  const spans = await loadUnits(tx, administration);
  const days = [from, ...spans.flatMap((span) => (span.from !== undefined && span.from > from ? [span.from] : []))];
  const moved = new Set(days.flatMap((day) => unitsUnder(spans, unit, day)));
  const staff = await loadStaff(tx, administration);
  const isMoved = ({ unit: where, to }: Employment) => moved.has(where) && (to === undefined || to >= from);
  return staff.filter(({ employments }) => employments.some(isMoved)).map(({ code }) => ({ person: code, kind: "parent", unit }));
}

/** What a form says it was looking at: the name and the place of a unit, and every day on which they changed. */
export function markOfUnit(spans: readonly UnitSpan[], unit: UnitId): string {
  return writeMarks(writtenUnit(spans, unit));
}

function writtenUnit(spans: readonly UnitSpan[], unit: UnitId) {
  const own = spans.filter((span) => span.unit === unit);
  const latest = own.at(-1);
  const days = own.map(({ from = "", to = "" }) => `${from} ${to}`).join(", ");
  return { name: latest?.name ?? "", parent: latest?.parent ?? "", days };
}

/** What others changed of a unit meanwhile: a name or a place this person changes too, each with what is there now, or else its days. */
function conflictsWith(seen: string, spans: readonly UnitSpan[], { unit, to }: UnitChange): Against<"changedMeanwhile">[] {
  const { days, ...now } = writtenUnit(spans, unit);
  const typed = to ? { name: to.name, parent: to.parent ?? "" } : now;
  const marks = readMarks(seen);
  const { conflicts } = mergeSeen(marks, typed, now);
  const above = spans.filter((span) => span.unit === now.parent).at(-1)?.name ?? "nessuna";
  if (conflicts.length > 0)
    return conflicts.map((each) => ("field" in each.at && each.at.field === "parent" ? { ...each, with: { now: above } } : each));
  return [marks["days"] !== markOf(days) && refusal("changedMeanwhile")];
}

async function countAfter(tx: Database, administration: string, unit: UnitId, from: CivilDate): Promise<number> {
  const staff = await loadStaff(tx, administration);
  const isThere = ({ unit: where, to }: { readonly unit: UnitId; readonly to?: CivilDate }) =>
    where === unit && (to === undefined || to >= from);
  return staff.filter(({ employments }) => employments.some(isThere)).length;
}
