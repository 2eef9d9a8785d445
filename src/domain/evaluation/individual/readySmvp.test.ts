import { describe, expect, test } from "vitest";
import { anSmvp } from "../../../../tests/support/individual.ts";
import { exactText, fromDecimalText } from "../../kernel/rational.ts";
import type { Scale, ScoreBand } from "../smvp.ts";
import { bandOf, readySmvp, scoreOnScale } from "./readySmvp.ts";

/** The worth of a written score on the only scale, which every template uses. */
function worth(scale: Scale, written: string): string | undefined {
  const roles = [{ role: "istruttori", components: [], behaviours: [], scale: scale.code }] as const;
  const ready = readySmvp(anSmvp("intermedio", { scales: [scale], roles })).templates.get("istruttori")?.scale;
  if (!ready) throw new Error("The template has no scale");
  const [first, again] = [scoreOnScale(ready, written), scoreOnScale(ready, written)];
  expect(again).toEqual(first);
  return first && exactText(first);
}

describe("a written score", () => {
  const scale = (from: string, to: string, decimals: number): Scale => ({ kind: "numbers", code: "prova", from, to, decimals, conversion: "ofMaximum", levels: [] }); // prettier-ignore
  test.each<[string, Scale, string | undefined]>([
    ["0", scale("0", "4", 1), "0"],
    ["4", scale("0", "4", 1), "4"],
    ["4.0", scale("0", "4", 1), "4"],
    ["3.5", scale("0", "4", 1), "3.5"],
    ["4.1", scale("0", "4", 1), undefined],
    ["3.55", scale("0", "4", 1), undefined],
    ["3.55", scale("0", "4", 2), "3.55"],
    ["3", scale("1", "5", 0), "3"],
    ["3.0", scale("1", "5", 0), undefined],
    ["0", scale("1", "5", 0), undefined],
    ["1", scale("1", "5", 0), "1"],
    ["10", scale("1", "10", 0), "10"],
    ["11", scale("1", "10", 0), undefined],
    ["-1", scale("0", "4", 1), undefined],
    ["3,5", scale("0", "4", 1), undefined],
    ["3.", scale("0", "4", 1), undefined],
    ["a3", scale("0", "4", 1), undefined],
    ["3a", scale("0", "4", 1), undefined],
    ["3.5a", scale("0", "4", 1), undefined],
    ["", scale("0", "4", 1), undefined],
    ["ottimo", scale("0", "4", 1), undefined],
  ])("%j on %j is worth %s", (written, on, value) => {
    expect(worth(on, written)).toBe(value);
  });

  const words: Scale = {
    kind: "words",
    code: "prova",
    levels: [
      { word: "adeguato", value: "70", description: "Prova." },
      { word: "ottimo", value: "100", description: "Prova." },
    ],
  };
  test.each([
    ["adeguato", "70"],
    ["ottimo", "100"],
    ["pessimo", undefined],
    ["70", undefined],
  ])("%s on a scale of words is worth %s", (written, value) => {
    expect(worth(words, written)).toBe(value);
  });
});

