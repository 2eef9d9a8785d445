import { refusal, type Refusal, type Sentences } from "../../../domain/kernel/refusal.ts";
import type { Database } from "../../../data/database/database.ts";
import { recordAct } from "../../../data/cycle/act.ts";
import { holdConcern, type YearKey } from "../../../data/cycle/cycleYear.ts";
import { moveToUnit } from "../../../data/plan/holder.ts";
import {
  insertObjectives,
  loadAllObjectives,
  setObjectiveState,
  updateObjective,
  type WrittenObjective,
} from "../../../data/plan/objective.ts";
import { loadParsedDocument } from "../../../data/plan/parsedDocument.ts";
import { approvePlanVersion, beginPlanVersion, effectiveDays, loadPlanVersions } from "../../../data/plan/planVersion.ts";
import {
  addOpinion,
  endVariations,
  loadVariations,
  proposeDraft,
  takeVariation,
  type Variation,
  withholdVariation,
} from "../../../data/plan/variation.ts";
import { saveLinks } from "../../../data/plan/objectiveLink.ts";
import type { Thing } from "../../../domain/access/mayDo.ts";
import { actText } from "../../../domain/cycle/act.ts";
import { type CivilDate, italianDate } from "../../../domain/kernel/civilDate.ts";
import { canonicalJson } from "../../../domain/kernel/canonicalJson.ts";
import { refuse, refusedFor, type Verdict } from "../../../domain/kernel/verdict.ts";
import { fieldName } from "../../../domain/plan/fieldWords.ts";
import { identifyLinks } from "../../../domain/plan/links.ts";
import type { Objective, ObjectiveCode } from "../../../domain/plan/objective.ts";
import {
  heldUnlessTouched,
  isUndecided,
  outdatedPaths,
  touchedBy,
  type VariationCause,
  type Varied,
  withChanges,
} from "../../../domain/plan/variation.ts";
import { linkListsOf } from "../../../domain/report/linkedObjectives.ts";
import {
  act as perform,
  ACT_REFUSALS,
  type ActOptions,
  type ActRefusal,
  actOutsideYears,
  STANDING_REFUSALS,
  type StandingOptions,
  type StandingRefusal,
} from "../act.ts";
import type { Ambient } from "../ambient.ts";
import { readMarks, writeMarks } from "../marks.ts";
import { againstAct, type ApprovingAct, PLAN_ACT_REFUSALS, type PlanActRefusal } from "./approvePlan.ts";
import { contentFingerprint, planPrints } from "./planPrints.ts";
import { thingOfHolder } from "./thingOfHolder.ts";

/** Why a variation is not withdrawn, judged, rejected or approved. */
export type VaryRefusal =
  | ActRefusal
  | PlanActRefusal
  | "notApproved"
  | "noVariation"
  | "variationUnknown"
  | "alreadyDecided"
  | "notProposed"
  | "alreadyProposed"
  | "reasonMissing"
  | "causeMissing"
  | "noteMissing"
  | "opinionMissing"
  | "contentChanged"
  | "changedInPlan"
  | "laterChange"
  | "beforePlan";

/** That a plan in draft is not varied. */
export const NOT_APPROVED = "Il piano non è ancora approvato: finché è in bozza si cambia senza variazioni.";

/** The sentence of each reason, for people. */
export const VARY_REFUSALS = {
  ...ACT_REFUSALS,
  ...PLAN_ACT_REFUSALS,
  trackNotOpened: NOT_APPROVED, // approving opens it
  notApproved: NOT_APPROVED,
  noVariation: "Non c'è nessuna variazione da decidere.",
  variationUnknown: ({ number = "" }) => `Quest'anno non ha una variazione con il numero ${String(number)}.`,
  alreadyDecided: ({ number = "" }) => `La variazione ${String(number)} è già decisa.`,
  notProposed: ({ number = "" }) => `La variazione ${String(number)} è ancora una bozza: prima la si propone.`,
  alreadyProposed: ({ number = "" }) => `La variazione ${String(number)} è già proposta.`,
  reasonMissing: ({ number }) => (number === undefined ? "Scriva il motivo." : `Alla variazione ${String(number)} manca il motivo.`),
  causeMissing: ({ number }) => (number === undefined ? "Scelga la causa." : `Alla variazione ${String(number)} manca la causa.`),
  noteMissing: "Scriva perché: resta accanto alla variazione.",
  opinionMissing: "Scriva il parere.",
  contentChanged: ({ number = "" }) =>
    `La variazione ${String(number)} non è più quella che ha visto: non è stato approvato nulla. La guardi com'è ora e registri l'atto di nuovo.`,
  changedInPlan: ({ number = "", fields = "" }) =>
    `La variazione ${String(number)} vuole cambiare ciò che nel piano, o in un'altra dello stesso atto, ora è diverso (${String(fields)}): è cambiato nel frattempo. Non è stato approvato nulla: la riscriva, o la lasci fuori.`,
  laterChange: ({ number = "", code = "", day = "" }) =>
    `La variazione ${String(number)} non può valere da prima del ${String(day)}: da quel giorno ${String(code)} è già cambiato. Non è stato approvato nulla.`,
  beforePlan: ({ day = "" }) => `Non può valere da prima del piano, che è in vigore dal ${String(day)}: controlli i giorni dell'atto.`,
} satisfies Sentences<VaryRefusal>;

