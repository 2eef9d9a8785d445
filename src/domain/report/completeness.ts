import { provenanceOf } from "../plan/origin.ts";
import type { Citation } from "../kernel/citation.ts";
import type { Figure } from "../kernel/figure.ts";
import { comparabilityCitation } from "../plan/comparability.rule.ts";
import { isCheckable, SOURCE_RELIABILITY_WORDS, type SourceReliability } from "../plan/indicator.ts";
import { isMissed, type Objective } from "../plan/objective.ts";
import { toldReasonOf } from "../plan/readOutcome.ts";
import { distributionCitation, totalsCitation } from "./bonusDisclosure.rule.ts";
import { contentsCitation, criterionCitation, VALIDATION_CRITERIA, variationsCitation } from "./reportContents.rule.ts";
import type { AnnualReport } from "./annualReport.ts";
import type { ReportedBand } from "./scoreGrid.ts";

/** Whether the data hold what is asked; `judged`: it is for the OIV to say, whatever the data hold. */
export type Presence = "present" | "partial" | "missing" | "judged";

export const PRESENCE_WORDS: Record<Presence, string> = {
  present: "c'è",
  partial: "in parte",
  missing: "manca",
  judged: "lo valuta l'OIV",
};

/** Something the law or the guidelines ask of a Relazione: by what, whether it is there, what was found, in which chapter. Numbers are figures. */
export type Requirement = {
  readonly asked: string;
  readonly citation: Citation;
  readonly presence: Presence;
  readonly found: readonly (string | Figure)[];
  readonly chapter?: string;
};

/** What completeness is judged from. */
export type Held = { readonly objectives: readonly Objective[]; readonly scoreBands: readonly ReportedBand[] } & Pick<
  AnnualReport,
  "approval" | "variations"
>;

const OBJECTIVES_CHAPTER = "4";
const PEOPLE_CHAPTER = "5";

/** What is asked of a Relazione, item by item, and what the data hold of it (it. "controllo di completezza"). */
export function completenessOf(held: Held): readonly Requirement[] {
  return [...contents(held), ...criteria(held), ...bonuses(held)];
}

/** The figures completeness is told with, by name. */
export function completenessFigures(held: Held): readonly Figure[] {
  const figures = completenessOf(held).flatMap(({ found }) => found.filter((part) => typeof part !== "string"));
  return [...new Map(figures.map((figure) => [figure.id, figure])).values()];
}

function contents({ objectives, approval, variations }: Held): Requirement[] {
  return [
    { asked: "Risultati di ogni obiettivo", citation: contentsCitation, ...results(objectives) },
    { asked: "Scostamenti, con il motivo", citation: contentsCitation, ...deviations(objectives) },
    { asked: "Risorse collegate agli obiettivi", citation: contentsCitation, ...resources(objectives) },
    { asked: "Bilancio di genere realizzato", citation: contentsCitation, presence: "missing", found: ["Non riportato nel documento."] },
    {
      asked: "Variazioni degli obiettivi in corso d'anno",
      citation: variationsCitation,
      ...variationsFound(approval !== undefined, variations !== undefined),
    },
    { asked: "Confronto con almeno i tre anni precedenti", citation: comparabilityCitation, ...comparison(objectives) },
  ];
}

/** Whether variations are told: only of a plan whose approval is recorded anybody can say that there were none. */
function variationsFound(isApproved: boolean, areThere: boolean): Found {
  if (!isApproved) return { presence: "missing", found: ["Il documento non dice se ce ne sono state."] };
  return judged([areThere ? "Sono elencate con il loro atto." : "Dopo l'approvazione il piano non è stato variato."], OBJECTIVES_CHAPTER);
}

type Found = Pick<Requirement, "presence" | "found" | "chapter">;

const judged = (found: readonly (string | Figure)[], chapter?: string): Found => ({
  presence: "judged",
  found,
  ...(chapter !== undefined && { chapter }),
});

