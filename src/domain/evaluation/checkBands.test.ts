import { describe, expect, test } from "vitest";
import { anSmvp } from "../../../tests/support/individual.ts";
import { checkBands, checkReach } from "./checkBands.ts";
import type { ScoreBand, Smvp } from "./smvp.ts";

/** A band from its end: "80 compreso", "80 escluso". */
function band(end: string, label = `Fascia fino a ${end}`): ScoreBand {
  const [upTo = "", word] = end.split(" ");
  return { upTo, inclusive: word === "compreso", label };
}

/** Bands whose labels say no end. */
function bands(...ends: readonly string[]): ScoreBand[] {
  return ends.map((end, i) => band(end, `Fascia ${String.fromCodePoint(65 + i)}`));
}

const lines = (problems: ReturnType<typeof checkBands>) =>
  problems.map(({ clause, message, severity }) => `${severity} ${clause}: ${message}`);

describe("a grid is told", () => {
  const empty = (i: number, label: string) =>
    `error fasce[${String(i)}].fino_a: La fascia «${label}» non contiene nessun punteggio: finisce prima di cominciare.`;
  test.each<[string, readonly ScoreBand[], readonly string[]]>([
    ["nothing of two bands that follow", bands("60 escluso", "100 compreso"), []],
    ["that one band is no grid", bands("100 compreso"), ["error fasce: La griglia dei punteggi ha almeno due fasce."]],
    ["a label twice", [band("60 escluso", "Bassa"), band("100 compreso", "Bassa")], ["error fasce[1]: La fascia «Bassa» c'è già: ne resti uno."]],
    ["a band that ends before the one before it", bands("80 escluso", "60 escluso", "100 compreso"), [empty(1, "Fascia B")]],
    ["nothing of a band of one score", bands("60 escluso", "60 compreso", "100 compreso"), []],
    ["a band without its only score", bands("60 escluso", "60 escluso", "100 compreso"), [empty(1, "Fascia B")]],
    ["a band whose only score the band before holds", bands("60 compreso", "60 compreso", "100 compreso"), [empty(1, "Fascia B")]],
    ["a band that leaves out a score the band before holds", bands("60 compreso", "60 escluso", "100 compreso"), [empty(1, "Fascia B")]],
    ["nothing of a first band that holds zero alone", bands("0 compreso", "100 compreso"), []],
    ["a first band that ends before zero", bands("0 escluso", "100 compreso"), [empty(0, "Fascia A")]],
    ["a first band below zero", bands("-1 compreso", "100 compreso"), [empty(0, "Fascia A")]],
    ["nothing of a last band above 100", bands("100 compreso", "120 compreso"), []],
    ["a band above 100 that is not the last", bands("100 compreso", "110 compreso", "120 compreso"), ["warning fasce[1].fino_a: La fascia «Fascia B» è oltre 100."]],
    ["nothing of a band of 100 alone before one above it", bands("100 escluso", "100 compreso", "120 compreso"), []],
    ["nothing of a first band that ends above 100", bands("110 compreso", "120 compreso"), []],
    ["nothing of a band that only ends above 100", bands("99 compreso", "110 compreso", "120 compreso"), []],
  ])("%s", (_, grid, problems) => {
    expect(lines(checkBands(anSmvp("intermedio", { bands: grid })))).toEqual(problems);
  }); // prettier-ignore
});

describe("a label that says another end than its band is told:", () => {
  const last = band("100 compreso", "Alta");
  test.each<[ScoreBand, readonly string[]]>([
    [band("80 escluso", "Minore di 80 punti"), []],
    [band("80 compreso", "Fino a 80"), []],
    [band("80 compreso", "Bassa"), []],
    [
      band("80 compreso", "Minore di 80 punti"),
      ["error fasce[0].etichetta: L'etichetta «Minore di 80 punti» dice fino a 80 escluso, la fascia finisce a 80 compreso."],
    ],
    [
      band("79.5 escluso", "Minore di 80 punti"),
      ["error fasce[0].etichetta: L'etichetta «Minore di 80 punti» dice fino a 80 escluso, la fascia finisce a 79,5 escluso."],
    ],
    [
      band("80 escluso", "Fino a 80"),
      ["error fasce[0].etichetta: L'etichetta «Fino a 80» dice fino a 80 compreso, la fascia finisce a 80 escluso."],
    ],
  ])("%j", (first, problems) => {
    expect(lines(checkBands(anSmvp("intermedio", { bands: [first, last] })))).toEqual(problems);
  });

  test("what a label means depends on the one after it", () => {
    const grid = [band("95 compreso", "Fino a 95"), band("100 escluso", "Da 95,01 a 99,99 punti"), band("100 compreso", "100 Punti")];
    expect(checkBands(anSmvp("intermedio", { bands: grid }))).toEqual([]);
  });
});

/** An SMVP by which one's own objectives, which may pass 100 up to the cap, are the whole score. */
function byObjectives(cap: string, grid: readonly ScoreBand[], changes: Partial<Smvp> = {}): Smvp {
  const { achievement } = anSmvp();
  return anSmvp("intermedio", {
    roles: [{ role: "istruttori", components: [{ kind: "objectives", weight: "100" }], behaviours: [] }],
    achievement: { ...achievement, limits: { ...achievement.limits, cap } },
    bands: grid,
    ...changes,
  });
}

