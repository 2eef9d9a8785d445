import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { DEMONSTRATION } from "../demo/demonstration.ts";
import { loadAnnualReport } from "../src/data/plan/annualReport.ts";
import { parseItalianNumber, toDecimalText, ZERO } from "../src/domain/kernel/rational.ts";
import { groupsOf } from "../src/domain/plan/countOutcomes.ts";
import { INDICATOR_KINDS } from "../src/domain/plan/indicator.ts";
import { differsFromMeasured, measuredOutcome } from "../src/domain/plan/measuredOutcome.ts";
import type { FollowedIndicator } from "../src/domain/plan/indicator.ts";
import type { Target } from "../src/domain/plan/target.ts";
import type { AnnualReport } from "../src/domain/report/annualReport.ts";
import { readReport } from "../src/exchange/readReport.ts";
import { importPlan, type ImportReport } from "../src/features/commands/plan/importPlan.ts";
import { freshDatabase } from "./support/database.ts";

// Valdora is an invented town: its documents must show all that the system knows of a plan, and come in without a word to mend.

const { app } = await freshDatabase();
const workers = {
  readReport: (_: unknown, content: Uint8Array, year: number) => readReport(content, year),
  renderPdf: () => Promise.reject(new Error("No document is made here")),
};

async function importedYear(year: number): Promise<{ answer: ImportReport; report: AnnualReport }> {
  const document = DEMONSTRATION.find((each) => each.administration === "valdora" && each.year === year);
  if (!document) throw new Error(`No document of ${String(year)}`);
  const key = { administration: document.administration, year };
  const content = readFileSync(new URL(`../demo/${document.file}`, import.meta.url));
  const verdict = await importPlan(
    { db: app, workers, actor: { person: "prova", capacity: "commandLine" as const }, ...key },
    { name: document.file, content, administrationName: document.name, isAdministrationChosen: true, idempotencyKey: document.file },
  );
  const report = await loadAnnualReport(app, key);
  if (!verdict.ok || !report) throw new Error(JSON.stringify(verdict));
  return { answer: verdict.value, report };
}

const years = { 2024: await importedYear(2024), 2025: await importedYear(2025), 2026: await importedYear(2026) };
const all = Object.values(years);

test.each(all)("the document of $report.year comes in without a note, a refusal or an unknown column", ({ answer }) => {
  expect(answer).toMatchObject({ added: 35, notes: [], ignoredColumns: [], merged: [] });
});

const none = { achieved: 0, partlyAchieved: 0, notAchieved: 0, notAssessable: 0, neutralised: 0, unknown: 0 };

test("the outcomes of each year", () => {
  expect(all.map(({ answer }) => answer.outcomes)).toEqual([
    { ...none, achieved: 26, partlyAchieved: 4, notAchieved: 3, notAssessable: 1, neutralised: 1 },
    { ...none, achieved: 26, partlyAchieved: 5, notAchieved: 4 },
    { ...none, unknown: 35 },
  ]);
});

test("how many objectives each group has, and how many achieved in 2024 and 2025", () => {
  const groups = years[2024].answer.units.map(({ name }) => name);
  const countsOf = (name: string) => all.map(({ answer }) => answer.units.find((unit) => unit.name === name));
  expect(
    groups.map((name) => [
      name,
      ...countsOf(name).map((unit) => unit?.objectives),
      ...countsOf(name).map((unit) => unit?.outcomes.achieved),
    ]),
  ).toEqual([
    ["Obiettivi trasversali", 4, 4, 4, 3, 3, 0],
    ["Segretario generale", 4, 4, 4, 4, 3, 0],
    ["Settore Servizi al cittadino: Area Educazione e cultura", 5, 5, 5, 3, 3, 0],
    ["Settore Servizi al cittadino: Area Sociale e demografici", 5, 5, 5, 3, 4, 0],
    ["Settore Territorio: Area Urbanistica e lavori pubblici", 5, 5, 5, 4, 3, 0],
    ["Settore Territorio: Area Ambiente e mobilità", 5, 5, 5, 3, 5, 0],
    ["Settore Risorse: Area Finanze e personale", 5, 5, 5, 4, 4, 0],
    ["Servizio Polizia locale", 2, 2, 2, 2, 1, 0],
  ]);
});

test.each(all)("in $report.year weights sum to 100 in each group, and every objective hangs from what the document lists", ({ report }) => {
  for (const [group, held] of groupsOf(report.objectives)) {
    const weights = held.map(({ weight }) => Number(toDecimalText(parseItalianNumber(weight ?? "") ?? ZERO)));
    expect([group, weights.reduce((sum, weight) => sum + weight, 0)]).toEqual([group, 100]);
  }
  for (const { links, indicators, kind } of report.objectives) {
    expect(links.strategic.length).toBeGreaterThan(0);
    expect([
      links.operational.length,
      links.services.length > 0,
      indicators.every((indicator) => indicator.class !== undefined),
      kind !== undefined,
    ]).toEqual([1, true, true, true]);
  }
  expect([report.strategic.length, report.operational.length]).toEqual([6, 14]);
  expect(report.services.map(({ scope }) => scope).sort()).toEqual([
    ...Array<string>(6).fill("external"),
    ...Array<string>(4).fill("internal"),
  ]);
  expect(report.operational.every(({ code, strategic }) => code?.startsWith(`${String(strategic)}.`))).toBe(true);
});