/** Whether a variation waits for an act: proposed, or what a file asks. What a person has not proposed yet is theirs. */
export function waitsForAct({ state, source }: Pick<Variation, "state" | "source">): boolean {
  return state === "proposed" || (state === "draft" && "fileId" in source);
}

/** How the table of rights asks about a variation: it is of the unit that answers for its objective, and of whoever proposed it. */
export function thingOfVariation(variation: Variation, objectives: readonly Objective[]): Thing {
  const holder = holderOfVaried(variation, objectives);
  return {
    ...thingOfHolder(holder),
    assignedTo: [variation.proposedBy],
    done: [{ action: "variation.propose", person: variation.proposedBy }],
  };
}

/** Who answers for the objective of a variation; of a new one, who answers for others of its group. */
function holderOfVaried({ code, changes }: Variation, objectives: readonly Objective[]) {
  const group = changes.find(({ path }) => path === "group")?.after;
  return objectives.find((each) => (code === undefined ? each.group === group : each.code === code))?.holder;
}

/** Withdraws a variation that nobody has decided: it stays, with the reason. */
export function withdrawVariation(
  ambient: Ambient,
  { number, note }: { readonly number: bigint; readonly note: string },
  options: ActOptions,
): Promise<Verdict<null, VaryRefusal>> {
  return onVariation(ambient, "variation.withdraw", number, options, async (tx, found) => {
    const why = note.trim();
    if (why === "") return refuse("noteMissing", "note");
    await endVariations(tx, ambient.administration, [found.id], { state: "withdrawn", by: ambient.actor.person, note: why });
    return { ok: true, value: { note: why } };
  });
}

/** Proposes a variation that was a draft, whoever or whatever file began it, saying why. */
export function proposeVariationDraft(
  ambient: Ambient,
  { number, reason, cause }: { readonly number: bigint; readonly reason: string; readonly cause: VariationCause },
  options: ActOptions,
): Promise<Verdict<null, VaryRefusal>> {
  return onVariation(ambient, "variation.propose", number, options, async (tx, found) => {
    const why = reason.trim();
    if (why === "") return refuse("reasonMissing", "reason");
    if (found.state === "proposed") return refuse("alreadyProposed", undefined, { number: String(number) });
    await proposeDraft(tx, ambient.administration, found.id, { reason: why, cause, by: ambient.actor.person });
    return { ok: true, value: { reason: why, cause, state: "proposed" } };
  });
}

/** Keeps what the OIV says of a variation that was proposed. */
export function giveOpinion(
  ambient: Ambient,
  { number, opinion }: { readonly number: bigint; readonly opinion: string },
  options: ActOptions,
): Promise<Verdict<null, VaryRefusal>> {
  return onVariation(ambient, "variation.opinion", number, options, async (tx, found) => {
    const words = opinion.trim();
    if (words === "") return refuse("opinionMissing", "opinion");
    if (found.state === "draft") return refuse("notProposed", undefined, { number: String(number) });
    await addOpinion(tx, ambient.administration, found.id, { words, by: ambient.actor.person });
    return { ok: true, value: { opinion: words } };
  });
}

/** Rejects a variation that was proposed, with the reason. */
export function rejectVariation(
  ambient: Ambient,
  { number, note }: { readonly number: bigint; readonly note: string },
  options: ActOptions,
): Promise<Verdict<null, VaryRefusal>> {
  return onVariation(ambient, "variation.reject", number, options, async (tx, found) => {
    const why = note.trim();
    if (why === "") return refuse("noteMissing", "note");
    await endVariations(tx, ambient.administration, [found.id], { state: "rejected", by: ambient.actor.person, note: why });
    return { ok: true, value: { note: why } };
  });
}

