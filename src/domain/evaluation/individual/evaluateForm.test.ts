import { describe, expect, test } from "vitest";
import { aForm, aGrade, anSmvp } from "../../../../tests/support/individual.ts";
import { proofLines } from "../../../../tests/support/proofLines.ts";
import { without } from "../../../../tests/support/without.ts";
import { exactText } from "../../kernel/rational.ts";
import type { AbsencePolicy } from "../combine.ts";
import type { Component, RoleTemplate, Scale, Smvp } from "../smvp.ts";
import { evaluateForm, type KnownGrades } from "./evaluateForm.ts";
import type { Form, FormObjective } from "./form.ts";
import { readySmvp } from "./readySmvp.ts";

const KNOWN: KnownGrades = {
  administration: aGrade("ente", "80"),
  ofUnit: (unit) => (unit === "Ufficio tributi" ? aGrade(unit, "90") : undefined),
  ofObjective: (code) => (code === "2024-001" ? { ...aGrade(code, "70"), weight: "30" } : undefined),
  differentiationOf: (person) => aGrade(`differenziazione di ${person}`, "60"),
};

/** The template of the form's role: these components, with these weights, and behaviours on the scale from 0 to 4. */
function templateOf(weights: Partial<Record<Component["kind"], string>>, behaviours: RoleTemplate["behaviours"] = []): RoleTemplate {
  const components = Object.entries(weights).map(([kind, weight]) => ({ kind: kind as Component["kind"], weight }));
  return { role: "istruttori", components, behaviours, scale: "zero-quattro" };
}

/** A form evaluated by one template. */
function evaluated(template: RoleTemplate, form: Partial<Form>, changes: Partial<Smvp> = {}) {
  const { grade, proof } = evaluateForm(aForm("P-1", form), readySmvp(anSmvp("intermedio", { roles: [template], ...changes })), KNOWN);
  return { grade: grade.kind === "graded" ? exactText(grade.value) : grade.kind, proof };
}

/** From 1 to 5, of which 1 is worth nothing. */
const FROM_1_TO_5: Scale = {
  kind: "numbers",
  code: "zero-quattro",
  from: "1",
  to: "5",
  decimals: 0,
  conversion: "fromMinimum",
  levels: [],
};

