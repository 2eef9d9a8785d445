import {
  OUTCOME_WORDS
} from "./chunk-BTV5RUOO.js";
import {
  printTarget,
  targetProblemOf
} from "./chunk-A672SG2A.js";
import {
  italianDecimal
} from "./chunk-MJTHQE4O.js";

// src/domain/plan/proofOfObjective.ts
function proofOfObjective({ code, title, indicator, evaluated, measured, deviation, place }) {
  const promised = { kind: "document", ...place };
  const problem = targetProblemOf(indicator);
  const { reading } = indicator.target;
  const meaning = reading.understood ? `Il target vuol dire: ${printTarget(reading.target)}.` : `Il target non \xE8 stato interpretato. ${problem ?? ""}`;
  const inputs = [
    { id: "target", name: "Target previsto", value: indicator.target.written, provenance: promised },
    { id: "fonte", name: "Fonte del dato", value: indicator.source.written, provenance: promised }
  ];
  const hasOutcome = evaluated.written !== "";
  if (hasOutcome)
    inputs.push({
      id: "esito",
      name: "Esito scritto nel documento",
      value: evaluated.written,
      provenance: { kind: "document", ...evaluated.place ?? place }
    });
  if (measured)
    inputs.push({ id: "misurato", name: "Valore misurato", value: measured.written, provenance: { kind: "document", ...measured.place } });
  if (deviation)
    inputs.push({ id: "motivo", name: "Motivo dello scostamento", value: deviation.reason, provenance: { kind: "document", ...deviation.place } });
  const degree = evaluated.degree === void 0 ? "" : `, grado ${italianDecimal(evaluated.degree)} %`;
  return {
    figure: `Esito dell'obiettivo ${code}, ${title}`,
    result: evaluated.outcome,
    rule: `L'esito \xE8 quello valutato dall'amministrazione, letto nel documento. ${measured ? "Il confronto tra il valore misurato e il target \xE8 un'altra cosa, con la sua prova." : "Il valore misurato non \xE8 riportato: il confronto con il target non si pu\xF2 rifare."}`,
    inputs,
    steps: [
      { id: "target", operation: "read", operands: ["target"], result: indicator.target.written, text: meaning },
      {
        id: "esito",
        operation: "read",
        operands: hasOutcome ? ["esito"] : [],
        result: evaluated.outcome,
        text: hasOutcome ? `Il documento scrive \xAB${evaluated.written}\xBB: ${evaluated.outcome === "unknown" ? "un esito che non si riconosce, e che non si conta" : `${OUTCOME_WORDS[evaluated.outcome]}${degree}`}.` : "Il documento non indica l'esito."
      }
    ]
  };
}

export {
  proofOfObjective
};
//# sourceMappingURL=chunk-ASCTV6AJ.js.map