function criteria({ objectives, scoreBands }: Held): Requirement[] {
  const plan = allOf(objectives);
  const found: Readonly<Record<number, Found>> = {
    1: judged(["Sono riportati tutti gli obiettivi registrati per l'anno: ", plan, "."], OBJECTIVES_CHAPTER),
    2: judged(["Il giudizio dell'OIV non è tra i dati."]),
    3: organizationalAndIndividual(objectives, scoreBands),
    4: { presence: "missing", found: ["La valutazione del RPCT non è riportata nel documento."], chapter: "3.1" },
    5: measured(objectives),
    6: reliability(objectives),
    7: deviations(objectives),
    8: judged(["Il processo non si legge dai dati."]),
    9: judged(["Le mancanze trovate sono in questa tabella."]),
    10: judged(["Si legge sul documento intero."]),
    11: judged(["Ogni numero si apre con regola, passaggi e dati."]),
  };
  return VALIDATION_CRITERIA.map((asked, i) => ({ asked, citation: criterionCitation(i + 1), ...found[i + 1]! }));
}

function bonuses({ scoreBands }: Held): Requirement[] {
  const grid: Found =
    scoreBands.length > 0
      ? {
          presence: "partial",
          found: ["C'è la griglia dei punteggi del personale; mancano i premi e i dirigenti."],
          chapter: PEOPLE_CHAPTER,
        }
      : { presence: "missing", found: ["Non riportato nel documento."] };
  const lacking = { presence: "missing", found: ["Non riportato nel documento."] } as const;
  return [
    { asked: "Premi: ammontare complessivo stanziato", citation: totalsCitation, ...lacking, chapter: "Allegato 1" },
    { asked: "Premi: ammontare complessivo distribuito", citation: totalsCitation, ...lacking, chapter: "Allegato 1" },
    { asked: "Criteri con cui i premi sono assegnati", citation: distributionCitation, ...lacking, chapter: "Allegato 2" },
    { asked: "Distribuzione dei premi in forma aggregata", citation: distributionCitation, ...lacking, chapter: "Allegato 2" },
    { asked: "Grado di differenziazione, per i dirigenti e per il personale", citation: distributionCitation, ...grid },
  ];
}

function results(objectives: readonly Objective[]): Found {
  const known = objectives.filter(({ evaluated }) => evaluated.outcome !== "unknown");
  const figure = counted("esiti-indicati", "Obiettivi con un esito indicato", known, ({ evaluated }) => evaluated.written);
  return { presence: presenceOf(known, objectives), found: [figure, " su ", allOf(objectives), "."], chapter: OBJECTIVES_CHAPTER };
}

function organizationalAndIndividual(objectives: readonly Objective[], scoreBands: readonly ReportedBand[]): Found {
  const { presence, found } = results(objectives);
  const hasGrid = scoreBands.length > 0;
  return {
    presence: hasGrid ? presence : presence === "missing" ? "missing" : "partial",
    found: ["Organizzativi: ", ...found, hasGrid ? " Individuali: la griglia dei punteggi." : " Individuali: non riportati nel documento."],
    chapter: hasGrid ? `${OBJECTIVES_CHAPTER}, ${PEOPLE_CHAPTER}` : OBJECTIVES_CHAPTER,
  };
}

/** Objectives that did not end as promised. */
export function missedOf(objectives: readonly Objective[]): readonly Objective[] {
  return objectives.filter(isMissed);
}

function deviations(objectives: readonly Objective[]): Found {
  const missed = missedOf(objectives);
  if (objectives.every(({ evaluated }) => evaluated.outcome === "unknown")) {
    return { presence: "missing", found: ["Senza esiti non si sa se ce ne sono."] };
  }
  if (missed.length === 0) {
    const isWhole = objectives.every(({ evaluated }) => evaluated.outcome !== "unknown");
    const found = [isWhole ? "Nessun obiettivo risulta mancato." : "Tra gli obiettivi con un esito, nessuno risulta mancato."];
    return { presence: isWhole ? "present" : "partial", found, chapter: OBJECTIVES_CHAPTER };
  }
  const explained = missed.filter((objective) => toldReasonOf(objective) !== undefined);
  return {
    presence: presenceOf(explained, missed),
    found: [
      "Con il motivo ",
      counted(
        "scostamenti-motivati",
        "Obiettivi mancati di cui è indicato il motivo",
        explained,
        (objective) => toldReasonOf(objective) ?? "",
      ),
      " su ",
      counted("scostamenti", "Obiettivi non raggiunti, o raggiunti solo in parte", missed, ({ evaluated }) => evaluated.written),
      ".",
    ],
    chapter: OBJECTIVES_CHAPTER,
  };
}