describe("the proof of a form", () => {
  test("names each component, its weight and where both come from", () => {
    const template = templateOf({ unit: "40", administration: "30", differentiation: "30" });
    const { grade, proof } = evaluated(template, {});
    expect(grade).toBe("78"); // (90 × 40 + 80 × 30 + 60 × 30) / 100
    expect(proofLines(proof)).toEqual([
      "Ufficio tributi: 90 (Ufficio tributi)",
      "ente: 80 (ente)",
      "differenziazione di P-1: 60 (differenziazione di P-1)",
      "Peso: performance dell'unità organizzativa: 40 (smvp, ruoli[0].componenti[0].peso)",
      "Peso: performance dell'ente: 30 (smvp, ruoli[0].componenti[1].peso)",
      "Peso: differenziazione dei giudizi: 30 (smvp, ruoli[0].componenti[2].peso)",
      "Punteggio della scheda: (90 × 40 + 80 × 30 + 60 × 30) ÷ 100 = 78.",
    ]);
    expect([proof.figure, proof.rule, proof.citation, proof.result]).toEqual([
      "Punteggio della scheda P-1/2024-01-01",
      "La media delle componenti con i pesi del sistema di valutazione. Il valore è esatto: si arrotonda solo il punteggio pubblicato.",
      { act: "d.lgs. 150/2009", article: "9" },
      "78",
    ]);
  });

  test("gives an objective the weight of the form, else that of the plan, else the same as all", () => {
    const objectives: FormObjective[] = [
      { kind: "plan", objective: "2024-001", weight: "40" },
      { kind: "plan", objective: "2024-001" },
      { kind: "own", title: "Archivio in ordine", degree: "100" },
    ];
    const { grade, proof } = evaluated(templateOf({ objectives: "100" }), { objectives });
    expect(grade).toBe("5000/71"); // (70 × 40 + 70 × 30 + 100 × 1) / 71
    expect(proofLines(proof)).toEqual([
      "2024-001: 70 (2024-001)",
      "2024-001: 70 (2024-001)",
      "Archivio in ordine: 100 (scheda, obiettivo 3)",
      "Peso dell'obiettivo 1: 40 (scheda, obiettivo 1)",
      "Peso dell'obiettivo 2: 30 (pesi del piano)",
      "Peso dell'obiettivo 3: 1 (smvp, pesi.obiettivi)",
      "Peso: obiettivi individuali o di gruppo: 100 (smvp, ruoli[0].componenti[0].peso)",
      "Obiettivi della scheda: (70 × 40 + 70 × 30 + 100 × 1) ÷ 71 = 70,422535….",
      "Punteggio della scheda: (70,422535… × 100) ÷ 100 = 70,422535….",
    ]);
  });

  test("weighs an objective of weight zero nothing, unless all are", () => {
    const own = (weight: string, degree: string): FormObjective => ({ kind: "own", title: "Prova", weight, degree });
    const template = templateOf({ objectives: "100" });
    expect(evaluated(template, { objectives: [own("0", "10"), own("5", "80")] }).grade).toBe("80");
    expect(evaluated(template, { objectives: [own("0", "10"), own("0", "80")] }).grade).toBe("notComputable");
  });

  test("calls an objective by its code where the plan has no name for it", () => {
    const absences = { ...anSmvp().individual.absences, missing: "leaveOut" } as const;
    const objectives: FormObjective[] = [
      { kind: "plan", objective: "2024-001" },
      { kind: "plan", objective: "2024-009" },
    ];
    const { proof } = evaluated(templateOf({ objectives: "100" }), { objectives }, { individual: { ...anSmvp().individual, absences } });
    expect(proofLines(proof)).toContain(
      "2024-009: dato mancante, non conta e lascia il suo peso agli altri (smvp, individuale.senza_dato.mancante)",
    );
  });

  test("says which objective was taken out, why, and what the SMVP does then", () => {
    const objectives: FormObjective[] = [
      { kind: "own", title: "Trasloco", neutralised: "gara annullata" },
      { kind: "own", title: "Archivio in ordine", degree: "85" },
    ];
    const { grade, proof } = evaluated(templateOf({ objectives: "100" }), { objectives });
    expect(grade).toBe("85");
    expect(proofLines(proof)).toContain(
      "Trasloco (gara annullata): neutralizzato, non conta e lascia il suo peso agli altri (smvp, individuale.senza_dato.neutralizzato)",
    );
  });

  test("of linked objectives names them so", () => {
    const linked = { individual: { ...anSmvp().individual, unitShare: "linkedObjectives" as const } };
    const { grade, proof } = evaluated(templateOf({ unit: "100" }), { linkedObjectives: ["2024-001"] }, linked);
    expect(grade).toBe("70");
    expect(proof.steps[0]?.text).toBe("Obiettivi dell'unità collegati alle funzioni: (70 × 30) ÷ 30 = 70.");
  });

  test("puts behaviours out of 100", () => {
    const template = templateOf({ behaviours: "100" }, [{ code: "impegno" }, { code: "collaborazione" }]);
    const behaviours = [
      { code: "impegno", score: "4" },
      { code: "collaborazione", score: "3" },
    ];
    const { grade, proof } = evaluated(template, { behaviours });
    expect(grade).toBe("87.5"); // 3,5 of 4
    expect(proofLines(proof)).toEqual([
      "Impegno e affidabilità: 4 (scheda, Impegno e affidabilità)",
      "Collaborazione: 3 (scheda, Collaborazione)",
      "Peso: Impegno e affidabilità: 1 (smvp, ruoli[0].comportamenti[0].peso)",
      "Peso: Collaborazione: 1 (smvp, ruoli[0].comportamenti[1].peso)",
      "Massimo della scala: 4 (smvp, scale[0].a)",
      "I punteggi sono su 100: 100 (smvp, schema)",
      "Peso: comportamenti e competenze: 100 (smvp, ruoli[0].componenti[0].peso)",
      "Comportamenti, sulla scala: (4 × 1 + 3 × 1) ÷ 2 = 3,5.",
      "Per cento: 3,5 × 100 = 350.",
      "Comportamenti, su 100: 350 ÷ 4 = 87,5.",
      "Punteggio della scheda: (87,5 × 100) ÷ 100 = 87,5.",
    ]);
  });

  test("counts a scale from its minimum, where the SMVP does", () => {
    const template = templateOf({ behaviours: "100" }, [{ code: "impegno" }]);
    const { proof } = evaluated(template, { behaviours: [{ code: "impegno", score: "4" }] }, { scales: [FROM_1_TO_5] });
    expect(proof.steps.slice(1, 5).map(({ text }) => text)).toEqual([
      "Oltre il minimo della scala: 4 − 1 = 3.",
      "Ampiezza della scala: 5 − 1 = 4.",
      "Per cento: 3 × 100 = 300.",
      "Comportamenti, su 100: 300 ÷ 4 = 75.",
    ]);
    expect(proofLines(proof)).toContain("Minimo della scala: 1 (smvp, scale[0].da)");
  });

  test("quotes the word of a scale of words", () => {
    const words: Scale = { kind: "words", code: "zero-quattro", levels: [{ word: "adeguato", value: "70", description: "Prova." }] };
    const template = templateOf({ behaviours: "100" }, [{ code: "impegno" }]);
    const { grade, proof } = evaluated(template, { behaviours: [{ code: "impegno", score: "adeguato" }] }, { scales: [words] });
    expect(grade).toBe("70");
    expect(proofLines(proof)[0]).toBe("Impegno e affidabilità: «adeguato»: 70 (scheda, Impegno e affidabilità)");
  });
});

