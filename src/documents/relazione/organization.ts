import { type AnnualReport, isOnlyPlan } from "../../domain/report/annualReport.ts";
import { strategicUnder } from "../../domain/report/linkedObjectives.ts";
import type { Service } from "../../domain/report/structure.ts";
import { figureId, hasOutcomes, unitsOf } from "../../domain/plan/countOutcomes.ts";
import type { Objective } from "../../domain/plan/objective.ts";
import type { Block } from "../tree.ts";
import { figure } from "./figures.ts";
import { words } from "./words.ts";

/** Chapters 2 and 3: the services, and what the plan hangs from. */
export function organization(report: AnnualReport): Block[] {
  return [...services(report), ...organizationalPerformance(report), ...strategic(report), ...operational(report)];
}

function services(report: AnnualReport): Block[] {
  const { services: all } = report;
  const heading: Block = { kind: "heading", level: 2, text: "2. Albero della performance", id: "albero-della-performance" };
  const own = words(report, "albero-della-performance", 2, []);
  if (all.length === 0) return [heading, ...own, { kind: "missing", text: ["Servizi non riportati nel documento."] }];
  const namesOf = (scope: Service["scope"]) => all.filter((service) => service.scope === scope).map(({ name }) => [name]);
  return [
    heading,
    ...own,
    { kind: "paragraph", text: ["I servizi rivolti ai cittadini, alla collettività e al territorio (servizi esterni):"] },
    { kind: "list", ordered: false, items: namesOf("external") },
    { kind: "paragraph", text: ["I servizi che lavorano per gli altri uffici (servizi interni):"] },
    { kind: "list", ordered: false, items: namesOf("internal") },
    { kind: "missing", text: ["Attività ordinaria dei servizi (quantità, tempi, qualità, costi) non riportata nel documento."] },
  ];
}

function organizationalPerformance(report: AnnualReport): Block[] {
  const { objectives } = report;
  const units = unitsOf(objectives).map(([unit, held]) => {
    const total = figure(figureId("objectives", unit));
    if (!hasOutcomes(held)) return [`${unit}, obiettivi `, total, "."];
    return [`${unit}, raggiunti `, figure(figureId("achieved", unit)), " su ", total, " (", figure(figureId("share", unit)), ")."];
  });
  return [
    { kind: "heading", level: 2, text: "3. Performance organizzativa", id: "performance-organizzativa" },
    ...words(report, "performance-organizzativa", 2, [
      {
        kind: "paragraph",
        text: [
          "La performance organizzativa riguarda l'ente nel suo insieme e ciascun settore. ",
          isOnlyPlan(report) ? "Si leggerà dagli esiti degli obiettivi." : "Qui si legge dagli esiti degli obiettivi.",
        ],
      },
    ]),
    ...(units.length > 0
      ? [
          { kind: "paragraph", text: ["I settori divisi in aree:"] } satisfies Block,
          { kind: "list", ordered: false, items: units } satisfies Block,
        ]
      : []),
    ...(objectives.some(({ weight }) => weight !== undefined)
      ? []
      : [{ kind: "missing", text: ["Pesi degli obiettivi non riportati nel documento."] } satisfies Block]),
    ...(isOnlyPlan(report)
      ? [{ kind: "missing", text: ["Valori misurati ed esiti non registrati."] } satisfies Block]
      : measured(objectives)),
    { kind: "heading", level: 3, text: "3.1 Prevenzione della corruzione e trasparenza", id: "prevenzione-della-corruzione" },
    ...words(report, "prevenzione-della-corruzione", 3, [
      {
        kind: "paragraph",
        text: [
          "Gli obiettivi della sezione 2.3 del PIAO sono valutati dal responsabile della prevenzione della corruzione e della trasparenza (RPCT).",
        ],
      },
    ]),
    { kind: "missing", text: ["Esito della valutazione del RPCT non riportato nel documento."] },
  ];
}

