import type { Json } from "../kernel/json.ts";
import { type OneOrMore, oneOrMore } from "../kernel/oneOrMore.ts";
import { holderOf } from "./group.ts";
import { type Baseline, type Direction, type Indicator, type IndicatorClass, type IndicatorKind, reliabilityOf } from "./indicator.ts";
import type { PlannedObjective, UnreadCell } from "./objective.ts";
import { kindOfObjective } from "./objectiveKind.ts";
import { indicatorWords, promiseWords } from "./promiseWords.ts";
import { type Phase, readResources } from "./readDetails.ts";
import { readTarget } from "./readTarget.ts";

/** A promise whose indicators have their numbers. */
export type NumberedPromise = Omit<PlannedObjective, "indicators"> & {
  readonly indicators: OneOrMore<Indicator & { readonly number: number }>;
};

/** The fields of a promise by their paths: "title", "indicators" (which ones, in order), "indicators/2/weight". */
export type PromiseFields = ReadonlyMap<string, Json>;

/** A promise, field by field. */
export function fieldsOf(promise: NumberedPromise): PromiseFields {
  const whole = { ...promiseWords(promise), indicators: promise.indicators.map(({ number }) => number) };
  const fields = new Map<string, Json>(Object.entries(whole));
  for (const indicator of promise.indicators) {
    for (const [name, value] of Object.entries(indicatorWords(indicator))) fields.set(indicatorPath(indicator.number, name), value);
  }
  return fields;
}

/** The path of a field of an indicator. */
export function indicatorPath(number: number, name: string): string {
  return `indicators/${String(number)}/${name}`;
}

/** The promise that fields say: what they mean is read again, as in a document of that year. A field that is not there is empty. Throws when no indicator is listed. */
export function promiseOfFields(fields: PromiseFields, year: number): NumberedPromise {
  const { words, list } = readers((name) => fields.get(name) ?? null);
  const [number, weight, kind, resources, stakeholders, programme] = [
    words("number"),
    words("weight"),
    words("kind"),
    words("resources"),
    words("stakeholders"),
    words("programme"),
  ];
  const group = words("group") ?? "";
  const indicators = oneOrMore(
    (list("indicators") as readonly number[]).map((each) => ({ number: each, ...indicatorOf(fields, each, year) })),
  );
  if (!indicators) throw new Error("A promise without indicators");
  return {
    title: words("title") ?? "",
    description: words("description") ?? "",
    group,
    holder: holderOf(group),
    indicators,
    ...(number !== undefined && { number }),
    ...(weight !== undefined && { weight }),
    ...(kind !== undefined && { kind: { written: kind, kind: kindOfObjective(kind) } }),
    links: {
      strategic: list("strategic") as readonly number[],
      operational: list("operational") as readonly string[],
      services: list("services") as readonly string[],
      publicValue: list("publicValue") as readonly string[],
    },
    ...(resources !== undefined && { resources }),
    resource: { ...readResources(resources ?? ""), ...(programme !== undefined && { programme }) },
    ...(stakeholders !== undefined && { stakeholders }),
    contributors: list("contributors") as readonly string[],
    phases: (list("phases") as readonly Phase[]).map(({ name, by }) => ({ name, by })),
    cup: list("cup") as readonly string[],
    goals: list("goals") as readonly number[],
    unread: list("unread") as readonly UnreadCell[],
  };
}

function indicatorOf(fields: PromiseFields, number: number, year: number): Indicator {
  const { words, list } = readers((name) => fields.get(indicatorPath(number, name)) ?? null);
  const [stated, weight, benchmark, formula, measure, direction, dataOwner] = [
    words("class") as IndicatorClass | undefined,
    words("weight"),
    words("benchmark"),
    words("formula"),
    words("measure"),
    words("direction") as Direction | undefined,
    words("dataOwner"),
  ];
  const [target, source] = [words("target") ?? "", words("source") ?? ""];
  return {
    written: words("indicator") ?? "",
    kind: (words("indicatorKind") ?? "unstated") as IndicatorKind,
    ...(stated && { class: stated }),
    ...(weight !== undefined && { weight }),
    target: { written: target, reading: readTarget(target, year) },
    laterTargets: (list("laterTargets") as readonly { year: number; written: string }[]).map((later) => ({
      ...later,
      reading: readTarget(later.written, later.year),
    })),
    source: { written: source, reliability: reliabilityOf(source) },
    baselines: (list("baselines") as readonly Baseline[]).map(({ year: of, value }) => ({ year: of, value })),
    ...(benchmark !== undefined && { benchmark }),
    ...(formula !== undefined && { formula }),
    ...(measure !== undefined && { measure }),
    ...(direction && { direction }),
    ...(dataOwner !== undefined && { dataOwner }),
  };
}

/** A field that is a text, and one that is a list: of what `fieldsOf` wrote. */
type Readers = { readonly words: (name: string) => string | undefined; readonly list: (name: string) => readonly Json[] };

function readers(held: (name: string) => Json): Readers {
  return {
    words: (name) => (held(name) as string | null) ?? undefined,
    list: (name) => (held(name) ?? []) as readonly Json[],
  };
}
