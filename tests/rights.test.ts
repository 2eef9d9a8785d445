import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { RIGHTS, type RightName } from "../src/domain/access/rights.ts";

/** A table of the rights written by hand from the authorisation matrix, by who had not seen the code; and each difference that was decided, with its reason. */
const ORACLE = rowsOf("oracle.csv");
const DECIDED = rowsOf("decided.csv");

function rowsOf(file: string): string[][] {
  const [, ...lines] = readFileSync(new URL(`rights/${file}`, import.meta.url), "utf8")
    .trim()
    .split(/\r?\n/);
  return lines.map((line) => line.split(";"));
}

function keyOf([action = "", role = "", relation = "", tracks = ""]: readonly string[]): string {
  return [action, role, relation, tracks.split(" ").filter(Boolean).sort().join(" ")].join(" | ");
}

const ours = Object.entries(RIGHTS).flatMap(([action, { grants }]) =>
  grants.map(({ role, relation, during = [] }) => keyOf([action, role, relation, during.join(" ")])),
);

test("the table of rights and the one written by another hand agree, but for what was decided with its reason", () => {
  const oracle = new Set(ORACLE.map(keyOf));
  const judged = new Set(ORACLE.map(([action]) => action));
  const granted = ours.filter((key) => judged.has(key.split(" | ")[0]) && !oracle.has(key)).map((key) => `${key} | granted here`);
  const refused = [...oracle].filter((key) => !ours.includes(key)).map((key) => `${key} | not granted`);
  expect([...granted, ...refused].sort()).toEqual(DECIDED.map((row) => `${keyOf(row)} | ${row[4] ?? ""}`).sort());
  expect(DECIDED.filter(([, , , , , reason = ""]) => reason.length < 20)).toEqual([]);
});

test("every action that is not public stands in both tables, or is one of these that the matrix has no line for", () => {
  const judged = new Set(ORACLE.map(([action]) => action));
  const isPublic = (action: RightName) => RIGHTS[action].grants.every(({ role }) => role === "citizen");
  const unjudged = (Object.keys(RIGHTS) as RightName[]).filter((action) => !judged.has(action) && !isPublic(action));
  expect(unjudged).toEqual([
    "access.signOut",
    "account.readOwn",
    "account.changeOwn",
    "quality.read",
    "quality.decide",
    "evaluation.import",
    "evaluation.closeHeadCount",
    "evaluation.record",
    "legalHold.write",
    "retention.set",
    "retention.run",
    "track.close",
    "track.reopen",
    "derogation.read",
  ]);
});
