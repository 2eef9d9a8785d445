import { prepare, type Prepared } from "../../kernel/derivation.ts";
import type { Provenance } from "../../kernel/proof.ts";
import { compare, equals, fromDecimalText, ONE, type Rational } from "../../kernel/rational.ts";
import type { Profile } from "../../organisation/profile.ts";
import type { DecimalText } from "../../kernel/decimalText.ts";
import { COMPONENT_WORDS, type ComponentKind, type Scale, type Smvp } from "../smvp.ts";

/** A behaviour of a template: its weight, and where its score is entered. */
export type ReadyBehaviour = { readonly code: string; readonly title: string; readonly weight: Prepared; readonly entry: Provenance };

/** A template with its numbers read once for the thousands of forms that use it. */
export type ReadyTemplate = {
  readonly components: readonly { readonly kind: ComponentKind; readonly weight: Prepared }[];
  readonly behaviours: readonly ReadyBehaviour[];
  readonly scale?: ReadyScale;
};

/** A scale with its numbers read once: its two ends, and each written score the first time it is met. */
export type ReadyScale = {
  readonly scale: Scale;
  readonly from: Prepared;
  readonly to: Prepared;
  readonly met: Map<string, Rational | undefined>;
};

/** An SMVP ready to evaluate with. Only one that `checkSmvp` found without errors may be made ready. */
export type ReadySmvp = {
  readonly smvp: Smvp;
  readonly templates: ReadonlyMap<Profile, ReadyTemplate>;
  readonly decimals: Prepared;
  readonly negativeBelow: Rational;
  /** The ends of the bands, each with whether it belongs to its band. */
  readonly bands: readonly { readonly label: string; readonly end: Prepared; readonly isIncluded: Prepared }[];
};

/** Reads the numbers of an SMVP once. */
export function readySmvp(smvp: Smvp): ReadySmvp {
  const scales = new Map(smvp.scales.map((scale, i) => [scale.code, readyScale(scale, `scale[${String(i)}]`)]));
  const titles = new Map(smvp.behaviours.map(({ code, title }) => [code, title]));
  const templates = smvp.roles.map(({ role, components, behaviours, scale }, i): [Profile, ReadyTemplate] => {
    const found = scale === undefined ? undefined : scales.get(scale);
    return [
      role,
      {
        components: components.map(({ kind, weight }, j) => ({
          kind,
          weight: weightOf(`peso-${kind}`, `Peso: ${COMPONENT_WORDS[kind]}`, weight, `ruoli[${String(i)}].componenti[${String(j)}].peso`),
        })),
        behaviours: behaviours.map(({ code, weight }, j) => ({
          code,
          title: titles.get(code) ?? code,
          weight: weightOf(
            `peso-${code}`,
            `Peso: ${titles.get(code) ?? code}`,
            weight,
            `ruoli[${String(i)}].comportamenti[${String(j)}].peso`,
          ),
          entry: { kind: "entry", where: `scheda, ${titles.get(code) ?? code}` },
        })),
        ...(found && { scale: found }),
      },
    ];
  });
  return {
    smvp,
    templates: new Map(templates),
    decimals: clause("decimali", "Decimali del punteggio pubblicato", String(smvp.rounding.decimals), "arrotondamento.decimali"),
    negativeBelow: fromDecimalText(smvp.negativeBelow),
    bands: smvp.bands.map(({ label, upTo, inclusive }, i) => ({
      label,
      end: clause(`fine-${String(i + 1)}`, `Fine della fascia «${label}»`, upTo, `fasce[${String(i)}].fino_a`),
      isIncluded: clause(
        `compresa-${String(i + 1)}`,
        `La fine della fascia «${label}» vi è ${inclusive ? "compresa" : "esclusa"}`,
        inclusive ? "1" : "0",
        `fasce[${String(i)}].compreso`,
      ),
    })),
  };
}

/** The index of the band a score falls in; undefined only above the last band. */
export function bandOf({ bands }: ReadySmvp, score: Rational): number | undefined {
  const index = bands.findIndex(({ end, isIncluded }) => compare(score, end.value) < (equals(isIncluded.value, ONE) ? 1 : 0));
  return index < 0 ? undefined : index;
}

/** A weight that an SMVP does not write, because none are used, is one like all the others. */
function weightOf(id: string, name: string, weight: DecimalText | undefined, path: string): Prepared {
  return weight === undefined ? prepare(id, name, ONE, { kind: "clause", document: "smvp", clause: path }) : clause(id, name, weight, path);
}

function clause(id: string, name: string, value: DecimalText, path: string): Prepared {
  return prepare(id, name, fromDecimalText(value), { kind: "clause", document: "smvp", clause: path });
}

function readyScale(scale: Scale, path: string): ReadyScale {
  const [from, to] = scale.kind === "numbers" ? [scale.from, scale.to] : ["0", "100"];
  return {
    scale,
    from: clause(`minimo-${scale.code}`, "Minimo della scala", from, `${path}.da`),
    to: clause(`massimo-${scale.code}`, "Massimo della scala", to, `${path}.a`),
    met: new Map(),
  };
}

/** What a written score of a scale is worth, in the scale's own measure: undefined when the scale has no such score. */
export function scoreOnScale(ready: ReadyScale, written: string): Rational | undefined {
  if (!ready.met.has(written)) ready.met.set(written, worthOf(ready, written));
  return ready.met.get(written);
}

function worthOf({ scale, from, to }: ReadyScale, written: string): Rational | undefined {
  if (scale.kind === "words") {
    const level = scale.levels.find(({ word }) => word === written);
    return level && fromDecimalText(level.value);
  }
  const found = /^\d+(?:\.(\d+))?$/.exec(written);
  if (!found || (found[1] ?? "").length > scale.decimals) return undefined;
  const score = fromDecimalText(written);
  const isInside = compare(score, from.value) >= 0 && compare(score, to.value) <= 0;
  return isInside ? score : undefined;
}
