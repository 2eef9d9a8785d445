// src/domain/report/headCount.ts
var HEAD_COUNT_KEYS = {
  employed: "headCount.employed",
  notEvaluated: "headCount.notEvaluated",
  added: "headCount.added",
  evaluatedStaff: "headCount.evaluatedStaff"
};
var PART_WORDS = {
  employed: "Dipendenti a fine anno",
  notEvaluated: "Non valutati",
  added: "Inclusi nella valutazione pur non presenti all'inizio",
  evaluatedStaff: "Valutati, oltre a dirigenti e titolari di incarichi"
};
var FIGURE_IDS = {
  employed: "personale/dipendenti",
  notEvaluated: "personale/non-valutati",
  added: "personale/inclusi",
  evaluatedStaff: "personale/valutati"
};
function headCountOf(reported) {
  const figures = {};
  for (const part of Object.keys(HEAD_COUNT_KEYS)) {
    const found = reported.find(({ key }) => key === HEAD_COUNT_KEYS[part]);
    if (found) figures[part] = { id: FIGURE_IDS[part], text: found.value, proof: readProof(part, found) };
  }
  const { employed, notEvaluated, added, evaluatedStaff } = figures;
  if (!employed || !notEvaluated || !evaluatedStaff) return { figures, readings: [] };
  const inside = remainder("personale/rimanenti-se-gia-compresi", [employed, notEvaluated, evaluatedStaff], []);
  const insideMeaning = "se gli inclusi erano gi\xE0 tra i dipendenti di fine anno";
  if (!added) return { figures, readings: [{ figure: inside, meaning: "come differenza" }] };
  const outside = remainder("personale/rimanenti-se-aggiunti", [employed, notEvaluated, evaluatedStaff], [added]);
  return {
    figures,
    readings: [
      { figure: outside, meaning: "se gli inclusi vanno aggiunti ai dipendenti di fine anno" },
      { figure: inside, meaning: insideMeaning }
    ]
  };
}
function readProof(part, { value, place }) {
  return {
    figure: PART_WORDS[part],
    rule: "Dato riportato come \xE8 scritto nel documento importato.",
    inputs: [{ id: part, name: PART_WORDS[part], value, provenance: { kind: "document", ...place } }],
    steps: [{ id: "lettura", operation: "read", operands: [part], result: value, text: `Il documento riporta ${value}.` }],
    result: value
  };
}
function remainder(id, [employed, ...without], plus) {
  const inputs = [employed, ...without, ...plus].map(({ id: figure, proof }) => ({
    id: figure,
    name: proof.figure,
    value: proof.result,
    provenance: { kind: "figure", figure }
  }));
  const numberOf = ({ proof }) => Number(proof.result);
  const added = plus.reduce((sum2, figure) => sum2 + numberOf(figure), numberOf(employed));
  const result = String(without.reduce((rest, figure) => rest - numberOf(figure), added));
  const sum = plus.length ? [
    {
      id: "somma",
      operation: "sum",
      operands: [employed.id, ...plus.map((figure) => figure.id)],
      result: String(added),
      text: `${[employed, ...plus].map(({ text }) => text).join(" + ")} = ${String(added)}.`
    }
  ] : [];
  const start = plus.length ? "somma" : employed.id;
  const difference = {
    id: "differenza",
    operation: "difference",
    operands: [start, ...without.map((figure) => figure.id)],
    result,
    text: `${[String(added), ...without.map(({ text }) => text)].join(" \u2212 ")} = ${result}.`
  };
  return {
    id,
    text: result,
    proof: {
      figure: "Dirigenti e titolari di incarichi che restano per differenza",
      rule: "Chi lavorava nell'ente, meno chi non \xE8 stato valutato e chi \xE8 stato valutato come personale. Il documento non dice questo numero.",
      inputs,
      steps: [...sum, difference],
      result
    }
  };
}

export {
  HEAD_COUNT_KEYS,
  headCountOf
};
//# sourceMappingURL=chunk-6PA62EB3.js.map
