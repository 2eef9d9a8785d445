import { expect, test } from "vitest";
import { matchObjectives } from "./matchObjectives.ts";

const row = (title: string, description: string, group = "Settore Territorio") => ({ group, title, description });

test("the same file pairs with itself, repeated rows in their order", () => {
  const rows = [row("OOPP", "piastre"), row("OOPP", "rotatoria"), row("OOPP", "piastre")];
  const { pairs, added, missing } = matchObjectives(rows, rows);
  expect(pairs.map(([known, incoming]) => [rows.indexOf(known), rows.indexOf(incoming)])).toEqual([
    [0, 0],
    [1, 1],
    [2, 2],
  ]);
  expect([added, missing]).toEqual([[], []]);
});

test("a reworded objective is the same one, changed", () => {
  const known = [
    row("Regolamento edilizio", "Adozione aggiornamento regolamento edilizio"),
    row("Energia", "Individuazione energy manager"),
  ];
  const incoming = [row("Regolamento edilizio", "Adozione dell'aggiornamento del regolamento edilizio"), known[1]!];
  const { pairs, added, missing } = matchObjectives(known, incoming);
  expect(pairs).toContainEqual([known[0], incoming[0]]);
  expect([added, missing]).toEqual([[], []]);
});

test("of two objectives equally near none is chosen", () => {
  const known = [row("OOPP", "Manutenzione strade zona A"), row("OOPP", "Manutenzione strade zona B")];
  const incoming = [row("OOPP", "Manutenzione strade zona C")];
  const { pairs, added, missing } = matchObjectives(known, incoming);
  expect(pairs).toEqual([]);
  expect(added).toEqual(incoming);
  expect(missing).toEqual(known);
});

test("nothing is paired across groups", () => {
  const { pairs } = matchObjectives([row("Cimitero animali", "Analisi", "A")], [row("Cimitero animali", "Analisi", "B")]);
  expect(pairs).toEqual([]);
});

test("what has vanished is told as missing, what is new as added", () => {
  const { pairs, added, missing } = matchObjectives([row("Energia", "Energy manager")], [row("Biblioteca", "Apertura serale")]);
  expect(pairs).toEqual([]);
  expect(added.map(({ title }) => title)).toEqual(["Biblioteca"]);
  expect(missing.map(({ title }) => title)).toEqual(["Energia"]);
});