describe("a score falls in the first band it does not pass:", () => {
  const band = (upTo: string, inclusive: boolean): ScoreBand => ({
    upTo,
    inclusive,
    label: `${upTo} ${inclusive ? "compreso" : "escluso"}`,
  });
  const ready = () => readySmvp(anSmvp("intermedio", { bands: [band("60", false), band("80", true), band("100", true)] }));
  test.each<[string, number | undefined]>([
    ["0", 0],
    ["59.9999", 0],
    ["60", 1],
    ["80", 1],
    ["80.0001", 2],
    ["100", 2],
    ["100.01", undefined],
  ])("%s in %s", (score, index) => {
    expect(bandOf(ready(), fromDecimalText(score))).toBe(index);
  });

  test("the ends are inputs that proofs cite", () => {
    expect(ready().bands.map(({ label, end, isIncluded }) => [label, end.input, isIncluded.input])).toEqual([
      ["60 escluso", { id: "fine-1", name: "Fine della fascia «60 escluso»", value: "60", provenance: { kind: "clause", document: "smvp", clause: "fasce[0].fino_a" } }, { id: "compresa-1", name: "La fine della fascia «60 escluso» vi è esclusa", value: "0", provenance: { kind: "clause", document: "smvp", clause: "fasce[0].compreso" } }],
      ["80 compreso", { id: "fine-2", name: "Fine della fascia «80 compreso»", value: "80", provenance: { kind: "clause", document: "smvp", clause: "fasce[1].fino_a" } }, { id: "compresa-2", name: "La fine della fascia «80 compreso» vi è compresa", value: "1", provenance: { kind: "clause", document: "smvp", clause: "fasce[1].compreso" } }],
      ["100 compreso", { id: "fine-3", name: "Fine della fascia «100 compreso»", value: "100", provenance: { kind: "clause", document: "smvp", clause: "fasce[2].fino_a" } }, { id: "compresa-3", name: "La fine della fascia «100 compreso» vi è compresa", value: "1", provenance: { kind: "clause", document: "smvp", clause: "fasce[2].compreso" } }],
    ]); // prettier-ignore
  });
});

describe("a template is read once:", () => {
  const of = (clause: string) => ({ kind: "clause", document: "smvp", clause });
  const smvp = () =>
    anSmvp("intermedio", {
      roles: [
        { role: "operatori", components: [], behaviours: [] },
        {
          role: "istruttori",
          components: [{ kind: "unit", weight: "40" }, { kind: "behaviours" }],
          behaviours: [{ code: "impegno", weight: "70" }, { code: "senza-titolo" }],
          scale: "zero-quattro",
        },
      ],
    });
  const template = () => readySmvp(smvp()).templates.get("istruttori");

  test("its weights, with the clause each stands in; one that is not written is 1", () => {
    expect(template()?.components.map(({ kind, weight }) => [kind, weight.input])).toEqual([
      ["unit", { id: "peso-unit", name: "Peso: performance dell'unità organizzativa", value: "40", provenance: of("ruoli[1].componenti[0].peso") }],
      ["behaviours", { id: "peso-behaviours", name: "Peso: comportamenti e competenze", value: "1", provenance: of("ruoli[1].componenti[1].peso") }],
    ]); // prettier-ignore
    expect(template()?.behaviours.map(({ title, weight, entry }) => [title, weight.input, entry])).toEqual([
      ["Impegno e affidabilità", { id: "peso-impegno", name: "Peso: Impegno e affidabilità", value: "70", provenance: of("ruoli[1].comportamenti[0].peso") }, { kind: "entry", where: "scheda, Impegno e affidabilità" }],
      ["senza-titolo", { id: "peso-senza-titolo", name: "Peso: senza-titolo", value: "1", provenance: of("ruoli[1].comportamenti[1].peso") }, { kind: "entry", where: "scheda, senza-titolo" }],
    ]); // prettier-ignore
  });

  test("its scale, with the clauses of its ends; a template may have none", () => {
    expect([template()?.scale?.from.input, template()?.scale?.to.input]).toEqual([
      { id: "minimo-zero-quattro", name: "Minimo della scala", value: "0", provenance: of("scale[0].da") },
      { id: "massimo-zero-quattro", name: "Massimo della scala", value: "4", provenance: of("scale[0].a") },
    ]);
    expect(readySmvp(smvp()).templates.get("operatori")).toEqual({ components: [], behaviours: [] });
  });

  test("words are out of 100", () => {
    const words = { kind: "words", code: "zero-quattro", levels: [] } as const;
    const scale = readySmvp({ ...smvp(), scales: [words] }).templates.get("istruttori")?.scale;
    expect([scale?.from.input.value, scale?.to.input.value]).toEqual(["0", "100"]);
  });
});
