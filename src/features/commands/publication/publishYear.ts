import { type Sentences } from "../../../domain/kernel/refusal.ts";
import type { Database } from "../../../data/database/database.ts";
import { holdConcern, type YearKey } from "../../../data/cycle/cycleYear.ts";
import { refreshStatistics } from "../../../data/database/statistics.ts";
import { inSnapshot, readAnnualReport } from "../../../data/plan/annualReport.ts";
import { nameActor } from "../../../data/database/nameActor.ts";
import { insertDerogation } from "../../../data/cycle/derogation.ts";
import { type NameFound, textsOfYear } from "../../../domain/publication/namesInTexts.ts";
import { loadObjectiveHistories } from "../../../data/plan/objectiveHistory.ts";
import {
  discardPrepared,
  hashOfPublication,
  hashParts,
  insertPublication,
  loadPrepared,
  loadPublications,
  objectOfPublication,
  type Publication,
  releasePublication,
  tellPublished,
  withdrawPublications,
} from "../../../data/publication/publication.ts";
import { ENGINE } from "../../../domain/evaluation/engine.ts";
import { refuse, type Verdict } from "../../../domain/kernel/verdict.ts";
import { includedIn, partsOf } from "../../../domain/publication/publicationParts.ts";
import type { Included } from "../../../domain/publication/publication.ts";
import { actOutsideYears, STANDING_REFUSALS, type StandingOptions, type StandingRefusal } from "../act.ts";
import type { Ambient } from "../ambient.ts";
import { LONGEST_REASON, REASON_TOO_LONG } from "../longestReason.ts";
import { namesOfRegister } from "./namesOfRegister.ts";

/** Why a publication is not prepared, released or withdrawn. */
export type PublishRefusal =
  | StandingRefusal
  | "noPlan"
  | "nothingChanged"
  | "reasonMissing"
  | "reasonAfterWithdrawal"
  | "reasonTooLong"
  | "nameInReason"
  | "namesInTexts"
  | "withdrawalReasonMissing"
  | "resultsLost"
  | "noPublication"
  | "notPrepared"
  | "preparedMeanwhile"
  | "notApproved"
  | "nothingPublic"
  | "inForce"
  | "alreadyWithdrawn";

/** The sentence of each reason, for people. */
export const PUBLISH_REFUSALS = {
  ...STANDING_REFUSALS,
  noPlan: "Per quest'anno non c'è ancora un piano: prima si importa o si scrive.",
  nothingChanged: "Ciò che è pubblicato è già uguale: non c'è nulla da pubblicare.",
  reasonMissing: "L'anno è già pubblicato e qualcosa è cambiato: scriva perché, si leggerà accanto alla nuova versione.",
  reasonAfterWithdrawal:
    "L'anno era stato ritirato dal pubblico: scriva perché si pubblica di nuovo, si leggerà accanto alla nuova versione.",
  reasonTooLong: REASON_TOO_LONG,
  nameInReason: ({ name = "" }) =>
    `Il motivo si legge nelle pagine pubbliche, e contiene il nome di una persona (${String(name)}): lo scriva senza.`,
  namesInTexts: ({ names = "" }) =>
    `Non è stato pubblicato nulla: nei testi ci sono nomi del personale.\n${String(names)}\nLi tolga, e ripeta il comando; se devono essere pubblici, aggiunga --with-names.`,
  withdrawalReasonMissing: "Scriva perché si ritira: resta pubblico, con il giorno.",
  resultsLost: "La versione pubblicata contiene i risultati e questa no: prima ritiri quella, con il motivo.",
  noPublication: "Quest'anno non ha una versione pubblica con questo numero.",
  notPrepared: "Questa pubblicazione non è più tra quelle preparate.",
  preparedMeanwhile: "Nel frattempo ne è stata preparata un'altra: la guardi prima di pubblicarla.",
  notApproved:
    "Ciò che è stato preparato non ha l'atto che approva il piano: lo si registri e si prepari di nuovo, oppure scriva il motivo della deroga.",
  nothingPublic: "Quest'anno non è pubblicato.",
  inForce: "È la versione in vigore: per togliere l'anno dal pubblico ritiri l'anno, senza indicare il numero.",
  alreadyWithdrawn: "Questa pubblicazione è già ritirata.",
} satisfies Sentences<PublishRefusal>;

