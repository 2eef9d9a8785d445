import type { Proof, ProofInput, Provenance } from "../kernel/proof.ts";
import { italianDecimal } from "../kernel/rational.ts";
import { targetProblemOf } from "./indicator.ts";
import type { Objective } from "./objective.ts";
import { OUTCOME_WORDS } from "./outcome.ts";
import { printTarget } from "./printTarget.ts";

/** How the evaluated outcome of one objective came to be: what was promised, what the document says of it, and what was measured, if anything. */
export function proofOfObjective({ code, title, indicator, evaluated, measured, deviation, place }: Objective): Proof {
  const promised: Provenance = { kind: "document", ...place };
  const problem = targetProblemOf(indicator);
  const { reading } = indicator.target;
  const meaning = reading.understood
    ? `Il target vuol dire: ${printTarget(reading.target)}.`
    : `Il target non è stato interpretato. ${problem ?? ""}`;
  const inputs: ProofInput[] = [
    { id: "target", name: "Target previsto", value: indicator.target.written, provenance: promised },
    { id: "fonte", name: "Fonte del dato", value: indicator.source.written, provenance: promised },
  ];
  const hasOutcome = evaluated.written !== "";
  if (hasOutcome)
    inputs.push({
      id: "esito",
      name: "Esito scritto nel documento",
      value: evaluated.written,
      provenance: { kind: "document", ...(evaluated.place ?? place) },
    });
  if (measured)
    inputs.push({ id: "misurato", name: "Valore misurato", value: measured.written, provenance: { kind: "document", ...measured.place } });
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
    rule: `L'esito è quello valutato dall'amministrazione, letto nel documento. ${measured ? "Il confronto tra il valore misurato e il target è un'altra cosa, con la sua prova." : "Il valore misurato non è riportato: il confronto con il target non si può rifare."}`,
    inputs,
    steps: [
      { id: "target", operation: "read", operands: ["target"], result: indicator.target.written, text: meaning },
      {
        id: "esito",
        operation: "read",
        operands: hasOutcome ? ["esito"] : [],
        result: evaluated.outcome,
        text: hasOutcome
          ? `Il documento scrive «${evaluated.written}»: ${evaluated.outcome === "unknown" ? "un esito che non si riconosce, e che non si conta" : `${OUTCOME_WORDS[evaluated.outcome]}${degree}`}.`
          : "Il documento non indica l'esito.",
      },
    ],
  };
}
