import * as z from "zod";
import type {
  IndicatorCatalogueEntry,
  IndicatorReading,
  IndicatorUse,
  Observation,
  Promised,
  SetAside,
  ScoringRule,
} from "../../domain/evaluation/indicators/indicatorUse.ts";
import type { Decay, SimpleRule } from "../../domain/evaluation/indicators/scoringRule.ts";
import type { ServiceActivity } from "../../domain/evaluation/organisationalMaterial.ts";
import { reliabilityOf } from "../../domain/plan/indicator.ts";
import { choice, code, day, decimal, signedDecimal, wholeNumber, words } from "../rules/strictJson.ts";

const limits = { minimo: decimal.default("0"), massimo: decimal.default("100") };
const better = choice({ alto: "higher", basso: "lower" });
const ladder = z.array(z.strictObject({ fino_a: signedDecimal, compreso: z.boolean(), punti: decimal })).max(40);

const simpleRule = z
  .discriminatedUnion("tipo", [
    z.strictObject({
      tipo: z.literal("tutto_o_niente"),
      ...limits,
      confronto: choice({ almeno: "atLeast", al_massimo: "atMost", piu_di: "moreThan", meno_di: "lessThan", esattamente: "exactly" }),
    }),
    z.strictObject({
      tipo: z.literal("rapporto"),
      ...limits,
      meglio: better,
      valore_non_positivo: choice({ massimo: "cap", non_calcolabile: "notComputable" }).default("notComputable"),
    }),
    z.strictObject({
      tipo: z.literal("interpolazione"),
      ...limits,
      mantenimento: z.strictObject({ meglio: better, tolleranza: decimal.optional() }).optional(),
    }),
    z.strictObject({ tipo: z.literal("soglie"), ...limits, gradini: ladder, oltre: decimal }),
    z.strictObject({ tipo: z.literal("intervallo"), ...limits, tolleranza_sotto: decimal, tolleranza_sopra: decimal }),
    z.strictObject({ tipo: z.literal("data"), ...limits, giorni_di_tolleranza: wholeNumber.default(0), zero_dopo_giorni: wholeNumber.optional(), zero_il: day.optional() }), // prettier-ignore
    z.strictObject({ tipo: z.literal("ordinale"), ...limits, livelli: z.array(z.strictObject({ parola: words(100), punti: decimal })).min(1).max(30) }), // prettier-ignore
    z.strictObject({ tipo: z.literal("fasi"), ...limits, fasi: z.array(z.strictObject({ nome: words(200), peso: decimal })).min(1).max(60) }), // prettier-ignore
  ])
  .transform((rule): SimpleRule => {
    const common = { limits: { floor: rule.minimo, cap: rule.massimo } };
    switch (rule.tipo) {
      case "tutto_o_niente":
        return { ...common, kind: "binary", comparison: rule.confronto };
      case "rapporto":
        return rule.meglio === "higher"
          ? { ...common, kind: "ratio", better: "higher" }
          : { ...common, kind: "ratio", better: "lower", valueNotPositive: rule.valore_non_positivo };
      case "interpolazione": {
        if (!rule.mantenimento) return { ...common, kind: "interpolation" };
        const { meglio, tolleranza } = rule.mantenimento;
        return {
          ...common,
          kind: "interpolation",
          maintenance: { better: meglio, ...(tolleranza !== undefined && { tolerance: tolleranza }) },
        };
      }
      case "soglie":
        return {
          ...common,
          kind: "thresholds",
          ladder: rule.gradini.map(({ fino_a, compreso, punti }) => ({ upTo: fino_a, inclusive: compreso, points: punti })),
          beyond: rule.oltre,
        };
      case "intervallo":
        return { ...common, kind: "range", toleranceBelow: rule.tolleranza_sotto, toleranceAbove: rule.tolleranza_sopra };
      case "data":
        return { ...common, kind: "date", graceDays: rule.giorni_di_tolleranza, decay: decayOf(rule.zero_dopo_giorni, rule.zero_il) };
      case "ordinale":
        return { ...common, kind: "ordinal", levels: rule.livelli.map(({ parola, punti }) => ({ word: parola, points: punti })) };
      case "fasi":
        return { ...common, kind: "phases", phases: rule.fasi.map(({ nome, peso }) => ({ name: nome, weight: peso })) };
    }
  });