/** What was prepared. */
export type Prepared = {
  readonly number: number;
  readonly includes: readonly Included[];
  readonly objectives: number;
  readonly corrects: number | null;
};

/**
 * Prepares the publication of a year as it is now, to be looked at: byte for byte what will be released. One that had been prepared before is discarded. Whoever releases
 * it at once, without a page that shows the names of the register in its texts, asks that they be refused.
 */
export async function preparePublication(
  ambient: Ambient,
  { reason, refusesNames = false }: { readonly reason?: string | undefined; readonly refusesNames?: boolean },
  options: StandingOptions,
): Promise<Verdict<Prepared, PublishRefusal>> {
  const { administration, year } = ambient;
  const key = { administration, year };
  const material = await inSnapshot(ambient.db, async (tx) => {
    await nameActor(tx, { administration, ...ambient.actor });
    return readMaterial(tx, key);
  });
  if (!material) return refuse("noPlan");
  const { objectives, report, ...whole } = material;
  const { includes, pieces } = whole;
  const sha256 = whole.sha256.toString("hex");
  const prepared = await actOutsideYears<Prepared, PublishRefusal>(ambient, "publication.build", options, async (tx) => {
    await holdConcern(tx, key, "publication");
    const before = await loadPublications(tx, key);
    const current = inForce(before);
    const why = reason?.trim() || undefined;
    if (current?.sha256 === sha256) return refuse("nothingChanged");
    const against = why === undefined ? undefined : await againstReason(tx, key, why, "reason");
    if (against) return against;
    const wasWithdrawn = !current && before.some(({ state }) => state === "withdrawn");
    if (current && why === undefined) return refuse("reasonMissing", "reason");
    if (wasWithdrawn && why === undefined) return refuse("reasonAfterWithdrawal", "reason");
    if (current?.includes.includes("results") && !includes.includes("results")) return refuse("resultsLost");
    const names = refusesNames ? await namesOfRegister(tx, key, textsOfYear(report)) : [];
    if (names.length > 0) return refuse("namesInTexts", undefined, { names: namesWords(names) });
    const number = (before[0]?.number ?? 0) + 1;
    const corrects = current?.number;
    await insertPublication(tx, key, { ...whole, number, corrects, reason: why, preparedBy: ambient.actor.person, engine: ENGINE });
    const answer = { number, includes, objectives, corrects: corrects ?? null };
    return {
      ok: true,
      value: {
        answer,
        object: objectOfPublication(key, number),
        year: key.year,
        content: { publication: number, includes, objectives, corrects: corrects ?? null, reason: why ?? null, sha256 },
      },
    };
  });
  if (prepared.ok)
    await refreshStatistics(ambient.db, { administration: key.administration, ...ambient.actor }, "publication", pieces.length);
  return prepared;
}

/** Makes public what was prepared, and nothing else: what was looked at. A person who signed in releases an approved plan, or says why one that is not. */
export function releasePrepared(
  ambient: Ambient,
  number: number,
  options: StandingOptions,
): Promise<Verdict<{ readonly number: number }, PublishRefusal>> {
  const { administration, year } = ambient;
  const key = { administration, year };
  const thing: StandingOptions["thing"] = async (tx) => {
    const found = (await loadPublications(tx, key)).find((each) => each.number === number);
    return found && { done: [{ action: "publication.build", person: found.preparedBy }] };
  };
  return actOutsideYears<{ readonly number: number }, PublishRefusal>(ambient, "publication.release", { ...options, thing }, async (tx) => {
    await holdConcern(tx, key, "publication");
    const all = await loadPublications(tx, key);
    const found = all.find((each) => each.number === number);
    if (found?.state !== "prepared") return refuse(all.some(({ state }) => state === "prepared") ? "preparedMeanwhile" : "notPrepared");
    const by = ambient.actor.person;
    const isUnapproved = ambient.actor.capacity === "signedIn" && (await loadPrepared(tx, key, number))?.approval === undefined; // as it was when it was prepared
    const reason = options.derogation?.trim() ?? "";
    if (isUnapproved && reason === "") return refuse("notApproved");
    const object = objectOfPublication(key, number);
    const derogation = isUnapproved
      ? ({ person: by, action: "publication.release", fromAction: "plan.approve", object, year: key.year, reason } as const)
      : undefined;
    await releasePublication(tx, key, number, by);
    if (derogation !== undefined) await insertDerogation(tx, key.administration, derogation);
    await tellPublished(tx, key.administration);
    const { sha256, corrects } = found;
    return {
      ok: true,
      value: { answer: { number }, object, year: key.year, content: { publication: number, sha256, corrects: corrects ?? null } },
    };
  });
}

