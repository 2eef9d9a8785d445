import type { Provenance } from "../../kernel/proof.ts";
import { fromDecimalText, type Rational } from "../../kernel/rational.ts";
import type { DecimalText } from "../../kernel/decimalText.ts";
import type { Grade, Graded } from "../grade.ts";
import type { Judgement } from "./judgement.ts";
import type { LevelRules } from "./rollUpRules.ts";

/** Something that counts in a level: its computed grade and what a person judged beside it, its weight there, and the share of it that belongs there ("1" is all). */
export type PartToWeigh = {
  readonly code: string;
  readonly name: string;
  /** The name of its grade in addresses, where it has one; else proofs call it by its words. */
  readonly figure?: string;
  readonly computed: Graded;
  readonly judged?: Judgement;
  readonly weight?: DecimalText;
  readonly share?: DecimalText;
};

/** The grade that counts, and where it comes from. */
export type Counting = { readonly grade: Grade; readonly provenance: Provenance };

/** Which of the two values of a part counts. What an act took out, or no rule concerns, stays out: a judgement does not bring it back. */
export function countingOf(
  { computed, judged, figure }: Pick<PartToWeigh, "computed" | "judged" | "figure">,
  takes: LevelRules["takes"],
): Counting {
  const isOut = computed.grade.kind === "neutralised" || computed.grade.kind === "notApplicable";
  if (takes === "computed" || !judged || isOut)
    return { grade: computed.grade, provenance: { kind: "figure", figure: figure ?? computed.proof.figure } };
  return { grade: gradedAt(fromDecimalText(judged.value)), provenance: provenanceOf(judged) };
}

function gradedAt(value: Rational): Grade {
  return { kind: "graded", value };
}

function provenanceOf({ act, by, reason, place }: Judgement): Provenance {
  if (place) return { kind: "document", ...place };
  return act === undefined ? { kind: "entry", where: `${by}: ${reason}` } : { kind: "act", act };
}
