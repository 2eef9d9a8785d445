import { type CivilDate, italianDate } from "../../kernel/civilDate.ts";
import type { Term } from "../../kernel/derivation.ts";
import { exactly, fromDecimalText, sign } from "../../kernel/rational.ts";
import { fromRule, type Scoring } from "./attempt.ts";
import type { IndicatorReading, Observation, MeasuredUse } from "./indicatorUse.ts";
import type { NotComputable } from "./notComputable.ts";

/** What the readings of a year come to. */
export type Observed =
  | { readonly kind: "value"; readonly value: Term }
  | Extract<Observation, { kind: "completed" | "notCompleted" | "met" | "level" | "phases" }>
  | { readonly kind: "missing"; readonly text: string }
  | { readonly kind: "notComputable"; readonly why: NotComputable };

/**
 * Makes one observation of the readings of a year. The last reading is the last one, even when it says that there is no value: an older value never
 * stands in for it. What is summed or averaged is missing when one of its readings is.
 */
export function observe(scoring: Scoring, use: MeasuredUse, readings: readonly IndicatorReading[]): Observed {
  const inOrder = readings.toSorted(({ on: a = "" }, { on: b = "" }) => (a < b ? -1 : a > b ? 1 : 0));
  const last = inOrder.at(-1);
  if (!last) return { kind: "missing", text: "Non c'è nessuna rilevazione." };
  const counted = use.accumulation === "last" ? [last] : inOrder;
  const silent = counted.find(({ observed }) => observed.kind === "noValue");
  if (silent) return { kind: "missing", text: missingWords(silent) };
  if (use.accumulation !== "last" && counted.length < (use.readingsDue ?? 0))
    return { kind: "missing", text: `Le rilevazioni sono ${String(counted.length)} su ${String(use.readingsDue)} previste.` };
  const { observed } = last;
  switch (observed.kind) {
    case "value":
    case "quotient":
      return numberOf(scoring, use, counted);
    case "completed":
    case "notCompleted":
    case "met":
    case "level":
    case "phases":
      return use.accumulation === "last" ? observed : { kind: "notComputable", why: "readingOfAnotherKind" };
    case "noValue":
      return { kind: "missing", text: missingWords(last) };
  }
}

function missingWords({ on, observed }: IndicatorReading): string {
  const reason = observed.kind === "noValue" && observed.reason !== "" ? observed.reason : "motivo non indicato";
  return `La rilevazione${on === undefined ? "" : ` del ${italianDate(on)}`} è senza valore: ${reason}.`;
}

function numberOf(scoring: Scoring, use: MeasuredUse, readings: readonly IndicatorReading[]): Observed {
  const values = readings.flatMap(({ on, observed }) => (observed.kind === "value" ? [{ on, ...observed }] : []));
  if (values.length === readings.length) return { kind: "value", value: accumulated(scoring, use, values) };
  const quotients = readings.flatMap(({ on, observed }) => (observed.kind === "quotient" ? [{ on, ...observed }] : []));
  if (quotients.length !== readings.length) return { kind: "notComputable", why: "readingOfAnotherKind" };
  const { derivation, prefix } = scoring;
  const numerator = summed(
    scoring,
    "numeratore",
    "Numeratore",
    quotients.map(({ on, numerator: value }) => ({ on, value })),
  );
  const denominator = summed(
    scoring,
    "denominatore",
    "Denominatore",
    quotients.map(({ on, denominator: value }) => ({ on, value })),
  );
  if (sign(denominator.value) <= 0) return { kind: "notComputable", why: "denominatorNotPositive" };
  const scaled =
    use.scale === undefined
      ? numerator
      : derivation.product(`${prefix}in-scala`, "Numeratore in scala", [numerator, fromRule(scoring, "scala", "Scala", use.scale)]);
  return { kind: "value", value: derivation.quotient(`${prefix}valore`, "Valore misurato", scaled, denominator) };
}

type Dated = { readonly on: CivilDate | undefined; readonly value: string };

function accumulated(scoring: Scoring, { accumulation }: MeasuredUse, values: readonly Dated[]): Term {
  const total = summed(scoring, "valore", "Valore misurato", values);
  if (accumulation !== "mean" || values.length === 1) return total;
  const { derivation, prefix, provenance } = scoring;
  const many = derivation.given(`${prefix}rilevazioni`, "Numero di rilevazioni", exactly(values.length), provenance.measured);
  return derivation.quotient(`${prefix}media`, "Media delle rilevazioni", total, many);
}

function summed({ derivation, prefix, provenance }: Scoring, id: string, name: string, values: readonly Dated[]): Term {
  const terms = values.map(({ on, value }, i) => {
    const own = values.length === 1 ? id : `${id}-${String(i + 1)}`;
    return derivation.given(
      prefix + own,
      on === undefined ? name : `${name} al ${italianDate(on)}`,
      fromDecimalText(value),
      provenance.measured,
    );
  });
  const [only] = terms;
  return terms.length === 1 && only ? only : derivation.sum(prefix + id, `${name}, somma`, terms);
}