function decayOf(zeroAfter: number | undefined, zeroOn: z.output<typeof day> | undefined): Decay {
  if (zeroOn !== undefined) return { kind: "untilDay", zeroOn };
  return zeroAfter === undefined ? { kind: "none" } : { kind: "overDays", zeroAfter };
}

const promised = z
  .strictObject({
    valore: signedDecimal.optional(),
    da: signedDecimal.optional(),
    a: signedDecimal.optional(),
    entro: day.optional(),
    partenza: signedDecimal.optional(),
  })
  .transform(({ valore, da, a, entro, partenza }, context): Promised => {
    const baseline = partenza === undefined ? {} : { baseline: partenza };
    const told = [valore !== undefined, da !== undefined && a !== undefined, entro !== undefined].filter(Boolean).length;
    if (told > 1 || (da === undefined) !== (a === undefined)) {
      context.addIssue({ code: "custom", message: "Ci vuole una cosa sola: «valore», oppure «da» e «a», oppure «entro»." });
      return z.NEVER;
    }
    if (valore !== undefined) return { kind: "value", target: valore, ...baseline };
    if (da !== undefined && a !== undefined) return { kind: "range", from: da, to: a };
    return entro === undefined ? { kind: "nothing" } : { kind: "day", by: entro };
  });

const reading = z
  .strictObject({
    al: day.optional(),
    parte: code.optional(),
    valore: signedDecimal.optional(),
    numeratore: signedDecimal.optional(),
    denominatore: signedDecimal.optional(),
    concluso: day.optional(),
    non_concluso: z.literal(true).optional(),
    raggiunto: z.boolean().optional(),
    livello: words(100).optional(),
    fasi: z.record(words(200), decimal).optional(),
    motivo_assenza: words(1000).optional(),
  })
  .transform(({ al, parte, ...told }, context): IndicatorReading => {
    const observations = observed(told);
    const [first, ...others] = observations;
    if (!first || others.length > 0) {
      context.addIssue({ code: "custom", message: "Una rilevazione dice una cosa sola, o il motivo per cui manca." });
      return z.NEVER;
    }
    return { observed: first, ...(al !== undefined && { on: al }), ...(parte !== undefined && { part: parte }) };
  });

type Told = {
  readonly valore?: string | undefined;
  readonly numeratore?: string | undefined;
  readonly denominatore?: string | undefined;
  readonly concluso?: z.output<typeof day> | undefined;
  readonly non_concluso?: true | undefined;
  readonly raggiunto?: boolean | undefined;
  readonly livello?: string | undefined;
  readonly fasi?: Readonly<Record<string, string>> | undefined;
  readonly motivo_assenza?: string | undefined;
};

function observed(told: Told): Observation[] {
  const { valore, numeratore, denominatore, concluso, non_concluso, raggiunto, livello, fasi, motivo_assenza } = told;
  return [
    ...(valore === undefined ? [] : [{ kind: "value", value: valore } as const]),
    ...(numeratore === undefined || denominatore === undefined
      ? []
      : [{ kind: "quotient", numerator: numeratore, denominator: denominatore } as const]),
    ...(concluso === undefined ? [] : [{ kind: "completed", on: concluso } as const]),
    ...(non_concluso === undefined ? [] : [{ kind: "notCompleted" } as const]),
    ...(raggiunto === undefined ? [] : [{ kind: "met", isMet: raggiunto } as const]),
    ...(livello === undefined ? [] : [{ kind: "level", word: livello } as const]),
    ...(fasi === undefined ? [] : [{ kind: "phases", percentages: fasi } as const]),
    ...(motivo_assenza === undefined ? [] : [{ kind: "noValue", reason: motivo_assenza } as const]),
  ];
}

const use = {
  codice: code,
  nome: words(300),
  atteso: promised.default({ kind: "nothing" }),
  conta: choice({ ultimo: "last", somma: "sum", media: "mean" }).default("last"),
  letture_dovute: wholeNumber.optional(),
  per: decimal.optional(),
  non_applicabile: words(1000).optional(),
  neutralizzato: words(1000).optional(),
};

