import { expect, test } from "vitest";
import { anIndicator } from "../../../tests/support/anObjective.ts";
import { settimo } from "../../../tests/support/settimo.ts";
import { type Indicator, kindOfIndicator, reliabilityOf, targetProblemOf } from "./indicator.ts";
import { placeIn } from "./origin.ts";
import { readTarget } from "./readTarget.ts";

test.each([
  ["Temporale", "date"],
  [" temporali ", "date"],
  ["Numerico", "number"],
  ["Percentuale", "percentage"],
  ["%", "percentage"],
  ["Sì/No", "yesNo"],
  ["on/off", "yesNo"],
  ["Indicatore di ritardo annuale dei pagamenti", "formula"],
  ["Vario", "unstated"],
  ["", "unstated"],
])("an indicator called «%s» is a %s", (written, kind) => {
  expect(kindOfIndicator(written)).toBe(kind);
});

test.each([
  // the spellings of a real report
  ["Scheda obiettivo relazionata dal servizio di riferimento", "selfDeclared"],
  ["Scheda obiettivo relazionata dai servizi di riferimento", "selfDeclared"],
  ["Scheda obiettivo relazionata dal Responsabile", "selfDeclared"],
  ["Relazione del dirigente", "selfDeclared"],
  ["Piattaforma dei crediti commerciali (PCC)", "certifiedExternal"],
  ["ISTAT", "certifiedExternal"],
  ["Procedura atti amministrativi", "internalSystem"],
  ["Software gestionale del protocollo", "internalSystem"],
  ["Sopralluogo", "unclassified"],
  ["-----/--- --", "missing"],
  ["", "missing"],
])("[OBL-05] a source called «%s» is %s", (written, reliability) => {
  expect(reliabilityOf(written)).toBe(reliability);
});

test("[OBL-05] of the 74 sources of a real report 65 are self-declared, 7 internal and 2 missing", () => {
  const count = (which: string) => settimo.objectives.filter(({ indicators: [{ source }] }) => source.reliability === which).length;
  expect(["selfDeclared", "internalSystem", "missing", "unclassified", "certifiedExternal"].map(count)).toEqual([65, 7, 2, 0, 0]);
});

test("of the 74 indicators of a real report 71 are dates", () => {
  const count = (kind: string) => settimo.objectives.filter(({ indicators: [only] }) => only.kind === kind).length;
  expect(["date", "number", "percentage", "formula", "yesNo", "unstated"].map(count)).toEqual([71, 1, 1, 1, 0, 0]);
});

const withTarget = (written: string): Indicator => anIndicator({ target: { written, reading: readTarget(written, 2023) } });

test.each([
  ["Entro il 31/12/2023", undefined],
  ["Entro 31/06/2023", "Questa data non esiste: giugno ha 30 giorni. Intendeva 30/06/2023?"],
  ["", "Manca il target."],
])("[OBL-02] why the target «%s» could not be read is said: %s", (written, problem) => {
  expect(targetProblemOf(withTarget(written))).toBe(problem);
});

test("[OBL-02] of the 74 targets of a real report two are not understood: a day that does not exist, and words with a date", () => {
  const problems = settimo.objectives.filter(({ indicators: [only] }) => targetProblemOf(only) !== undefined);
  expect(problems.map(({ origin, indicators: [{ target }] }) => [placeIn(origin)?.line, target.written])).toEqual([
    [220, "Relazione a consuntivo / impatto azioni future 31/12/2023"],
    [265, "Entro 31/06/2023"],
  ]);
});
