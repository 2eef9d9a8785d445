import { groupsOf } from "../../domain/plan/countOutcomes.ts";
import { CROSS_CUTTING } from "../../domain/plan/group.ts";
import { slugOf } from "../../domain/kernel/figure.ts";
import type { Objective } from "../../domain/plan/objective.ts";
import { OUTCOME_WORDS } from "../../domain/plan/outcome.ts";
import { italianDecimal } from "../../domain/kernel/rational.ts";
import type { AnnualReport } from "../../domain/report/annualReport.ts";
import type { Block, Table } from "../tree.ts";
import { headline } from "./headline.ts";
import { words } from "./words.ts";

/** What is said where the document gives no reason for a missed objective. */
export const NO_REASON = "Motivazione non indicata nel documento";

/** Chapter 4: the missed ones first, then every objective of every group as the document has it. */
export function objectives(report: AnnualReport): Block[] {
  const { objectives: all, year } = report;
  const crossCutting = all.filter(({ group }) => group === CROSS_CUTTING);
  const specific = groupsOf(all.filter(({ group }) => group !== CROSS_CUTTING));
  return [
    { kind: "heading", level: 2, text: "4. Obiettivi assegnati", id: "obiettivi-assegnati" },
    ...words(report, "obiettivi-assegnati", 2, []),
    ...missed(all),
    { kind: "heading", level: 3, text: "4.1 Obiettivi trasversali", id: "obiettivi-trasversali" },
    ...(crossCutting.length > 0 ? [poorForm(CROSS_CUTTING, crossCutting)] : [none()]),
    { kind: "heading", level: 3, text: "4.2 Obiettivi specifici", id: "obiettivi-specifici" },
    ...(specific.length > 0 ? [] : [none()]),
    ...specific.flatMap(([group, held]): Block[] => [
      { kind: "heading", level: 4, text: group, id: `gruppo-${slugOf(group)}` },
      { kind: "paragraph", text: headline(held, year, group) },
      poorForm(group, held),
    ]),
  ];
}

function missed(all: readonly Objective[]): Block[] {
  const failed = all.filter(({ evaluated }) => evaluated.outcome === "notAchieved" || evaluated.outcome === "partlyAchieved");
  if (failed.length === 0) return [];
  return [
    {
      kind: "table",
      caption: "Obiettivi non raggiunti, o raggiunti solo in parte",
      head: ["Codice", "Obiettivo", "Gruppo", "Esito", "Motivo dello scostamento"],
      rows: failed.map((objective) => [
        [objective.code],
        [fullTitle(objective)],
        [objective.group],
        [outcomeWords(objective)],
        [objective.deviation?.reason ?? NO_REASON],
      ]),
      rowHeaders: true,
      weights: [1.6, 4, 3.4, 1.8, 2.4],
      numeric: [],
    },
  ];
}

function none(): Block {
  return { kind: "missing", text: ["Nessun obiettivo riportato nel documento."] };
}

/** The table of a group with the columns towns print: title, description, indicator, target, source, outcome, in the document's words. */
function poorForm(group: string, held: readonly Objective[]): Table {
  const rows = held.map((objective) => [
    objective.title,
    objective.description,
    objective.indicator.written,
    objective.indicator.target.written,
    objective.indicator.source.reliability === "missing" ? "Fonte non indicata" : objective.indicator.source.written,
    outcomeWords(objective),
  ]);
  return {
    kind: "table",
    caption: `Obiettivi: ${group === CROSS_CUTTING ? "comuni a tutti i dirigenti" : group}`,
    head: ["Obiettivo", "Descrizione", "Indicatore", "Target", "Fonte del dato", "Esito"],
    rows: rows.map((row) => row.map((words) => [words])),
    rowHeaders: true,
    weights: widthsFor(rows),
    numeric: [],
  };
}

/** Widths that give room to the columns with long texts: by the square root of the longest, within bounds. */
function widthsFor(rows: readonly (readonly string[])[]): number[] {
  return (rows[0] ?? []).map((_, column) => {
    const longest = Math.max(...rows.map((row) => row[column]?.length ?? 0));
    return Math.min(8.5, Math.max(column === 0 ? 5.5 : 4.5, Math.round(Math.sqrt(longest) * 10) / 10));
  });
}

/** Title and description in one line, without saying twice what is the same. */
export function fullTitle({ title, description }: Objective): string {
  return description === "" || description === title ? title : `${title}: ${description}`;
}

/** "raggiunto", "raggiunto in parte (80 %)"; an outcome nobody can read is shown as written. */
export function outcomeWords({ evaluated }: Objective): string {
  if (evaluated.outcome === "unknown" && evaluated.written !== "") return `«${evaluated.written}»`;
  const degree = evaluated.degree !== undefined && evaluated.outcome === "partlyAchieved" ? ` (${italianDecimal(evaluated.degree)} %)` : "";
  return `${OUTCOME_WORDS[evaluated.outcome]}${degree}`;
}
