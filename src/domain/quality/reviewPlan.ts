import type { Citation } from "../kernel/citation.ts";
import type { Check } from "./check.ts";
import { activityVerb } from "./checks/activityVerb.ts";
import { bandGaps } from "./checks/bandGaps.ts";
import { dateOutsideYear } from "./checks/dateOutsideYear.ts";
import { defaultDeadline } from "./checks/defaultDeadline.ts";
import { duplicateObjective } from "./checks/duplicateObjective.ts";
import { endedInstrument } from "./checks/endedInstrument.ts";
import { groupSpellings } from "./checks/groupSpellings.ts";
import { impossibleDate } from "./checks/impossibleDate.ts";
import { indicatorTargetMismatch } from "./checks/indicatorTargetMismatch.ts";
import { missedWithoutReason } from "./checks/missedWithoutReason.ts";
import { missingOutcome } from "./checks/missingOutcome.ts";
import { missingSource } from "./checks/missingSource.ts";
import { noBaseline } from "./checks/noBaseline.ts";
import { noLink } from "./checks/noLink.ts";
import { noMeasuredValue } from "./checks/noMeasuredValue.ts";
import { noResources } from "./checks/noResources.ts";
import { noWeight } from "./checks/noWeight.ts";
import { openHeadCount } from "./checks/openHeadCount.ts";
import { otherDocumentsName } from "./checks/otherDocumentsName.ts";
import { otherYear } from "./checks/otherYear.ts";
import { politicalDecision } from "./checks/politicalDecision.ts";
import { quantityMeasuredByDate } from "./checks/quantityMeasuredByDate.ts";
import { repeatedTitle } from "./checks/repeatedTitle.ts";
import { rpctResultMissing } from "./checks/rpctResultMissing.ts";
import { sameWork } from "./checks/sameWork.ts";
import { selfDeclaredSource } from "./checks/selfDeclaredSource.ts";
import { sharesNotAdding } from "./checks/sharesNotAdding.ts";
import { treeWithoutHolders } from "./checks/treeWithoutHolders.ts";
import { unevenLoad } from "./checks/unevenLoad.ts";
import { unnamedColumn } from "./checks/unnamedColumn.ts";
import { unreadableTarget } from "./checks/unreadableTarget.ts";
import { weights } from "./checks/weights.ts";
import { wrongParagraph } from "./checks/wrongParagraph.ts";
import { wrongReference } from "./checks/wrongReference.ts";
import type { Finding, Strength } from "./finding.ts";
import type { Material } from "./material.ts";
import { strengthsOf } from "./strengths.ts";

/** Everything the reviewer looks for, in the order it tells: what cannot be evaluated, what is weak, what the plan lacks, how the text reads. */
export const CHECKS: readonly Check[] = [
  impossibleDate,
  missingSource,
  indicatorTargetMismatch,
  unreadableTarget,
  dateOutsideYear,
  missingOutcome,
  missedWithoutReason,
  duplicateObjective,
  weights,
  openHeadCount,
  quantityMeasuredByDate,
  sameWork,
  politicalDecision,
  activityVerb,
  defaultDeadline,
  selfDeclaredSource,
  unevenLoad,
  noLink,
  noWeight,
  noBaseline,
  noMeasuredValue,
  noResources,
  bandGaps,
  sharesNotAdding,
  rpctResultMissing,
  treeWithoutHolders,
  wrongParagraph,
  endedInstrument,
  otherYear,
  otherDocumentsName,
  wrongReference,
  groupSpellings,
  repeatedTitle,
  unnamedColumn,
];

/** A finding with its name: the check, what it speaks of, and which one of several. The name stays while the fault does. */
export type NamedFinding = Finding & { readonly name: string; readonly check: Check; readonly citation: Citation };

/** What the reviewer has to say of a year. */
export type Review = { readonly findings: readonly NamedFinding[]; readonly good: readonly Strength[] };

/** Reads a plan or report as a colleague would, and says what would mend it. It decides nothing. */
export function reviewPlan(material: Material): Review {
  const findings = CHECKS.flatMap((check) => named(check, check.find(material)));
  return { findings, good: strengthsOf(material) };
}

function named(check: Check, findings: readonly Finding[]): NamedFinding[] {
  const times = new Map<string, number>();
  return findings.map((finding) => {
    const { code, indicator } = finding;
    const of = code !== undefined && indicator !== undefined ? `${code}/${String(indicator)}` : code;
    const name = `${check.name}:${of ?? (finding.place ? `riga-${String(finding.place.line)}` : "piano")}`;
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    return { citation: check.citation, ...finding, name: time === 1 ? name : `${name}:${String(time)}`, check };
  });
}
