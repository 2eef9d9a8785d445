import { expect, test } from "vitest";
import { anObjective } from "../../../../tests/support/anObjective.ts";
import { objectiveCode } from "../../../domain/plan/objective.ts";
import { readTarget } from "../../../domain/plan/readTarget.ts";
import { applyFilter, type ObjectiveFilter, readFilter } from "./objectiveFilter.ts";

const due = (written: string) => ({ target: { written, reading: readTarget(written) } });
const objectives = [
  anObjective({ code: objectiveCode(2023, 1), title: "Età della pietra", group: "Settore Cultura" }, due("Entro il 31/12/2023")),
  anObjective({ code: objectiveCode(2023, 2), title: "zebra", group: "Settore Verde", evaluated: { outcome: "notAchieved", written: "no" } }, due("Nei termini di legge")),
  anObjective({ code: objectiveCode(2023, 3), title: "Albero", group: "Settore Verde" }, due("Entro il 30/06/2023")),
]; // prettier-ignore

const all = readFilter({});
const codesOf = (filter: Partial<ObjectiveFilter>) => applyFilter(objectives, { ...all, ...filter }).map(({ code }) => code.slice(5));

test("an address is read; what it does not know it leaves out", () => {
  expect(readFilter({ q: " orti ", gruppo: "settore-verde", esito: "non-raggiunti", ordine: "titolo", altro: "x" })).toEqual({
    search: "orti",
    group: "settore-verde",
    outcome: "notAchieved",
    order: "titolo",
  });
  expect(readFilter({ esito: "boh", ordine: "drop table" })).toEqual({ search: "", group: "", outcome: undefined, order: "codice" });
});

test("a search overlooks capitals and accents, and wants every word", () => {
  expect(codesOf({ search: "ETA pietra" })).toEqual(["001"]);
  expect(codesOf({ search: "eta zebra" })).toEqual([]);
});

test.each([
  ["codice", ["001", "002", "003"]],
  ["titolo", ["003", "001", "002"]], // Albero, Età, zebra
  ["gruppo", ["001", "002", "003"]],
  ["esito", ["002", "001", "003"]], // missed ones first
  ["target", ["003", "001", "002"]], // a term of law without its day comes last
] as const)("in the order «%s» they are %j", (order, codes) => {
  expect(codesOf({ order })).toEqual(codes);
});

test("a group and an outcome narrow the list", () => {
  expect(codesOf({ group: "settore-verde" })).toEqual(["002", "003"]);
  expect(codesOf({ group: "settore-verde", outcome: "notAchieved" })).toEqual(["002"]);
});