/** What a variation that waits would change and the plan says otherwise by now: as it is no act can approve it. */
export function outdatedFields({ code, changes, state }: Variation, objectives: readonly Objective[]): string[] {
  const held = objectives.find((each) => each.code === code);
  if (!held || !isUndecided({ state })) return [];
  return outdatedPaths({ promise: held, state: held.state ?? "inForce" }, changes).map(fieldName);
}

/** What is done to one variation that waits, while nobody else writes in the plan. */
function onVariation(
  ambient: Ambient,
  action: "variation.propose" | "variation.withdraw" | "variation.opinion" | "variation.reject",
  number: bigint,
  options: ActOptions,
  work: (tx: Database, found: Variation) => Promise<Verdict<Readonly<Record<string, string>>, VaryRefusal>>,
): Promise<Verdict<null, VaryRefusal>> {
  const find = async (tx: Database) => (await loadVariations(tx, ambient)).find(({ id }) => id === number);
  const thing: ActOptions["thing"] = async (tx) => {
    const found = await find(tx);
    return found && thingOfVariation(found, await loadAllObjectives(tx, ambient));
  };
  return perform<null, VaryRefusal>(ambient, action, { ...options, thing }, async (tx) => {
    await holdConcern(tx, ambient, "plan");
    const found = await find(tx);
    if (!found) return refuse("variationUnknown", undefined, { number: String(number) });
    if (!isUndecided(found)) return refuse("alreadyDecided", undefined, { number: String(number) });
    const done = await work(tx, found);
    if (!done.ok) return done;
    return {
      ok: true,
      value: { answer: null, object: objectOf(ambient, found.id), content: { variation: String(found.id), ...done.value } },
    };
  });
}

/** A variation as the log names it. */
export function objectOf({ year }: Pick<YearKey, "year">, number: bigint): string {
  return `variation ${String(year)}/${String(number)}`;
}

/** Why what a variation says is not kept from the public. */
export type WithholdRefusal = StandingRefusal | "variationUnknown" | "notYetApproved" | "alreadyWithheld" | "noteMissing";

/** The sentence of each reason, for people. */
export const WITHHOLD_REFUSALS = {
  ...STANDING_REFUSALS,
  variationUnknown: VARY_REFUSALS.variationUnknown,
  notYetApproved: "Non è approvata: ciò che dice non è pubblico.",
  alreadyWithheld: "Ciò che dice non si pubblica già.",
  noteMissing: "Scriva perché non si pubblica: al suo posto si leggerà questo.",
} satisfies Sentences<WithholdRefusal>;

/**
 * Keeps what an approved variation says (title, reason, opinion, before and after) out of what is published from now on: a name that stands in it could otherwise never
 * be taken back. Act and objective stay. What is public already is corrected by publishing again, and withdrawing the number before.
 */
export function withholdVariationWords(
  ambient: Ambient,
  { number, reason }: { readonly number: bigint; readonly reason: string },
  options: StandingOptions,
): Promise<Verdict<null, WithholdRefusal>> {
  return actOutsideYears<null, WithholdRefusal>(ambient, "variation.withhold", options, async (tx) => {
    const found = (await loadVariations(tx, ambient)).find(({ id }) => id === number);
    const why = reason.trim();
    if (!found) return refuse("variationUnknown", undefined, { number: String(number) });
    const refused = refusedFor<WithholdRefusal>([
      found.state !== "approved" && "notYetApproved",
      found.withheld !== undefined && "alreadyWithheld",
      why === "" && refusal("noteMissing", "reason"),
    ]);
    if (refused) return refused;
    await withholdVariation(tx, ambient.administration, found.id, { reason: why, by: ambient.actor.person });
    return {
      ok: true,
      value: {
        answer: null,
        object: objectOf(ambient, found.id),
        year: ambient.year,
        content: { variation: String(found.id), reason: why },
      },
    };
  });
}

/** What approves variations: an act, which ones (all that wait, where it is left out), and the reason and cause of those that have none yet. */
export type VariationsApproving = ApprovingAct & {
  readonly numbers?: readonly bigint[] | undefined;
  readonly reason?: string | undefined;
  readonly cause?: VariationCause | undefined;
  /** The marks of the variations as the page of whoever approves showed them (`marksOfVariations`): with others the act is not recorded. */
  readonly seen?: string | undefined;
};

/** The marks of what variations ask, as a page shows them. */
export function marksOfVariations(variations: readonly Variation[]): string {
  return writeMarks(
    Object.fromEntries(
      variations.map(({ id, changes, reason, cause, opinion }) => [String(id), canonicalJson([changes, reason, cause, opinion?.words])]),
    ),
  );
}

