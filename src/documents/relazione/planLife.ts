import { actText } from "../../domain/cycle/act.ts";
import { italianDate } from "../../domain/kernel/civilDate.ts";
import { fieldName, fieldValueWords } from "../../domain/plan/fieldWords.ts";
import { type Approval, type ApprovedVariation, PLAN_CONTAINER_WORDS } from "../../domain/plan/planVersion.ts";
import { VARIATION_CAUSE_WORDS, VARIATION_KIND_WORDS } from "../../domain/plan/variation.ts";
import type { AnnualReport } from "../../domain/report/annualReport.ts";
import type { Block } from "../tree.ts";

/** The act that approved a plan, in a sentence; or that none is recorded. */
export function approvalSentence({ approval }: Pick<AnnualReport, "approval">): string {
  if (!approval) return "Nessun atto registrato per questo piano.";
  const { container, isProvisional } = approval;
  const inside = container && container !== "other" ? ` Sta nel ${PLAN_CONTAINER_WORDS[container]}.` : "";
  const what = isProvisional ? "Piano dell'esercizio provvisorio, approvato" : "Piano approvato";
  return `${what}: ${approvalWords(approval)}.${inside}`;
}

/** An act with its two days: "Giunta comunale, n. 98 del 10/07/2026, in vigore dal 12/07/2026, registrato il 30/07/2026". */
export function approvalWords({ act, effectiveFrom, recordedOn }: Approval): string {
  return `${actText(act)}, in vigore dal ${italianDate(effectiveFrom)}, registrato il ${italianDate(recordedOn)}`;
}

/** What a variation does, and why: "modifica, per un fatto esterno all'ente: Bando prorogato". */
export function variationWords({
  kind,
  cause,
  reason,
  withheld,
}: Pick<ApprovedVariation, "kind" | "cause" | "reason" | "withheld">): string {
  if (withheld !== undefined) return `${VARIATION_KIND_WORDS[kind]}; che cosa dice non è pubblicato: ${withheld}`;
  return `${VARIATION_KIND_WORDS[kind]}, per ${VARIATION_CAUSE_WORDS[cause]}: ${reason}`;
}

/** What a variation changes; of one that is withheld, a line that says nothing. */
function shownChanges({ changes, withheld }: ApprovedVariation): ApprovedVariation["changes"] {
  return withheld === undefined ? changes : [{ path: "", before: null, after: null }];
}

/** The variations of a plan, as the Relazione lists them: what each changes, before and after. Nothing while no act approved the plan. */
export function variationsListed({ approval, variations = [] }: AnnualReport): Block[] {
  if (!approval) return [];
  const heading: Block = { kind: "heading", level: 3, text: "4.3 Variazioni in corso d'anno", id: "variazioni" };
  if (variations.length === 0) return [heading, { kind: "paragraph", text: ["Dopo l'approvazione il piano non è stato variato."] }];
  return [
    heading,
    {
      kind: "table",
      caption: "Che cosa hanno cambiato gli atti, dopo l'approvazione del piano",
      head: ["Obiettivo", "Variazione", "Atto", "Che cosa", "Prima", "Dopo"],
      rows: variations.flatMap((variation) =>
        shownChanges(variation).map(({ path, before, after }, i) => [
          [i === 0 ? `${variation.code} ${variation.title}`.trim() : ""],
          [i === 0 ? variationWords(variation) + (variation.opinion === undefined ? "" : ` Parere: ${variation.opinion}`) : ""],
          [i === 0 ? approvalWords(variation) : ""],
          [path === "" ? "omesso" : fieldName(path)],
          [fieldValueWords(path, before)],
          [fieldValueWords(path, after)],
        ]),
      ),
      rowHeaders: true,
      weights: [2.2, 2.6, 2.6, 1.8, 2.2, 2.2],
      numeric: [],
    },
  ];
}
