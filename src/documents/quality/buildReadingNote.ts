import { citationText } from "../../domain/kernel/citation.ts";
import { italianDate } from "../../domain/kernel/civilDate.ts";
import { groupBy } from "../../domain/kernel/groupBy.ts";
import type { ObjectiveCode } from "../../domain/plan/objective.ts";
import type { Acceptance } from "../../domain/quality/acceptance.ts";
import { SEVERITIES, SEVERITY_WORDS, type Severity, type Strength } from "../../domain/quality/finding.ts";
import type { NamedFinding } from "../../domain/quality/reviewPlan.ts";
import type { Block, DocumentTree, Inline } from "../tree.ts";

/** A finding, and the acceptance it may have. */
export type ReviewedFinding = NamedFinding & { readonly accepted?: Acceptance };

/** A year as the reviewer leaves it. */
export type ReviewedYear = {
  readonly administration: { readonly code: string; readonly name: string };
  readonly year: number;
  readonly findings: readonly ReviewedFinding[];
  readonly good: readonly Strength[];
};

const HEADINGS: Record<Severity, string> = {
  high: "Da risolvere",
  medium: "Da migliorare",
  low: "Da chiarire",
};

/** Where the page of an objective is, for a note that is read on the site. */
export type HrefOf = (code: ObjectiveCode) => string;

/** The reviewer's note for the meeting (it. "nota di lettura"): first what is good, then the findings by weight, each with why and what to do. */
export function buildReadingNote({ administration, year, findings, good }: ReviewedYear, hrefOf?: HrefOf): DocumentTree {
  const open = findings.filter(({ accepted }) => !accepted);
  const accepted = findings.filter((finding): finding is AcceptedFinding => finding.accepted !== undefined);
  const blocks: Block[] = [
    { kind: "paragraph", text: [summary(open, accepted.length)] },
    {
      kind: "paragraph",
      text: [
        "È una nota interna: il controllo consiglia, chi scrive il piano decide. Una segnalazione si può accettare, scrivendo il motivo.",
      ],
    },
    { kind: "heading", level: 2, text: "Che cosa è già buono", id: "gia-buono" },
    good.length > 0
      ? { kind: "list", ordered: false, items: good.map(({ message }) => [message]) }
      : { kind: "paragraph", text: ["Non c'è ancora un piano da leggere."] },
    ...SEVERITIES.flatMap((severity) => ofSeverity(severity, open, hrefOf)),
    ...(accepted.length > 0 ? acceptedOnes(accepted, hrefOf) : []),
  ];
  return {
    title: `Controllo qualità del piano ${String(year)}`,
    subtitle: "Nota di lettura: che cosa è già buono e che cosa conviene sistemare",
    author: administration.name,
    blocks,
    figures: {},
  };
}

function summary(open: readonly ReviewedFinding[], accepted: number): string {
  if (open.length === 0) return accepted > 0 ? "Tutte le segnalazioni sono state accettate con un motivo." : "Nessuna segnalazione.";
  const counts = SEVERITIES.flatMap((severity) => {
    const number = open.filter((finding) => finding.severity === severity).length;
    return number === 0 ? [] : [`${String(number)} ${severity === "high" ? (number === 1 ? "grave" : "gravi") : SEVERITY_WORDS[severity]}`];
  });
  const also = accepted === 0 ? "" : ` Altre ${String(accepted)} sono state accettate con un motivo.`;
  return `Il controllo ha ${open.length === 1 ? "una segnalazione" : `${String(open.length)} segnalazioni`}: ${counts.join(", ")}.${also}`;
}

function ofSeverity(severity: Severity, open: readonly ReviewedFinding[], hrefOf: HrefOf | undefined): Block[] {
  const held = open.filter((finding) => finding.severity === severity);
  if (held.length === 0) return [];
  return [
    { kind: "heading", level: 2, text: HEADINGS[severity], id: `peso-${severity}` },
    ...[...groupBy(held, ({ check }) => check)].flatMap(([check, findings]): Block[] => {
      const count = findings.length === 1 ? "" : ` (${String(findings.length)})`;
      const citations = [...new Set(findings.map(({ citation }) => citationText(citation)))].join("; ");
      const [only, ...others] = [...new Set(findings.map(({ remedy }) => remedy))];
      const hasOneRemedy = others.length === 0;
      return [
        { kind: "heading", level: 3, text: `${check.title}${count}`, id: `${severity}-${check.name}` },
        { kind: "paragraph", text: [`${check.why} `, `Riferimento: ${citations}.`] },
        {
          kind: "list",
          ordered: false,
          items: findings.map((finding) => [...where(finding, hrefOf), finding.message, ...(hasOneRemedy ? [] : [` ${finding.remedy}`])]),
        },
        ...(hasOneRemedy ? [{ kind: "paragraph", text: [{ kind: "strong", text: "Che cosa fare. " }, only ?? ""] } as const] : []),
      ];
    }),
  ];
}

function where({ place, subject, code }: ReviewedFinding, hrefOf: HrefOf | undefined): Inline[] {
  const line = place ? `Riga ${String(place.line)}, ` : "";
  const named = subject.replace(/[.…]+$/, (end) => (end.includes("…") ? "…" : ""));
  if (code === undefined || !hrefOf) return [{ kind: "strong", text: `${line}${named}: ` }];
  return [line, { kind: "link", text: named, href: hrefOf(code) }, ": "];
}

type AcceptedFinding = ReviewedFinding & { readonly accepted: Acceptance };

function acceptedOnes(accepted: readonly AcceptedFinding[], hrefOf: HrefOf | undefined): Block[] {
  return [
    { kind: "heading", level: 2, text: "Segnalazioni accettate", id: "accettate" },
    {
      kind: "list",
      ordered: false,
      items: accepted.map((finding) => [
        ...where(finding, hrefOf),
        finding.message,
        ` Accettata il ${italianDate(finding.accepted.on)} (${finding.accepted.by}): ${finding.accepted.reason}`,
      ]),
    },
  ];
}