describe("the last band holds the highest score there can be:", () => {
  const hole = (end: string) => `error fasce[1].fino_a: L'ultima fascia finisce a ${end}: i punteggi oltre non stanno in nessuna.`;
  test.each<[string, string, readonly string[]]>([
    ["100", "100 compreso", []],
    ["100", "100 escluso", [hole("100 escluso")]],
    ["100", "99.99 compreso", [hole("99,99")]],
    ["100", "101 escluso", []],
    ["120", "120 compreso", []],
    ["120", "120 escluso", [hole("120 escluso")]],
    ["120", "100 compreso", [hole("100")]],
  ])("up to %s, in a grid that ends at %s", (cap, end, problems) => {
    expect(lines(checkReach(byObjectives(cap, bands("60 escluso", end))))).toEqual(problems);
  });

  test("of all roles, the one with the highest", () => {
    const smvp = byObjectives("120", bands("60 escluso", "100 compreso"));
    const judged = { role: "operatori", components: [{ kind: "behaviours", weight: "100" }], behaviours: [] } as const;
    expect(lines(checkReach({ ...smvp, roles: [...smvp.roles, judged] }))).toEqual([hole("100")]);
    expect(lines(checkReach({ ...smvp, roles: [judged, ...smvp.roles] }))).toEqual([hole("100")]);
    expect(checkReach({ ...smvp, roles: [judged] })).toEqual([]);
  });

  test("without bands there is nothing to say", () => {
    expect(checkReach(byObjectives("100", []))).toEqual([]);
  });
});

describe("a band that no score reaches promises a differentiation that cannot be:", () => {
  // behaviours judged from 1 to 5 and worth v / 5: nobody has less than 20
  const from1to5 = { kind: "numbers", code: "uno-cinque", from: "1", to: "5", decimals: 0, conversion: "ofMaximum", levels: [] } as const;
  const template = {
    role: "istruttori",
    components: [{ kind: "behaviours", weight: "100" }],
    behaviours: [{ code: "impegno" }],
    scale: "uno-cinque",
  } as const;
  const reach = (end: string, roles: Smvp["roles"] = [template]) =>
    lines(checkReach(anSmvp("intermedio", { scales: [from1to5], roles, bands: bands(end, "100 compreso") })));
  const unreached = ["warning fasce[0]: Nessuno può avere un punteggio nella fascia «Fascia A»."];

  test.each<[string, readonly string[]]>([
    ["19.99 compreso", unreached],
    ["20 escluso", unreached],
    ["20 compreso", []],
    ["20.01 escluso", []],
  ])("%s", (end, problems) => {
    expect(reach(end)).toEqual(problems);
  });

  test("it is enough that one role reaches it", () => {
    const other = { role: "operatori", components: [{ kind: "objectives", weight: "100" }], behaviours: [] } as const;
    expect(reach("19.99 compreso", [template, other])).toEqual([]);
    expect(reach("19.99 compreso", [other, template])).toEqual([]);
  });
});

describe("where bands look at published scores, one that holds none of them is told:", () => {
  const told = (decimals: number, bandOn: "exact" | "published", ...ends: readonly string[]) =>
    lines(checkReach(byObjectives("100", bands(...ends), { rounding: { decimals, bandOn } })));
  const inBandB = (decimals: number) => [
    `warning fasce[1]: Con ${String(decimals)} decimali nessun punteggio cade nella fascia «Fascia B».`,
  ];

  test.each<[number, readonly string[], readonly string[]]>([
    [0, ["80 compreso", "80.5 compreso", "100 compreso"], inBandB(0)], // 81 is the first above 80
    [1, ["80 compreso", "80.5 compreso", "100 compreso"], []],
    [0, ["80 compreso", "81 escluso", "100 compreso"], inBandB(0)],
    [0, ["80 compreso", "81 compreso", "100 compreso"], []],
    [0, ["80 escluso", "80.5 compreso", "100 compreso"], []], // 80 itself
    [0, ["80.2 compreso", "80.9 compreso", "100 compreso"], inBandB(0)],
    [0, ["80.2 escluso", "80.9 compreso", "100 compreso"], inBandB(0)],
    [0, ["80.2 compreso", "81 compreso", "100 compreso"], []],
    [2, ["80.001 compreso", "80.009 compreso", "100 compreso"], inBandB(2)],
    [2, ["80.001 compreso", "80.01 compreso", "100 compreso"], []],
    [0, ["80 escluso", "80 compreso", "100 compreso"], []],
  ])("with %i decimals, %j", (decimals, ends, problems) => {
    expect(told(decimals, "published", ...ends)).toEqual(problems);
  });

  test("the first band begins at zero, which it holds", () => {
    expect(told(0, "published", "0.5 compreso", "100 compreso")).toEqual([]);
    expect(told(0, "published", "0 compreso", "100 compreso")).toEqual([]);
  });

  test("exact scores fall anywhere", () => {
    expect(told(0, "exact", "80 compreso", "80.5 compreso", "100 compreso")).toEqual([]);
  });
});
