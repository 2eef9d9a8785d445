import { citationText } from "../../domain/kernel/citation.ts";
import { italianDate } from "../../domain/kernel/civilDate.ts";
import { groupsOf, hasOutcomes } from "../../domain/plan/countOutcomes.ts";
import { type AnnualReport, isOnlyPlan } from "../../domain/report/annualReport.ts";
import { nameOf } from "../../domain/plan/outcomeOfIndicators.ts";
import { citation, reportDueOn } from "../../domain/report/reportDue.rule.ts";
import { italianDecimal } from "../../domain/kernel/rational.ts";
import { comparabilityCitation } from "../../domain/plan/comparability.rule.ts";
import { outcomeBars } from "../charts/outcomeBars.ts";
import { treePicture } from "../treePicture.ts";
import type { Block, Cell, Table } from "../tree.ts";
import { countCaption, countColumns } from "./countColumns.ts";
import { approvalSentence } from "./planLife.ts";
import { headline } from "./headline.ts";
import { words } from "./words.ts";

/** Chapter 1: what was achieved, in one sentence, one picture and one table. */
export function presentation(report: AnnualReport): Block[] {
  const { objectives, year } = report;
  return [
    { kind: "heading", level: 2, text: "1. Presentazione", id: "presentazione" },
    { kind: "paragraph", text: headline(objectives, year) },
    ...words(report, "presentazione", 2, [
      {
        kind: "paragraph",
        text: [
          `${purpose(report)} `,
          "I numeri non sono scritti a mano: ciascuno si ricava dai dati elencati più avanti e si può ripercorrere passo per passo.",
          ...(report.approval ? [` ${approvalSentence(report)}`] : []),
        ],
      },
    ]),
    ...(objectives.length > 0 ? [treePicture(objectives, year), ...charted(objectives, year), countsByGroup(objectives, year)] : []),
    { kind: "heading", level: 3, text: "1.1 Miglioramento continuo", id: "miglioramento-continuo" },
    ...words(report, "miglioramento-continuo", 3, []),
    ...yearsBefore(objectives, year),
  ];
}

/** What the Relazione is for, and by when; of a plan, what its Relazione will be for. */
function purpose(report: AnnualReport): string {
  const year = String(report.year);
  const due = reportDueOn(report.year);
  const law = citationText(citation);
  if (isOnlyPlan(report)) {
    const term = due === undefined ? "" : `, va approvata entro il ${italianDate(due)}`;
    return `Questo è il piano. La Relazione sul ${year}, che dirà com'è andato ciascuno (${law})${term}.`;
  }
  const term = due === undefined ? "" : ` Quella sul ${year} va approvata entro il ${italianDate(due)}.`;
  return `La Relazione mette accanto a ogni obiettivo previsto com'è andato, come chiede il ${law}.${term}`;
}

/** The values of the years before beside the target and what was measured, where the document gives them. */
function yearsBefore(objectives: AnnualReport["objectives"], year: number): Block[] {
  const compared = objectives.flatMap(({ code, title, indicators }) =>
    indicators
      .filter(({ baselines }) => baselines.length > 0)
      .map((indicator) => ({ code, title: indicators.length === 1 ? title : `${title}: ${nameOf(indicator)}`, indicator })),
  );
  if (compared.length === 0) {
    const text = ["Confronto con gli anni precedenti non riportato nel documento."];
    return [{ kind: "missing", text, citation: citationText(comparabilityCitation) }];
  }
  return [
    {
      kind: "table",
      caption: "I valori degli anni precedenti, il target e il valore misurato",
      head: ["Codice", "Obiettivo", "Anni precedenti", `Target ${String(year)}`, `Misurato nel ${String(year)}`],
      rows: compared.map(({ code, title, indicator }) => [
        [code],
        [title],
        [indicator.baselines.map((baseline) => `${String(baseline.year)}: ${italianDecimal(baseline.value)}`).join("; ")],
        [indicator.target.written],
        [indicator.measured?.written ?? "non registrato"],
      ]),
      rowHeaders: true,
      weights: [1.7, 3.4, 3, 3, 2.2],
      numeric: [],
    },
  ];
}

/** Bars say nothing of a plan without outcomes. */
function charted(objectives: AnnualReport["objectives"], year: number): Block[] {
  return hasOutcomes(objectives) ? outcomeBars(objectives, year) : [];
}

function countsByGroup(objectives: AnnualReport["objectives"], year: number): Table {
  const columns = countColumns(objectives);
  const rowOf = (name: string, held: typeof objectives, group?: string): Cell[] => [
    [name],
    ...columns.map(({ cellOf }) => [cellOf(held, group)]),
  ];
  return {
    kind: "table",
    caption: countCaption(objectives, year),
    head: ["Gruppo", ...columns.map(({ head }) => head)],
    rows: [...groupsOf(objectives).map(([group, held]) => rowOf(group, held, group)), rowOf("Tutta l'amministrazione", objectives)],
    rowHeaders: true,
    weights: columns.length > 5 ? [4.4, ...columns.map(({ head }) => longestWord(head) * 0.26)] : [6, ...columns.map(() => 2.2)],
    numeric: columns.map((_, i) => i + 1),
  };
}

/** Letters of the longest word: with many columns each has room for its own, so that none is divided. */
function longestWord(text: string): number {
  return Math.max(...text.split(" ").map((word) => word.length));
}