/** What was approved: the version of the plan it made, since when it holds, which variations, and the objectives that came of new ones. */
export type VariationsApproved = {
  readonly version: number;
  readonly effectiveFrom: string;
  readonly variations: readonly { readonly number: string; readonly code: string }[];
};

/**
 * Approves several variations by one act: the plan gets a version with the objectives they touch. Each is refused whose `before` is no more what the plan says, and
 * then nothing is approved. On the machine drafts are taken as they are, with the reason and the cause that are given.
 */
export function approveVariations(
  ambient: Ambient,
  asked: VariationsApproving,
  options: ActOptions,
): Promise<Verdict<VariationsApproved, VaryRefusal>> {
  const { act, effectiveFrom, numbers, seen } = asked;
  const chosen = async (tx: Database) => {
    const all = await loadVariations(tx, ambient);
    return numbers ? numbers.flatMap((number) => all.find(({ id }) => id === number) ?? []) : all.filter(waitsForAct);
  };
  const thing: ActOptions["thing"] = async (tx) => ({
    done: (await chosen(tx)).flatMap(({ proposedBy, opinion }) => [
      { action: "variation.propose" as const, person: proposedBy },
      ...(opinion ? [{ action: "variation.opinion" as const, person: opinion.by }] : []),
    ]),
  });
  return perform<VariationsApproved, VaryRefusal>(ambient, "variation.approve", { ...options, thing }, async (tx, { today }) => {
    await holdConcern(tx, ambient, "plan");
    const plan = (await loadPlanVersions(tx, ambient))[0]?.approval;
    if (!plan) return refuse("notApproved");
    const loaded = await chosen(tx);
    const found = loaded.map((each) => explained(each, asked));
    const refused = refusedFor<VaryRefusal>([
      ...againstAct({ act, effectiveFrom }, { year: ambient.year, today }),
      (effectiveFrom ?? act.date) < plan.effectiveFrom && refusal("beforePlan", "effectiveFrom", { day: italianDate(plan.effectiveFrom) }),
      ...(numbers ?? [])
        .filter((number) => !found.some(({ id }) => id === number))
        .map((number) => refusal("variationUnknown" as const, "numbers", { number: String(number) })),
      found.length === 0 && (numbers ?? []).length === 0 && refusal("noVariation", "numbers"),
      ...found.flatMap((each) => againstTaking(each, ambient.actor.capacity === "commandLine")),
    ]);
    if (refused) return refused;
    const now = readMarks(marksOfVariations(loaded));
    const shown = seen === undefined ? now : readMarks(seen);
    const changed = refusedFor<VaryRefusal>(
      found
        .filter(({ id }) => shown[String(id)] !== now[String(id)])
        .map(({ id }) => refusal("contentChanged", "numbers", { number: String(id) })),
    );
    if (changed) return changed;
    const objectives = new Map((await loadAllObjectives(tx, ambient)).map((each) => [each.code, each]));
    const from = effectiveFrom ?? act.date;
    const days = await effectiveDays(tx, ambient);
    const taken = takeAll(found, objectives, ambient.year);
    const against = refusedFor<VaryRefusal>([...taken.outdated, ...found.flatMap((each) => againstDay(each, from, days))]);
    if (against) return against;
    const recorded = await recordAct(tx, ambient.administration, act, effectiveFrom);
    const { version, codes } = await writeVersion(tx, ambient, taken.changed, found, objectives);
    const sha256 = await contentFingerprint(tx, ambient);
    await approvePlanVersion(tx, ambient, version, {
      act: recorded,
      effectiveFrom: from,
      by: ambient.actor.person,
      sha256: Buffer.from(sha256, "hex"),
    });
    const made = found.map((each) => ({ variation: each, code: each.code ?? codes.get(each.id)! }));
    for (const { variation, code } of made)
      await takeVariation(tx, ambient.administration, variation, {
        code,
        act: recorded,
        effectiveFrom: from,
        version,
        by: ambient.actor.person,
      });
    const variations = made.map(({ variation, code }) => ({ number: String(variation.id), code }));
    const content = {
      version,
      act: actText(act),
      effectiveFrom: from,
      variations: variations.map(({ number: variation, code }) => ({ variation, code })),
      contentSha256: sha256,
      ...(await planPrints(tx, ambient)),
    };
    return { ok: true, value: { answer: { version, effectiveFrom: from, variations }, object: `plan ${String(ambient.year)}`, content } };
  });
}

function explained(variation: Variation, { reason, cause }: VariationsApproving): Variation {
  const why = reason?.trim();
  return { ...variation, reason: variation.reason ?? (why === "" ? undefined : why), cause: variation.cause ?? cause };
}