const composite = z.strictObject({
  tipo: z.literal("composito"),
  ...limits,
  conta: choice({ la_media: "weightedMean", il_peggiore: "minimum" }),
  parti_mancanti: choice({ annullano: "void", si_escludono: "renormalise" }),
  parti: z
    .array(z.strictObject({ ...use, peso: decimal, regola: simpleRule }))
    .min(1)
    .max(30),
});

type UseFile = z.output<z.ZodObject<typeof use>>;

function useOf({ codice, nome, atteso, conta, letture_dovute, per, non_applicabile, neutralizzato }: UseFile) {
  const setAside: SetAside | undefined =
    neutralizzato !== undefined
      ? { kind: "neutralised", act: neutralizzato }
      : non_applicabile !== undefined
        ? { kind: "notApplicable", reason: non_applicabile }
        : undefined;
  return {
    entry: codice,
    name: nome,
    promised: atteso,
    accumulation: conta,
    ...(letture_dovute !== undefined && { readingsDue: letture_dovute }),
    ...(per !== undefined && { scale: per }),
    ...(setAside && { setAside }),
  };
}

const indicator = z
  .strictObject({ ...use, peso: decimal.optional(), regola: z.union([simpleRule, composite]), rilevazioni: z.array(reading).max(400) })
  .transform(({ peso, regola, rilevazioni, ...told }): { readonly use: IndicatorUse; readonly readings: readonly IndicatorReading[] } => ({
    use: { ...useOf(told), rule: ruleOf(regola), ...(peso !== undefined && { weight: peso }) },
    readings: rilevazioni,
  }));

function ruleOf(rule: SimpleRule | z.output<typeof composite>): ScoringRule {
  if ("kind" in rule) return rule;
  return {
    kind: "composite",
    limits: { floor: rule.minimo, cap: rule.massimo },
    combine: rule.conta,
    missingParts: rule.parti_mancanti,
    parts: rule.parti.map(({ peso, regola, ...told }) => ({ code: told.codice, weight: peso, use: { ...useOf(told), rule: regola } })),
  };
}

/** The ordinary activity of a service as a file writes it: indicators of every kind, each with its rule and its readings. */
export const activity = z
  .strictObject({ servizio: words(200), quota: decimal, indicatori: z.array(indicator).max(60) })
  .transform(({ servizio, quota, indicatori }): ServiceActivity => ({ name: servizio, share: quota, indicators: indicatori }));

/** An entry of the catalogue of indicators: what one is, wherever it is used. */
export const catalogueEntry = z
  .strictObject({
    codice: code,
    nome: words(300),
    tipo: choice({
      data: "date",
      numero: "number",
      percentuale: "percentage",
      si_no: "yesNo",
      fasi: "phases",
      qualitativo: "qualitative",
      composito: "composite",
      finanziario: "financial",
      gradimento: "satisfaction",
      formula: "formula",
    }),
    classe: choice({ politiche: "policies", progetti: "projects", soddisfazione: "satisfaction", efficienza: "efficiency", impatto: "impact" }).optional(), // prettier-ignore
    formula: words(1000),
    numeratore: words(500).optional(),
    denominatore: words(500).optional(),
    unita_di_misura: words(100),
    decimali: wholeNumber.max(6),
    verso: choice({ alto: "higher", basso: "lower", intervallo: "inRange", data: "onDate", nessuno: "none" }),
    fonte: words(500),
    referente: words(200).optional(),
  })
  .transform((entry): IndicatorCatalogueEntry => ({
    code: entry.codice,
    name: entry.nome,
    kind: entry.tipo,
    ...(entry.classe !== undefined && { class: entry.classe }),
    formula: entry.formula,
    ...(entry.numeratore !== undefined && { numerator: entry.numeratore }),
    ...(entry.denominatore !== undefined && { denominator: entry.denominatore }),
    unit: entry.unita_di_misura,
    decimals: entry.decimali,
    direction: entry.verso,
    source: { written: entry.fonte, reliability: reliabilityOf(entry.fonte) },
    ...(entry.referente !== undefined && { dataOwner: entry.referente }),
  }));
