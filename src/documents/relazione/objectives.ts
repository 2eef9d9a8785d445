import { groupsOf } from "../../domain/plan/countOutcomes.ts";
import { CROSS_CUTTING } from "../../domain/plan/group.ts";
import { slugOf } from "../../domain/kernel/figure.ts";
import type { FollowedIndicator } from "../../domain/plan/indicator.ts";
import { fullTitle, type Objective } from "../../domain/plan/objective.ts";
import { toldReasonOf } from "../../domain/plan/readOutcome.ts";
import { nameOf } from "../../domain/plan/outcomeOfIndicators.ts";
import { type EvaluatedOutcome, OUTCOME_WORDS, type Outcome } from "../../domain/plan/outcome.ts";
import { italianDecimal } from "../../domain/kernel/rational.ts";
import type { AnnualReport } from "../../domain/report/annualReport.ts";
import type { Block, Table } from "../tree.ts";
import { headline } from "./headline.ts";
import { variationsListed } from "./planLife.ts";
import { words } from "./words.ts";

/** What is said where the document gives no reason for a missed objective. */
const NO_REASON = "Motivazione non indicata nel documento";

/** Why an objective ended otherwise than promised, in the document's words; or that it gives no reason. No full stop at the end. */
export function reasonOf(objective: Objective): string {
  return toldReasonOf(objective)?.replace(/\.$/, "") ?? NO_REASON;
}

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
    ...(crossCutting.length > 0 ? [formOf(CROSS_CUTTING, crossCutting), ...crossCutting.flatMap(indicatorsOf)] : [none()]),
    { kind: "heading", level: 3, text: "4.2 Obiettivi specifici", id: "obiettivi-specifici" },
    ...(specific.length > 0 ? [] : [none()]),
    ...specific.flatMap(([group, held]): Block[] => [
      { kind: "heading", level: 4, text: group, id: `gruppo-${slugOf(group)}` },
      { kind: "paragraph", text: headline(held, year, group) },
      formOf(group, held),
      ...held.flatMap(indicatorsOf),
    ]),
    ...variationsListed(report),
  ];
}

function missed(all: readonly Objective[]): Block[] {
  const ended = (...outcomes: readonly Outcome[]) => all.filter(({ evaluated }) => outcomes.includes(evaluated.outcome));
  return [
    ...withReasons("Obiettivi non raggiunti, o raggiunti solo in parte", ended("notAchieved", "partlyAchieved")),
    ...withReasons("Obiettivi non valutabili, o neutralizzati", ended("notAssessable", "neutralised")),
  ];
}