test("every kind of indicator and every form of target is there", () => {
  const objectives = all.flatMap(({ report }) => report.objectives);
  expect([...new Set(objectives.flatMap(({ indicators }) => indicators.map(({ kind }) => kind)))].sort()).toEqual(
    INDICATOR_KINDS.filter((kind) => kind !== "unstated").sort(),
  );
  expect([...new Set(objectives.flatMap(({ indicators }) => indicators.flatMap(formsOf)))].sort()).toEqual([
    "atLeast",
    "atMost",
    "change increase",
    "change reduction",
    "change since",
    "constraint",
    "constraintByDeadline",
    "day",
    "deadline",
    "deliverable",
    "euro",
    "exactly",
    "expected",
    "lessThan",
    "moreThan",
    "number",
    "number per month",
    "percentage",
    "percentage of",
    "range",
    "score",
    "statutoryTerm",
    "statutoryTerm of approval",
    "subject",
    "things",
    "things per year",
  ]);
});

function formsOf({ target: { reading } }: FollowedIndicator): string[] {
  return reading.understood
    ? [reading.target.kind, ...deadlineForms(reading.target), ...constraintForms(reading.target)]
    : ["not understood"];
}

function deadlineForms(target: Target): string[] {
  if (target.kind === "constraint") return [];
  const term = target.deadline.kind === "statutoryTerm" && target.deadline.ofApproval ? "statutoryTerm of approval" : target.deadline.kind;
  return target.kind === "deadline" && target.deliverable !== undefined ? [term, "deliverable"] : [term];
}

function constraintForms(target: Target): string[] {
  if (target.kind === "deadline") return [];
  const { constraint } = target;
  const { unit } = constraint;
  const per = "per" in unit ? ` per ${unit.per ?? ""}` : "";
  const forms = [`${unit.kind}${per}${unit.kind === "percentage" && unit.of !== undefined ? " of" : ""}`];
  if (constraint.kind === "change") return [...forms, `change ${constraint.direction}`, ...(constraint.since ? ["change since"] : [])];
  return [
    ...forms,
    constraint.kind === "range" ? "range" : constraint.comparison,
    ...(constraint.subject === undefined ? [] : ["subject"]),
  ];
}

test("what was measured is understood everywhere, and says otherwise than the administration only where degrees or causes count", () => {
  const differing = all.flatMap(({ report }) =>
    report.objectives.flatMap((objective) => {
      const [indicator] = objective.indicators;
      const computed = measuredOutcome(objective, indicator);
      expect([objective.code, computed === undefined || computed.outcome === "unknown"]).toEqual([objective.code, report.year === 2026]);
      return computed && differsFromMeasured(objective, indicator, computed)
        ? [[objective.code, objective.evaluated.outcome, computed.outcome]]
        : [];
    }),
  );
  expect(differing).toEqual([
    ["2024-002", "partlyAchieved", "notAchieved"],
    ["2024-009", "partlyAchieved", "notAchieved"],
    ["2024-011", "partlyAchieved", "notAchieved"],
    ["2024-022", "neutralised", "notAchieved"],
    ["2024-025", "partlyAchieved", "notAchieved"],
    ["2025-004", "partlyAchieved", "notAchieved"],
    ["2025-012", "partlyAchieved", "notAchieved"],
    ["2025-014", "partlyAchieved", "notAchieved"],
    ["2025-029", "partlyAchieved", "notAchieved"],
    ["2025-035", "partlyAchieved", "notAchieved"],
  ]);
});

test("whatever was not achieved has its reason, and nothing else has one", () => {
  const told = all.flatMap(({ report }) =>
    report.objectives.map(({ evaluated, deviation }) => [evaluated.outcome, deviation !== undefined]),
  );
  expect(told.filter(([outcome, hasReason]) => hasReason !== (outcome !== "achieved" && outcome !== "unknown"))).toEqual([]);
});

test("the same objectives are recognised from a year to the next by group, title and description", () => {
  const identities = all.map(
    ({ report }) => new Set(report.objectives.map(({ group, title, description }) => `${group}|${title}|${description}`)),
  );
  const [first = new Set(), second = new Set(), third = new Set()] = identities;
  expect([[...second].filter((each) => first.has(each)).length, [...third].filter((each) => second.has(each)).length]).toEqual([33, 32]);
});

test.each(DEMONSTRATION.filter(({ administration }) => administration === "valdora"))(
  "$file says in its first lines that the town is invented",
  ({ file }) => {
    const [, , third] = readFileSync(new URL(`../demo/${file}`, import.meta.url), "utf8").split("\n");
    expect(third).toContain("Valdora non esiste, e ogni dato di questo documento è inventato");
  },
);