function resources(objectives: readonly Objective[]): Found {
  const resourced = objectives.filter((objective) => objective.resources !== undefined);
  const figure = counted("risorse", "Obiettivi con le risorse indicate", resourced, (objective) => objective.resources ?? "");
  return { presence: presenceOf(resourced, objectives), found: [figure, " su ", allOf(objectives), "."] };
}

/** The least number of earlier years that the law wants compared. */
const EARLIER_YEARS = 3;

function comparison(objectives: readonly Objective[]): Found {
  const compared = objectives.filter(({ indicators }) => indicators.every(({ baselines }) => baselines.length >= EARLIER_YEARS));
  const figure = counted("tre-anni", "Obiettivi con i valori di almeno tre anni precedenti", compared, ({ indicators }) =>
    indicators.map(({ baselines }) => baselines.map(({ year, value }) => `${String(year)}: ${value}`).join("; ")).join(" · "),
  );
  const has = objectives.some(({ indicators }) => indicators.some(({ baselines }) => baselines.length > 0));
  const presence = presenceOf(compared, objectives);
  return {
    presence: presence === "missing" && has ? "partial" : presence,
    found: ["Con i valori di almeno tre anni ", figure, " su ", allOf(objectives), "."],
    chapter: "1.1",
  };
}

/** Values tell that the method was used, not that it was used rightly. */
function measured(objectives: readonly Objective[]): Found {
  const known = objectives.filter(({ indicators }) => indicators.every((indicator) => indicator.measured !== undefined));
  const figure = counted("valori-misurati", "Obiettivi con un valore misurato", known, ({ indicators }) =>
    indicators.map((indicator) => indicator.measured?.written ?? "").join(" · "),
  );
  const presence = presenceOf(known, objectives);
  return {
    presence: presence === "present" ? "judged" : presence,
    found: ["Con un valore misurato ", figure, " su ", allOf(objectives), "."],
  };
}

const RELIABILITIES: readonly SourceReliability[] = ["certifiedExternal", "internalSystem", "selfDeclared", "unclassified", "missing"];

function reliability(objectives: readonly Objective[]): Found {
  const byClass = RELIABILITIES.map((kind) => ({
    kind,
    held: objectives.filter((objective) => leastReliable(objective) === kind),
  })).filter(({ held }) => held.length > 0);
  const reliable = byClass.filter(({ kind }) => isCheckable(kind)).flatMap(({ held }) => held);
  return {
    presence: presenceOf(reliable, objectives),
    found: [
      ...byClass.flatMap(({ kind, held }, i) => {
        const words = SOURCE_RELIABILITY_WORDS[kind];
        return [
          `${i === 0 ? "" : "; "}${words}: `,
          counted(`fonti/${SLUGS[kind]}`, `Obiettivi con fonte: ${words}`, held, ({ indicators }) =>
            indicators.map(({ source }) => source.written || words).join(" · "),
          ),
        ];
      }),
      ".",
    ],
    chapter: OBJECTIVES_CHAPTER,
  };
}

/** How far the sources of all its indicators let an objective be trusted: as far as the least reliable of them. */
function leastReliable({ indicators }: Objective): SourceReliability {
  return RELIABILITIES.findLast((kind) => indicators.some(({ source }) => source.reliability === kind)) ?? "missing";
}

const SLUGS: Record<SourceReliability, string> = {
  certifiedExternal: "esterne-certificate",
  internalSystem: "sistemi-interni",
  selfDeclared: "autodichiarate",
  unclassified: "da-stabilire",
  missing: "mancanti",
};

function presenceOf(some: readonly unknown[], all: readonly unknown[]): Presence {
  if (some.length === 0) return "missing";
  return some.length === all.length ? "present" : "partial";
}

const allOf = (objectives: readonly Objective[]) => counted("obiettivi", "Obiettivi del piano", objectives, ({ title }) => title);

function counted(id: string, name: string, held: readonly Objective[], valueOf: (objective: Objective) => string): Figure {
  const result = String(held.length);
  return {
    id: `completezza/${id}`,
    text: result,
    proof: {
      figure: name,
      rule: "Si contano gli obiettivi elencati, come li riporta il documento.",
      inputs: held.map((objective) => ({
        id: objective.code,
        name: objective.title,
        value: valueOf(objective),
        provenance: provenanceOf(objective.origin),
      })),
      steps: [{ id: "conteggio", operation: "count", operands: held.map(({ code }) => code), result, text: `Sono ${result}.` }],
      result,
    },
  };
}
