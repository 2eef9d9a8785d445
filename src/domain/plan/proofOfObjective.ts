import { provenanceOf } from "./origin.ts";
import type { Proof, ProofInput, ProofStep, Provenance } from "../kernel/proof.ts";
import { italianDecimal } from "../kernel/rational.ts";
import { type FollowedIndicator, targetProblemOf } from "./indicator.ts";
import type { Objective } from "./objective.ts";
import { OUTCOME_WORDS } from "./outcome.ts";
import { nameOf, outcomeOfIndicators } from "./outcomeOfIndicators.ts";
import { printTarget } from "./printTarget.ts";

const NEUTRALISED_RULE = "Un obiettivo neutralizzato da una variazione approvata non si conta tra i raggiunti né tra i mancati.";

/** How the evaluated outcome of one objective came to be: what was promised, what the document says of it, and what was measured, if anything. */
export function proofOfObjective(objective: Objective): Proof {
  const { code, title, indicators, evaluated, deviation, origin } = objective;
  const made = evaluated.madeOf === "indicators" && outcomeOfIndicators(objective);
  if (made) return made.proof;
  const isVaried = evaluated.madeOf === "variation";
  const hasOutcome = evaluated.written !== "";
  const inputs = indicators.flatMap((indicator): ProofInput[] => promiseOf(indicator, suffixOf(indicator, indicators)));
  if (hasOutcome)
    inputs.push({
      id: "esito",
      name: "Esito scritto nel documento",
      value: evaluated.written,
      provenance: evaluated.place ? { kind: "document", ...evaluated.place } : provenanceOf(origin),
    });
  const measures = indicators.flatMap((indicator): ProofInput[] => measureOf(indicator, suffixOf(indicator, indicators)));
  inputs.push(...measures);
  if (deviation)
    inputs.push({
      id: "motivo",
      name: "Motivo dello scostamento",
      value: deviation.reason,
      provenance: { kind: "document", ...deviation.place },
    });
  const degree = evaluated.degree === undefined ? "" : `, grado ${italianDecimal(evaluated.degree)} %`;
  return {
    figure: `Esito dell'obiettivo ${code}, ${title}`,
    result: evaluated.outcome,
    rule: isVaried
      ? NEUTRALISED_RULE
      : `L'esito è quello valutato dall'amministrazione, letto nel documento. ${measures.length > 0 ? "Il confronto tra il valore misurato e il target è un'altra cosa, con la sua prova." : "Il valore misurato non è riportato: il confronto con il target non si può rifare."}`,
    inputs,
    steps: [
      ...indicators.map((indicator) => readingOf(indicator, suffixOf(indicator, indicators))),
      {
        id: "esito",
        operation: "read",
        operands: hasOutcome ? ["esito"] : [],
        result: evaluated.outcome,
        text: isVaried
          ? "Una variazione approvata lo ha neutralizzato: non si conta."
          : hasOutcome
            ? `Il documento scrive «${evaluated.written}»: ${evaluated.outcome === "unknown" ? "un esito che non si riconosce, e che non si conta" : `${OUTCOME_WORDS[evaluated.outcome]}${degree}`}.`
            : "Il documento non indica l'esito.",
      },
    ],
  };
}

/** What sets the inputs of one of several indicators apart: in names, and in words. */
type Suffix = { readonly id: string; readonly words: string };

function suffixOf(indicator: FollowedIndicator, { length }: Objective["indicators"]): Suffix {
  return length === 1 ? { id: "", words: "" } : { id: `-${String(indicator.number)}`, words: `, ${nameOf(indicator)}` };
}

function promiseOf({ target, source, origin }: FollowedIndicator, { id, words }: Suffix): ProofInput[] {
  const promised = provenanceOf(origin);
  return [
    { id: `target${id}`, name: `Target previsto${words}`, value: target.written, provenance: promised },
    { id: `fonte${id}`, name: `Fonte del dato${words}`, value: source.written, provenance: promised },
  ];
}

function measureOf({ measured }: FollowedIndicator, { id, words }: Suffix): ProofInput[] {
  if (!measured) return [];
  const provenance: Provenance = { kind: "document", ...measured.place };
  return [{ id: `misurato${id}`, name: `Valore misurato${words}`, value: measured.written, provenance }];
}

function readingOf(indicator: FollowedIndicator, { id, words }: Suffix): ProofStep {
  const { reading, written } = indicator.target;
  const text = reading.understood
    ? `Il target${words && `${words},`} vuol dire: ${printTarget(reading.target)}.`
    : `Il target${words && `${words},`} non è stato interpretato. ${targetProblemOf(indicator) ?? ""}`;
  return { id: `target${id}`, operation: "read", operands: [`target${id}`], result: written, text };
}
