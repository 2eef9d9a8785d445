import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ACCESS_ROLES, RELATIONS, type Relation } from "../src/domain/access/accessRole.ts";
import { mayDo, type Thing } from "../src/domain/access/mayDo.ts";
import { RIGHTS, type RightName } from "../src/domain/access/rights.ts";
import { TRACKS } from "../src/domain/cycle/track.ts";
import { civilDate } from "../src/domain/kernel/civilDate.ts";
import { tellFigure } from "./support/longTier.ts";
import { aUnit } from "./support/aUnit.ts";

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
    "result.import",
    "plan.link",
    "plan.return",
    "quality.read",
    "quality.decide",
    "variation.withdraw",
    "variation.reject",
    "variation.withhold",
    "evaluation.import",
    "evaluation.closeHeadCount",
    "evaluation.record",
    "publication.read",
    "publication.withdraw",
    "publication.erase",
    "office.read",
    "draft.save",
    "log.read",
  ]);
});

/** A thing to which somebody stands in one relation and in no other. */
const STANDING: Readonly<Record<Relation, Thing>> = {
  own: { about: "me" },
  staff: { about: "somebody", evaluators: ["me"] },
  unit: { about: "somebody", unit: aUnit("U") },
  assigned: { about: "somebody", assignedTo: ["me"] },
  any: { about: "somebody" },
};

/** What nobody does about themselves, from the matrix: S1, S10, and "not own" in its cells. */
const NEVER_OWN = new Set([
  "organisation.write", "result.verify", "result.attest", "result.scoreAnticorruption", "form.write", "form.propose", "form.decide", "appeal.decide",
  "rights.execute", "role.propose", "role.confirm", "relation.confirm", "conflict.end", "substitution.write", "delegation.write", "acknowledgement.register", "legalHold.write",
]); // prettier-ignore

test("[T01] in every cell, action by role by relation by state of the tracks, the program answers as the table written by hand", () => {
  const withdrawn = new Set(DECIDED.filter(([, , , , holds]) => holds === "not granted").map(keyOf));
  const added = DECIDED.filter(([, , , , holds]) => holds === "granted here");
  const lines = [...ORACLE.filter((row) => !withdrawn.has(keyOf(row))), ...added].map(([action, role, relation, tracks = ""]) => ({
    action,
    role,
    relation,
    tracks: tracks.split(" ").filter(Boolean),
  }));
  const today = civilDate("2026-11-26");
  let [cells, granted] = [0, 0];
  const disagreements: string[] = [];
  for (const action of new Set(lines.map((line) => line.action as RightName))) {
    const own = lines.filter((line) => line.action === action);
    for (const role of ACCESS_ROLES) {
      for (const relation of RELATIONS) {
        for (const open of [undefined, ...TRACKS]) {
          const isGranted = own.some(
            (line) =>
              (line.role === role || line.role === "citizen") &&
              (line.relation === relation || line.relation === "any") &&
              (line.tracks.length === 0 || (open !== undefined && line.tracks.includes(open))),
          );
          const expected = isGranted && !(relation === "own" && NEVER_OWN.has(action));
          const subject = {
            person: "me",
            heldRoles: [{ role, unit: aUnit("U"), from: civilDate("2020-01-01") }],
            delegations: [],
            conflicts: [],
          };
          const moment = { today, open: new Set(open === undefined ? [] : [open]), hasSecondPerson: true };
          const answer = mayDo(action, subject, STANDING[relation], moment).allowed;
          cells += 1;
          granted += answer ? 1 : 0;
          if (answer !== expected) disagreements.push([action, role, relation, open ?? "-", answer].join(" "));
        }
      }
    }
  }
  tellFigure(`T01, cells: ${String(cells)}, of which granted ${String(granted)}, disagreements ${String(disagreements.length)}`);
  expect(disagreements).toEqual([]);
  expect(cells).toBeGreaterThan(21_780);
  expect(granted).toBeGreaterThan(1_000);
});
