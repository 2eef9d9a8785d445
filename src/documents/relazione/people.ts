import { citationText } from "../../domain/kernel/citation.ts";
import { distributionCitation } from "../../domain/report/bonusDisclosure.rule.ts";
import { italianShare } from "../../domain/kernel/share.ts";
import type { AnnualReport } from "../../domain/report/annualReport.ts";
import { headCountOf } from "../../domain/report/headCount.ts";
import { scoreGridOf } from "../../domain/report/scoreGrid.ts";
import { scoreColumns } from "../charts/scoreColumns.ts";
import type { Block, Inline } from "../tree.ts";
import { figure } from "./figures.ts";
import { words } from "./words.ts";

/** Chapter 5: who was evaluated, who was not, and how the scores are spread. Never a name. */
export function people(report: AnnualReport): Block[] {
  return [
    { kind: "heading", level: 2, text: "5. Valutazione del personale", id: "valutazione-del-personale" },
    ...words(report, "valutazione-del-personale", 2, []),
    ...headCount(report),
    ...grid(report),
  ];
}

function headCount({ reported, year }: AnnualReport): Block[] {
  const { figures, readings } = headCountOf(reported);
  const { employed, notEvaluated, added, evaluatedStaff } = figures;
  const sentences: Inline[][] = [
    ...(employed ? [[`Al 31/12/${String(year)} lavoravano nell'ente `, figure(employed.id), " persone."]] : []),
    ...(notEvaluated ? [["Non sono state valutate ", figure(notEvaluated.id), " persone."]] : []),
    ...(added ? [["Sono state incluse nella valutazione ", figure(added.id), " persone non presenti all'inizio."]] : []),
    ...(evaluatedStaff
      ? [["Oltre ai dirigenti e ai titolari di incarichi, le persone valutate sono ", figure(evaluatedStaff.id), "."]]
      : []),
  ];
  if (sentences.length === 0) return [{ kind: "missing", text: ["Numero di dipendenti e di valutati non riportato nel documento."] }];
  return [
    { kind: "paragraph", text: sentences.flatMap((sentence, i) => (i === 0 ? sentence : [" ", ...sentence])) },
    ...(readings.length > 1 ? [openHeadCount(readings)] : []),
  ];
}

function openHeadCount(readings: ReturnType<typeof headCountOf>["readings"]): Block {
  const ways = readings.flatMap(({ figure: { id }, meaning }, i): Inline[] => [i === 0 ? " " : "; ", figure(id), ` ${meaning}`]);
  return {
    kind: "missing",
    text: [
      "I conti del personale non tornano: il documento non dice quanti sono i dirigenti e i titolari di incarichi. Per differenza sono",
      ...ways,
      ". Resta aperto finché una persona non decide, con il motivo.",
    ],
  };
}

function grid({ scoreBands, year }: AnnualReport): Block[] {
  const found = scoreGridOf(scoreBands);
  if (!found)
    return [{ kind: "missing", text: ["Griglia dei punteggi non riportata nel documento."], citation: citationText(distributionCitation) }];
  const closes = found.shareTotal === "100.00";
  return [
    scoreColumns(found, year),
    {
      kind: "table",
      caption: `Griglia dei punteggi, anno ${String(year)}`,
      head: ["Punteggio", "Valutati", "Percentuale"],
      rows: [
        ...found.rows.map(({ label, count, share }) => [[label], [figure(count.id)], [figure(share.id)]]),
        [["Totale"], [figure(found.total.id)], [italianShare(found.shareTotal)]],
      ],
      rowHeaders: true,
      weights: [4, 2, 2],
      numeric: [1, 2],
      ...(!closes && {
        note: [`Ogni percentuale è arrotondata da sola: la somma fa ${italianShare(found.shareTotal)} e non 100,00 %.`],
      }),
    },
  ];
}