/** What is known of the measures: none, some, or all. Outcomes are the evaluated ones in any case. */
function measured(objectives: readonly Objective[]): Block[] {
  const missing = objectives.filter(({ indicators }) => indicators.some((indicator) => indicator.measured === undefined)).length;
  if (missing === 0 && objectives.length > 0) return [];
  const which = missing === objectives.length ? "" : " per una parte degli obiettivi";
  return [
    {
      kind: "missing",
      text: [`Valori misurati dagli indicatori non registrati${which}: gli esiti sono quelli valutati nel documento.`],
    },
  ];
}

/** Where no objective, or not every one, says what it hangs from. */
function unlinked(objectives: readonly Objective[], links: "strategic" | "operational", which: string): Block[] {
  const missing = objectives.filter((objective) => objective.links[links].length === 0).length;
  if (missing === 0 && objectives.length > 0) return [];
  const whose = missing === objectives.length ? "degli obiettivi dell'anno" : "di una parte degli obiettivi dell'anno";
  return [{ kind: "missing", text: [`Collegamento ${whose} con quelli ${which} non indicato nel documento.`] }];
}

function strategic(report: AnnualReport): Block[] {
  const { strategic: all, objectives } = report;
  const own = words(report, "obiettivi-strategici", 3, []);
  const heading: Block = { kind: "heading", level: 3, text: "3.2 Obiettivi strategici", id: "obiettivi-strategici" };
  const lines = mandateLines(report);
  if (all.length === 0)
    return [
      heading,
      ...own,
      ...lines,
      ...publicValue(report),
      { kind: "missing", text: ["Obiettivi strategici non riportati nel documento."] },
    ];
  return [
    heading,
    ...own,
    ...lines,
    { kind: "paragraph", text: ["Dal Documento unico di programmazione (DUP), sezione strategica:"] },
    {
      kind: "list",
      ordered: true,
      items: all.map(({ title, responsible }) => [responsible === undefined ? title : `${title} (ne risponde: ${responsible})`]),
    },
    ...unlinked(objectives, "strategic", "strategici"),
    ...publicValue(report),
  ];
}

/** The mandate lines, each with the numbers of the strategic objectives under it; nothing where the document has none. */
function mandateLines({ mandateLines: all, strategic }: AnnualReport): Block[] {
  if (all.length === 0) return [];
  const items = all.map(({ number, title }) => {
    const under = strategicUnder(strategic, { number }).map((each) => String(each.number));
    const which = under.length === 1 ? `obiettivo strategico ${under[0]!}` : `obiettivi strategici ${under.join(", ")}`;
    return [`${String(number)}. ${title}${under.length === 0 ? "" : ` (${which})`}`];
  });
  return [
    { kind: "paragraph", text: ["Le linee di mandato:"] },
    { kind: "list", ordered: false, items },
  ];
}

/** The objectives of public value; nothing where the document has none. */
function publicValue({ publicValue: all }: AnnualReport): Block[] {
  if (all.length === 0) return [];
  return [
    { kind: "paragraph", text: ["Gli obiettivi di valore pubblico:"] },
    { kind: "list", ordered: false, items: all.map(({ code, title }) => [code === undefined ? title : `${code} ${title}`]) },
  ];
}

function operational(report: AnnualReport): Block[] {
  const { operational: all, objectives } = report;
  const own = words(report, "obiettivi-operativi", 3, []);
  const heading: Block = { kind: "heading", level: 3, text: "3.3 Obiettivi operativi", id: "obiettivi-operativi" };
  if (all.length === 0) return [heading, ...own, { kind: "missing", text: ["Obiettivi operativi non riportati nel documento."] }];
  return [
    heading,
    ...own,
    { kind: "paragraph", text: ["Dal DUP, sezione operativa:"] },
    { kind: "list", ordered: false, items: all.map(({ title, code }) => [code === undefined ? title : `${code} ${title}`]) },
    ...unlinked(objectives, "operational", "operativi"),
  ];
}
