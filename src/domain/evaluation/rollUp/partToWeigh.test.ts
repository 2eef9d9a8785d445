import { describe, expect, test } from "vitest";
import { aPart } from "../../../../tests/support/graded.ts";
import { exactText } from "../../kernel/rational.ts";
import type { Judgement } from "./judgement.ts";
import { countingOf } from "./partToWeigh.ts";

const judged: Judgement = { value: "95.5", reason: "documentazione integrata", by: "OIV" };

/** Which value counts, and where it comes from. */
function counts(grade: string, judgement: Judgement | undefined, takes: "computed" | "judged", figure?: string) {
  const part = aPart("a", grade, { ...(judgement && { judged: judgement }), ...(figure !== undefined && { figure }) });
  const { grade: found, provenance } = countingOf(part, takes);
  return [found.kind === "graded" ? exactText(found.value) : found.kind, provenance];
}

describe("the computed value counts", () => {
  const computed = { kind: "figure", figure: "grado/a" };
  test.each<[string, string, Judgement | undefined, "computed" | "judged"]>([
    ["where the rules take it", "80", judged, "computed"],
    ["where nobody judged", "80", undefined, "judged"],
    ["where an act took it out", "neutralised", judged, "judged"],
    ["where no rule concerns it", "notApplicable", judged, "judged"],
  ])("%s", (_, grade, judgement, takes) => {
    expect(counts(grade, judgement, takes, "grado/a")).toEqual([grade, computed]);
  });

  test("under the words of its proof, where it has no name of its own", () => {
    expect(counts("80", undefined, "computed")).toEqual(["80", { kind: "figure", figure: "prova 80" }]);
  });
});

describe("the judged value counts where the rules take it, and comes from", () => {
  test("who judged and why", () => {
    expect(counts("80", judged, "judged")).toEqual(["95.5", { kind: "entry", where: "OIV: documentazione integrata" }]);
  });

  test("the act, where there is one", () => {
    expect(counts("80", { ...judged, act: "Verbale 3/2025" }, "judged")).toEqual(["95.5", { kind: "act", act: "Verbale 3/2025" }]);
  });

  test("the line of the document, before anything else", () => {
    const place = { file: "relazione.txt", line: 12 };
    expect(counts("80", { ...judged, act: "Verbale 3/2025", place }, "judged")).toEqual(["95.5", { kind: "document", ...place }]);
  });

  test("also where nothing was measured, or nothing could be computed", () => {
    expect(counts("missing", judged, "judged")[0]).toBe("95.5");
    expect(counts("notComputable", judged, "judged")[0]).toBe("95.5");
  });
});