/** What was taken back. */
export type Withdrawn = { readonly numbers: readonly number[] };

/** Takes a year back from the public, with all its publications; or one earlier number only. Day and reason stay. */
export function withdrawYear(
  ambient: Ambient,
  { reason, number }: { readonly reason: string; readonly number?: number | undefined },
  options: StandingOptions,
): Promise<Verdict<Withdrawn, PublishRefusal>> {
  const { administration, year } = ambient;
  const key = { administration, year };
  return actOutsideYears<Withdrawn, PublishRefusal>(ambient, "publication.withdraw", options, async (tx) => {
    await holdConcern(tx, key, "publication");
    const all = await loadPublications(tx, key);
    const found = all.find((each) => each.number === number && (each.state === "released" || each.state === "withdrawn"));
    const current = inForce(all);
    if (reason.trim() === "") return refuse("withdrawalReasonMissing", "reason");
    const against = await againstReason(tx, key, reason, "reason");
    if (against) return against;
    if (number !== undefined && !found) return refuse("noPublication");
    if (found?.state === "withdrawn") return refuse("alreadyWithdrawn");
    if (!current) return refuse("nothingPublic");
    if (found === current) return refuse("inForce");
    const numbers = found ? [found.number] : all.filter(({ state }) => state === "released").map((each) => each.number);
    if (!found) await discardPrepared(tx, key); // it may hold what the year is withdrawn for
    await withdrawPublications(tx, key, numbers, { by: ambient.actor.person, reason: reason.trim() });
    await tellPublished(tx, key.administration);
    const content = { publications: numbers, reason: reason.trim() };
    return {
      ok: true,
      value: { answer: { numbers }, object: objectOfPublication(key, number ?? current.number), year: key.year, content },
    };
  });
}

/** What speaks against a reason that everybody will read, and that nothing takes back: its length, or the name of a person of the register. */
async function againstReason(tx: Database, key: YearKey, reason: string, field: string) {
  if (reason.length > LONGEST_REASON) return refuse("reasonTooLong" as const, field);
  const [found] = await namesOfRegister(tx, key, [{ where: "", text: reason }]);
  return found && refuse("nameInReason" as const, field, { name: found.name });
}

/** So many names are told one by one. */
const NAMES_TOLD = 20;

function namesWords(names: readonly NameFound[]): string {
  const more = names.length > NAMES_TOLD ? [`  e altri ${String(names.length - NAMES_TOLD)}`] : [];
  return [...names.slice(0, NAMES_TOLD).map(({ name, where }) => `  - ${where}: ${name}`), ...more].join("\n");
}

/** The publication the public reads, among those of a year, the latest first. */
export function inForce(publications: readonly Publication[]): Publication | undefined {
  return publications.find(({ state }) => state === "released");
}

/** What would be published of a year as it is now, read in a transaction of the caller's; undefined when it has no plan. */
export async function readMaterial(tx: Database, key: YearKey) {
  const report = await readAnnualReport(tx, key);
  if (!report || report.objectives.length === 0) return undefined;
  const histories = await loadObjectiveHistories(tx, key);
  const pieces = hashParts(partsOf(report, (code) => histories.get(code) ?? []));
  return { pieces, sha256: hashOfPublication(pieces), includes: includedIn(report), objectives: report.objectives.length, report };
}
