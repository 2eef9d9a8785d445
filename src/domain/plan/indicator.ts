import type { DecimalText } from "../kernel/decimalText.ts";
import type { Place } from "../kernel/place.ts";
import type { Measured } from "./assess.ts";
import type { EvaluatedOutcome } from "./outcome.ts";
import type { Origin } from "./origin.ts";
import { TARGET_PROBLEMS, type TargetReading } from "./readTarget.ts";

/** What an indicator measures by (it. "tipo di indicatore"). `formula`: the document gives its formula in words; `unstated`: nothing or a word we do not know. */
export const INDICATOR_KINDS = ["date", "number", "percentage", "yesNo", "phases", "qualitative", "composite", "financial", "satisfaction", "formula", "unstated"] as const; // prettier-ignore
export type IndicatorKind = (typeof INDICATOR_KINDS)[number];

export const INDICATOR_KIND_WORDS: Record<IndicatorKind, string> = {
  date: "temporale",
  number: "numerico",
  percentage: "percentuale",
  yesNo: "sì/no",
  phases: "per fasi",
  qualitative: "qualitativo",
  composite: "composito",
  financial: "finanziario",
  satisfaction: "gradimento degli utenti",
  formula: "formula descritta nel documento",
  unstated: "non indicato",
};

/** The five classes of indicators of PIAO section 2.2 (DM 132/2022). A class is stated, never guessed. */
export const INDICATOR_CLASSES = ["policies", "projects", "satisfaction", "efficiency", "impact"] as const;
export type IndicatorClass = (typeof INDICATOR_CLASSES)[number];

export const INDICATOR_CLASS_WORDS: Record<IndicatorClass, string> = {
  policies: "politiche",
  projects: "progetti",
  satisfaction: "soddisfazione degli utenti",
  efficiency: "efficienza, efficacia e qualità dei servizi",
  impact: "impatto",
};

/** How far a source can be trusted, after the OIV's criterion 6 of the DFP guidelines 3/2018: certified and internal sources before self-declared ones. */
export type SourceReliability = "certifiedExternal" | "internalSystem" | "selfDeclared" | "unclassified" | "missing";

export const SOURCE_RELIABILITY_WORDS: Record<SourceReliability, string> = {
  certifiedExternal: "fonte esterna certificata",
  internalSystem: "sistema interno",
  selfDeclared: "autodichiarata dal responsabile",
  unclassified: "affidabilità da stabilire",
  missing: "fonte mancante",
};

/** Whether another person than who answers for the objective can check the datum. */
export function isCheckable(reliability: SourceReliability): boolean {
  return reliability === "certifiedExternal" || reliability === "internalSystem";
}

/** The value an indicator had in an earlier year. */
export type Baseline = { readonly year: number; readonly value: DecimalText };

/** What is promised, in the words of the document and as they are understood. */
export type WrittenTarget = { readonly written: string; readonly reading: TargetReading };

/** What measures an objective: the words of the document, and what they mean. */
export type Indicator = {
  readonly written: string;
  readonly kind: IndicatorKind;
  readonly class?: IndicatorClass;
  /** How much it counts in its objective, as the document prints it; absent where it prints none. */
  readonly weight?: string;
  readonly target: WrittenTarget;
  /** The targets of the two years that follow, where the document gives them; the nearest first. */
  readonly laterTargets: readonly (WrittenTarget & { readonly year: number })[];
  readonly source: { readonly written: string; readonly reliability: SourceReliability };
  /** Values of earlier years (it. "valori precedenti"), as the document gives them; the earliest first. */
  readonly baselines: readonly Baseline[];
  /** What it is compared with elsewhere (it. "confronto"), as written. */
  readonly benchmark?: string;
  /** How it is computed, in what it is counted and who gives the datum (a unit), as written; and which way it is better. */
  readonly formula?: string;
  readonly measure?: string;
  readonly dataOwner?: string;
  readonly direction?: Direction;
};

/** Which way a value is better (it. "polarità"). */
export type Direction = "higher" | "lower";

export const DIRECTION_WORDS: Record<Direction, string> = { higher: "meglio se cresce", lower: "meglio se diminuisce" };

/**
 * An indicator of an objective of a year: which one it is, where it was read, what was measured of it. `number` is its identity within the objective,
 * from 1, never given again; only where several are told apart has it an outcome of its own.
 */
export type FollowedIndicator = Indicator & {
  readonly number: number;
  readonly origin: Origin;
  readonly measured?: MeasuredValue;
  /** How it ended, as the document evaluates it. Of the only indicator of an objective nothing is said here: its outcome is the objective's. */
  readonly evaluated?: EvaluatedOutcome;
};

/** What was measured, as written and as understood; empty when the words cannot be read. Its outcome is computed by `measuredOutcome`. */
export type MeasuredValue = { readonly written: string; readonly measured: Measured; readonly place: Place };

/** The kind an indicator's words say: "Temporale", "Percentuale", or a formula told in a sentence. */
export function kindOfIndicator(written: string): IndicatorKind {
  const text = written.trim();
  if (/^temporal[ei]$/i.test(text)) return "date";
  if (/^(numeric[oi]|quantitativ[oi]|numero)$/i.test(text)) return "number";
  if (/^(percentual[ei]|%|rapporto)$/i.test(text)) return "percentage";
  if (/^(s[iì]\s*\/\s*no|binario|on\s*\/\s*off)$/i.test(text)) return "yesNo";
  if (/^((a|per) )?(fasi|cronoprogramma|stato di avanzamento)$/i.test(text)) return "phases";
  if (/^qualitativ[oi]$/i.test(text)) return "qualitative";
  if (/^(composit[oi]|indice( composito)?)$/i.test(text)) return "composite";
  if (/^(finanziari[oi]|economico[ -]finanziari[oi])$/i.test(text)) return "financial";
  if (/^(gradimento( degli utenti)?|customer satisfaction|soddisfazione( degli utenti)?)$/i.test(text)) return "satisfaction";
  if (/^formula$/i.test(text)) return "formula";
  return text.split(/\s+/).length >= 3 ? "formula" : "unstated";
}

const RELIABILITY: readonly (readonly [SourceReliability, RegExp])[] = [
  ["missing", /^[-–—_./\s]*$/],
  ["selfDeclared", words("sched[ae] obiettivo|relazionat[ae]|autodichiara\\p{L}*|dichiarazione del (?:responsabile|dirigente)|relazione del (?:responsabile|dirigente|servizio|settore)")],
  ["certifiedExternal", words("pcc|piattaforma (?:dei|per i) crediti|istat|bdap|anac|corte dei conti|ministero|rgs|revisor[ie]")],
  ["internalSystem", words("procedura|gestionale|software|applicativo|protocollo|banca dati|database|registr[oi]|controllo di gestione|contabilità")],
]; // prettier-ignore

/** Whole words, whatever their accents and capitals. */
function words(alternatives: string): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${alternatives})(?!\\p{L})`, "iu");
}

/** How far the words of a source let it be trusted. Empty, or a row of dashes, is a missing source. */
export function reliabilityOf(written: string): SourceReliability {
  return RELIABILITY.find(([, form]) => form.test(written))?.[0] ?? "unclassified";
}

/** Why the target of an indicator could not be read, in a sentence; undefined when it was. */
export function targetProblemOf({ target: { reading } }: Pick<Indicator, "target">): string | undefined {
  return reading.understood ? undefined : reading.problem === "missing" ? TARGET_PROBLEMS.missing : reading.message;
}