describe("what has no number is said, and each way of having none follows its own rule:", () => {
  const waits: AbsencePolicy = { missing: "block", notApplicable: "leaveOut", neutralised: "leaveOut", notComputable: "block" };
  const withAbsences = (absences: AbsencePolicy) => ({ individual: { ...anSmvp().individual, absences } });
  const both = templateOf({ unit: "60", behaviours: "40" }, [{ code: "impegno" }]);

  test.each<[string, RoleTemplate, Partial<Form>, string]>([
    ["a unit that nobody knows", templateOf({ unit: "100" }), { unit: "Ufficio sconosciuto" }, "missing"],
    ["no objective at all", templateOf({ objectives: "100" }), {}, "notApplicable"],
    [
      "an objective that the plan has not",
      templateOf({ objectives: "100" }),
      { objectives: [{ kind: "plan", objective: "2024-009" }] },
      "missing",
    ],
    ["an own objective without a degree", templateOf({ objectives: "100" }), { objectives: [{ kind: "own", title: "Prova" }] }, "missing"],
    ["a behaviour nobody scored", both, {}, "missing"],
    ["a score that is not on the scale", both, { behaviours: [{ code: "impegno", score: "9" }] }, "notComputable"],
  ])("%s: %s", (_, template, form, grade) => {
    expect(evaluated(template, form, withAbsences(waits)).grade).toBe(grade);
  });

  test("behaviours without a scale do not apply", () => {
    const template = without(templateOf({ behaviours: "100" }, [{ code: "impegno" }]), "scale");
    expect(evaluated(template, { behaviours: [{ code: "impegno", score: "4" }] }).grade).toBe("notApplicable");
  });

  test("a role without a template is not applicable, and the proof says so", () => {
    const { grade, proof } = evaluated(templateOf({ unit: "100" }), { role: "dirigente" });
    expect([grade, proof.result, proofLines(proof)]).toEqual(["notApplicable", "non applicabile", ["Ne viene: non applicabile."]]);
  });

  test.each([
    // the unit's 90 weighs 60; behaviours, which lack, weigh 40
    ["zero", "54", "conta zero"],
    ["leaveOut", "90", "non conta e lascia il suo peso agli altri"],
    ["full", "94", "conta per intero"],
  ] as const)("behaviours that lack, by «%s»: %s", (choice, grade, words) => {
    const found = evaluated(both, {}, withAbsences({ ...waits, missing: choice }));
    expect(found.grade).toBe(grade);
    expect(proofLines(found.proof)).toContain(`Impegno e affidabilità: dato mancante, ${words} (smvp, individuale.senza_dato.mancante)`);
  });

  test.each([
    // 4 of 5 and one that lacks: on a scale from 1, zero is its minimum and all is its maximum
    ["zero", "37.5"], // ((4 + 1) / 2 − 1) / 4
    ["full", "87.5"], // ((4 + 5) / 2 − 1) / 4
  ] as const)("one of two behaviours lacks on a scale counted from its minimum, by «%s»: %s", (choice, grade) => {
    const template = templateOf({ behaviours: "100" }, [{ code: "impegno" }, { code: "collaborazione" }]);
    const changes = { ...withAbsences({ ...waits, missing: choice }), scales: [FROM_1_TO_5] };
    expect(evaluated(template, { behaviours: [{ code: "impegno", score: "4" }] }, changes).grade).toBe(grade);
  });

  test.each([
    // 3 of 4 and one that lacks, where a score is worth its share of the maximum: zero is zero
    ["zero", "37.5"],
    ["full", "87.5"],
  ] as const)("the same on a scale from 1 to 4 counted on its maximum, by «%s»: %s", (choice, grade) => {
    const from1to4: Scale = { kind: "numbers", code: "zero-quattro", from: "1", to: "4", decimals: 0, conversion: "ofMaximum", levels: [] };
    const template = templateOf({ behaviours: "100" }, [{ code: "impegno" }, { code: "collaborazione" }]);
    const changes = { ...withAbsences({ ...waits, missing: choice }), scales: [from1to4] };
    expect(evaluated(template, { behaviours: [{ code: "impegno", score: "3" }] }, changes).grade).toBe(grade);
  });
});

test("a form may have more objectives than are named beforehand", () => {
  const objectives = Array.from({ length: 21 }, (_, i): FormObjective => ({ kind: "own", title: `N. ${String(i + 1)}`, degree: "80" }));
  const { grade, proof } = evaluated(templateOf({ objectives: "100" }), { objectives });
  expect(grade).toBe("80");
  expect(proofLines(proof).slice(19, 21)).toEqual(["N. 20: 80 (scheda, obiettivo 20)", "N. 21: 80 (scheda, obiettivo 21)"]);
  expect(proof.steps[0]?.operands.slice(-4)).toEqual(["objectives-20", "peso-objectives-20", "objectives-21", "peso-objectives-21"]);
});