function againstTaking(variation: Variation, takesDrafts: boolean): Refusal<VaryRefusal>[] {
  const number = String(variation.id);
  const because = (reason: VaryRefusal) => [refusal(reason, { thing: { kind: "variation", id: number } }, { number })];
  if (!isUndecided(variation)) return because("alreadyDecided");
  if (variation.state === "draft" && !takesDrafts) return because("notProposed");
  return [
    ...(variation.reason === undefined ? because("reasonMissing") : []),
    ...(variation.cause === undefined ? because("causeMissing") : []),
  ];
}

function againstDay({ id, code }: Variation, from: CivilDate, days: ReadonlyMap<ObjectiveCode, CivilDate>): Refusal<VaryRefusal>[] {
  const day = code === undefined ? undefined : days.get(code);
  if (code === undefined || day === undefined || day <= from) return [];
  const number = String(id);
  return [refusal("laterChange", { thing: { kind: "variation", id: number } }, { number, code, day: italianDate(day) })];
}

/** What comes of variations one after the other, and those that find the plan otherwise than they say. */
function takeAll(variations: readonly Variation[], objectives: ReadonlyMap<ObjectiveCode, Objective>, year: number) {
  const changed = new Map<ObjectiveCode, Varied>();
  const outdated: Refusal<VaryRefusal>[] = [];
  for (const { id, code, changes } of variations) {
    if (code === undefined) continue;
    const held = objectives.get(code)!;
    const current = changed.get(code) ?? { promise: held, state: held.state ?? "inForce" };
    const paths = outdatedPaths(current, changes);
    const number = String(id);
    if (paths.length > 0)
      outdated.push(
        refusal("changedInPlan", { thing: { kind: "variation", id: number } }, { number, fields: paths.map(fieldName).join("; ") }),
      );
    else changed.set(code, withChanges(current, changes, year));
  }
  return { changed, outdated };
}

/** Writes the version that variations make, and answers the codes that new objectives got. */
async function writeVersion(
  tx: Database,
  key: YearKey,
  changed: ReadonlyMap<ObjectiveCode, Varied>,
  variations: readonly Variation[],
  objectives: ReadonlyMap<ObjectiveCode, Objective>,
): Promise<{ readonly version: number; readonly codes: ReadonlyMap<bigint, ObjectiveCode> }> {
  const version = await beginPlanVersion(tx, key, [...changed.keys()]);
  const added = variations.filter(({ code }) => code === undefined);
  const inserted = await insertObjectives(
    tx,
    key,
    version,
    added.map(({ changes, source }) => ({ ...asWritten(withChanges(undefined, changes, key.year)), source })),
  );
  for (const [code, after] of changed) {
    const own = variations.filter((each) => each.code === code);
    await writeChanged(tx, key, version, { code, after, before: objectives.get(code)!, variations: own });
  }
  await identifyLinksOf(tx, key, version, [...changed.keys(), ...inserted]);
  return { version, codes: new Map(added.map(({ id }, i) => [id, inserted[i]!])) };
}

type ChangedObjective = {
  readonly code: ObjectiveCode;
  readonly after: Varied;
  readonly before: Objective;
  readonly variations: readonly Variation[];
};

/** Writes what variations change of an objective; what they leave stays where it was read. */
async function writeChanged(
  tx: Database,
  key: YearKey,
  version: number,
  { code, after, before, variations }: ChangedObjective,
): Promise<void> {
  const edits = variations.flatMap(({ changes }) => changes);
  const touched = touchedBy(edits);
  const { source } = variations.at(-1)!;
  const written = asWritten(after);
  if (edits.some(({ path }) => path === "group")) await moveToUnit(tx, key, version, { code, objective: written });
  await updateObjective(tx, key, version, code, {
    ...written,
    source,
    isHeld: !touched.ofObjective,
    indicators: heldUnlessTouched(after.promise.indicators, touched),
  });
  if (after.state !== (before.state ?? "inForce")) await setObjectiveState(tx, key.administration, version, code, after.state);
}

function asWritten({ promise }: Varied): Omit<WrittenObjective, "source"> {
  return { ...promise, heading: promise.group };
}

/** Says which things the links of objectives are, as the lists of the year name them now. */
async function identifyLinksOf(tx: Database, key: YearKey, version: number, codes: readonly ObjectiveCode[]): Promise<void> {
  const lists = linkListsOf(await loadParsedDocument(tx, key));
  const written = (await loadAllObjectives(tx, key)).filter(({ code }) => codes.includes(code));
  await saveLinks(
    tx,
    key,
    version,
    written.flatMap(({ code, links }) => identifyLinks(links, lists).map((link) => ({ ...link, code }))),
  );
}