function withReasons(caption: string, held: readonly Objective[]): Block[] {
  if (held.length === 0) return [];
  return [
    {
      kind: "table",
      caption,
      head: ["Codice", "Obiettivo", "Gruppo", "Esito", "Motivo dello scostamento"],
      rows: held.map((objective) => [
        [objective.code],
        [fullTitle(objective)],
        [objective.group],
        [outcomeWords(objective)],
        [reasonOf(objective)],
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

type FormColumn = { readonly head: string; readonly of: (objective: Objective) => string; readonly onlyIfAny?: true };

/** The columns towns print, in the document's words. Weight and measured value stand only where an objective of the group has them. */
const FORM: readonly FormColumn[] = [
  { head: "Obiettivo", of: ({ title }) => title },
  { head: "Descrizione", of: ({ description }) => description },
  { head: "Peso", of: ({ weight }) => weight ?? "", onlyIfAny: true },
  { head: "Indicatore", of: ({ indicators }) => listed(indicators, ({ written }) => written) },
  { head: "Target", of: ({ indicators }) => targetsOf(indicators) },
  { head: "Fonte del dato", of: ({ indicators }) => listed(indicators, sourceWords) },
  { head: "Valore misurato", of: ({ indicators }) => measuresOf(indicators), onlyIfAny: true },
  { head: "Esito", of: (objective) => outcomeWords(objective) },
];

/** The words of an only indicator as they are; of several, each after its place among them: "1) Minuti di attesa 2) Reclami". Empty where none has words. */
function listed(indicators: Objective["indicators"], wordsOf: (indicator: FollowedIndicator) => string): string {
  const words = indicators.map(wordsOf);
  if (words.length === 1 || words.every((each) => each === "")) return words[0] ?? "";
  return words.map((each, i) => `${String(i + 1)}) ${each === "" ? "non indicato" : each}`).join(" ");
}

/** The targets of an objective, in the words of the document. */
export function targetsOf(indicators: Objective["indicators"]): string {
  return listed(indicators, ({ target }) => target.written);
}

/** What was measured of an objective, in the words of the document. */
export function measuresOf(indicators: Objective["indicators"]): string {
  return listed(indicators, ({ measured }) => measured?.written ?? "");
}

function sourceWords({ source }: FollowedIndicator): string {
  return source.reliability === "missing" ? "Fonte non indicata" : source.written;
}

/** The indicators of an objective that has several: their weights, how each ended, and the degree that comes of them. */
function indicatorsOf(objective: Objective): Table[] {
  const { code, title, indicators, evaluated } = objective;
  if (indicators.length === 1) return [];
  const made = evaluated.madeOf && evaluated.degree !== undefined ? [`${italianDecimal(evaluated.degree)} %`] : [];
  return [
    {
      kind: "table",
      caption: `Indicatori dell'obiettivo ${code}, ${title}`,
      head: ["Indicatore", "Peso", "Target", "Valore misurato", "Esito"],
      rows: [
        ...indicators.map((indicator) => [
          [nameOf(indicator)],
          [indicator.weight ?? "non indicato"],
          [indicator.target.written],
          [indicator.measured?.written ?? "non registrato"],
          [indicator.evaluated ? evaluatedWords(indicator.evaluated) : "non indicato"],
        ]),
        ...made.map((degree) => [["Grado dell'obiettivo, media con i pesi"], [""], [""], [""], [degree]]),
      ],
      rowHeaders: true,
      weights: [4, 1.4, 3, 2.2, 2.4],
      numeric: [],
    },
  ];
}

/** The table of a group, one row for each objective. */
function formOf(group: string, held: readonly Objective[]): Table {
  const columns = FORM.filter(({ of, onlyIfAny }) => onlyIfAny === undefined || held.some((objective) => of(objective) !== ""));
  const rows = held.map((objective) => columns.map(({ of, onlyIfAny }) => of(objective) || (onlyIfAny ? "non indicato" : "")));
  return {
    kind: "table",
    caption: `Obiettivi: ${group === CROSS_CUTTING ? "comuni a tutti i dirigenti" : group}`,
    head: columns.map(({ head }) => head),
    rows: rows.map((row) => row.map((words) => [words])),
    rowHeaders: true,
    weights: widthsFor(
      columns.map(({ head }) => head),
      rows,
    ),
    numeric: [],
  };
}

/** Widths by the square root of the longest text of each column, and room for its longest word, so that few words break. */
function widthsFor(head: readonly string[], rows: readonly (readonly string[])[]): number[] {
  const columns = head.map((title, column) => [title, ...rows.map((row) => row[column] ?? "")]);
  const longest = (texts: readonly string[]) => texts.reduce((most, { length }) => Math.max(most, length), 0);
  const byText = columns.map((cells, column) => Math.min(20, Math.max(column === 0 ? 5.5 : 4.5, Math.sqrt(longest(cells)))));
  // Some 90 letters stand beside each other, blanks between columns included.
  const letter = byText.reduce((sum, width) => sum + width, 0) / 90;
  return columns.map((cells, column) => {
    const word = Math.min(14, longest(cells.flatMap((cell) => cell.split(/\s/))));
    return Math.round(10 * Math.max(byText[column]!, letter * (word + 3))) / 10;
  });
}

/** "raggiunto", "raggiunto in parte (80 %)"; an outcome nobody can read is shown as written. */
export function outcomeWords({ evaluated }: Pick<Objective, "evaluated">): string {
  return evaluatedWords(evaluated);
}

function evaluatedWords(evaluated: EvaluatedOutcome): string {
  if (evaluated.outcome === "unknown" && evaluated.written !== "") return `«${evaluated.written}»`;
  const degree = evaluated.degree !== undefined && evaluated.outcome === "partlyAchieved" ? ` (${italianDecimal(evaluated.degree)} %)` : "";
  return `${OUTCOME_WORDS[evaluated.outcome]}${degree}`;
}
