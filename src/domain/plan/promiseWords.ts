import type { Indicator } from "./indicator.ts";
import type { PlannedObjective } from "./objective.ts";

/** The words of a promise: what makes an objective the same or changed, and what a proposal of variation shows before and after. */
export function promiseWords(promise: Omit<PlannedObjective, "indicators"> & { readonly indicators: readonly Indicator[] }) {
  const {
    group,
    title,
    description,
    number,
    weight,
    kind,
    indicators,
    links,
    resources,
    resource,
    stakeholders,
    contributors,
    phases,
    cup,
    goals,
    unread,
  } = promise;
  return {
    group,
    title,
    description,
    number: number ?? null,
    weight: weight ?? null,
    indicators: indicators.map(indicatorWords),
    kind: kind?.written ?? null,
    strategic: links.strategic,
    operational: links.operational,
    services: links.services,
    publicValue: links.publicValue,
    resources: resources ?? null,
    stakeholders: stakeholders ?? null,
    contributors,
    programme: resource.programme ?? null,
    phases: phases.map(({ name, by }) => ({ name, by })),
    cup,
    goals,
    unread: unread.map(({ field, written: words }) => ({ field, written: words })),
  };
}

/** The words of an indicator's promise. */
export function indicatorWords(indicator: Indicator) {
  const { written, kind, class: stated, weight, target, laterTargets, source, baselines, benchmark } = indicator;
  return {
    indicator: written,
    indicatorKind: kind,
    weight: weight ?? null,
    target: target.written,
    laterTargets: laterTargets.map(({ year, written: words }) => ({ year, written: words })),
    source: source.written,
    class: stated ?? null,
    baselines: baselines.map(({ year, value }) => ({ year, value })),
    benchmark: benchmark ?? null,
    formula: indicator.formula ?? null,
    measure: indicator.measure ?? null,
    direction: indicator.direction ?? null,
    dataOwner: indicator.dataOwner ?? null,
  };
}
