import { describe, expect, test } from "vitest";
import { sourceFiles } from "./support/sourceFiles.ts";
import { importsOf, impuritiesOf, namesWithoutMeaning, violationsOf } from "./support/walls.ts";

const house = sourceFiles("src");

test("there is a house to look at", () => {
  expect(house.map(({ path }) => path)).toContain("src/domain/plan/target.ts");
  expect(house.length).toBeGreaterThan(100);
});

describe("the house as it stands", () => {
  test("arrows go down only, and no feature imports another", () => {
    expect(house.flatMap((file) => violationsOf(file.path, importsOf(file)))).toEqual([]);
  });

  test("the domain asks nothing of the world", () => {
    expect(house.flatMap(impuritiesOf)).toEqual([]);
  });

  test("files have names of their own, and rules of law their citation", () => {
    expect([...house, ...sourceFiles("tests", "demo")].flatMap(namesWithoutMeaning)).toEqual([]);
  });
});

describe("the walls stand when pushed:", () => {
  test.each([
    ["src/domain/plan/objective.ts", "../../data/plan/objective.ts", "src/domain/plan/objective.ts: domain does not enter data (src/data/plan/objective.ts)"],
    ["src/domain/plan/target.ts", "kysely", 'src/domain/plan/target.ts: the domain imports "kysely"'],
    ["src/domain/plan/target.ts", "node:fs", 'src/domain/plan/target.ts: the domain imports "node:fs"'],
    ["src/documents/renderPdf.ts", "../data/plan/objective.ts", "src/documents/renderPdf.ts: documents does not enter data (src/data/plan/objective.ts)"],
    ["src/data/plan/objective.ts", "../../exchange/readReport.ts", "src/data/plan/objective.ts: data does not enter exchange (src/exchange/readReport.ts)"],
    ["src/exchange/readReport.ts", "../features/commands/act.ts", "src/exchange/readReport.ts: exchange does not enter features/commands (src/features/commands/act.ts)"],
    ["src/ui/Table.tsx", "../domain/plan/objective.ts", "src/ui/Table.tsx: ui does not enter domain (src/domain/plan/objective.ts)"],
    ["src/features/commands/plan/importPlan.ts", "../../../server/workers.ts", "src/features/commands/plan/importPlan.ts: features/commands does not enter server (src/server/workers.ts)"],
    ["src/features/commands/plan/importPlan.ts", "../monitoring/recordReading.ts", "src/features/commands/plan/importPlan.ts: a feature imports another, src/features/commands/monitoring/recordReading.ts"],
    ["src/features/commands/act.ts", "./plan/importPlan.ts", "src/features/commands/act.ts: a feature imports another, src/features/commands/plan/importPlan.ts"],
    ["src/features/site/openData/openData.route.tsx", "../../../api/operations.ts", "src/features/site/openData/openData.route.tsx: features/site does not enter api (src/api/operations.ts)"],
    ["src/features/commands/act.ts", "../office/office.ts", "src/features/commands/act.ts: features/commands does not enter features/office (src/features/office/office.ts)"],
    ["src/features/paths.ts", "./commands/act.ts", "src/features/paths.ts: features does not enter features/commands (src/features/commands/act.ts)"],
    ["src/features/site/YearPage.tsx", "../door/AccessPage.tsx", "src/features/site/YearPage.tsx: features/site does not enter features/door (src/features/door/AccessPage.tsx)"],
    ["src/features/door/AccessPage.tsx", "../office/office.ts", "src/features/door/AccessPage.tsx: features/door does not enter features/office (src/features/office/office.ts)"],
    ["src/api/createApi.ts", "../features/door/AccessPage.tsx", "src/api/createApi.ts: api does not enter features/door (src/features/door/AccessPage.tsx)"],
    ["src/api/createApi.ts", "../ui/Page.tsx", "src/api/createApi.ts: api does not enter ui (src/ui/Page.tsx)"],
    ["src/api/createApi.ts", "../server/routes.tsx", "src/api/createApi.ts: api does not enter server (src/server/routes.tsx)"],
    ["src/server/serve.ts", "../cli/main.ts", "src/server/serve.ts: server does not enter cli (src/cli/main.ts)"],
    ["src/server/serve.ts", "../../demo/demonstration.ts", "src/server/serve.ts: server does not enter demo (demo/demonstration.ts)"],
    ["src/exchange/readReport.ts", "../../tests/support/settimo.ts", "src/exchange/readReport.ts: imports what serves tests, tests/support/settimo.ts"],
    ["src/tools/anything.ts", "./other.ts", 'src/tools/anything.ts: there is no room "tools"'],
  ])("%s does not import %s", (file, specifier, fault) => {
    expect(violationsOf(file, [specifier])).toEqual([fault]);
  }); // prettier-ignore

  test.each([
    ["src/features/commands/plan/importPlan.ts", "../act.ts"],
    ["src/features/commands/plan/importPlan.ts", "./planForm.ts"],
    ["src/features/commands/plan/importPlan.ts", "zod"],
    ["src/features/commands/plan/importPlan.test.ts", "../../../../tests/support/anObjective.ts"],
    ["src/domain/plan/target.test.ts", "vitest"],
    ["src/api/operations.ts", "../features/site/listObjectives/objectiveFilter.ts"],
    ["src/api/operations.ts", "../data/plan/annualReport.ts"],
    ["src/features/office/roles/roles.route.tsx", "../../commands/organisation/confirmRelations.ts"],
    ["src/features/office/OfficePage.tsx", "../door/AccessPage.tsx"],
    ["src/features/commands/act.ts", "../paths.ts"],
    ["src/server/apiPage.tsx", "../api/operations.ts"],
    ["src/cli/demo.ts", "../../demo/demonstration.ts"],
    ["src/cli/report.ts", "../server/openDatabase.ts"],
    ["src/server/worker/tasks.ts", "../../documents/renderPdf.ts"],
    ["src/ui/Page.tsx", "./Table.tsx"],
  ])("%s may import %s", (file, specifier) => {
    expect(violationsOf(file, [specifier])).toEqual([]);
  });

  test.each([
    ["const today = new Date();", "Date"],
    ["const now = Date.now();", "Date"],
    ["let day: Date;", "Date"],
    ["const chance = Math.random();", "Math.random"],
    ["if (process.env.TZ) {}", "process"],
    ["setTimeout(() => {}, 10);", "setTimeout"],
    ["const page = await fetch('https://example.org');", "fetch"],
    ["console.log(1);", "console"],
    ["const ambient = { process };", "process"],
    ["globalThis.x = 1;", "globalThis"],
  ])("the domain does not say %s", (text, word) => {
    expect(impuritiesOf({ path: "src/domain/plan/x.ts", text })).toContain(`src/domain/plan/x.ts: ${word}`);
    expect(impuritiesOf({ path: "src/server/x.ts", text })).toEqual([]);
  });

  test("a word that is only the name of a field is no impurity", () => {
    const text = `type Proof = { readonly document: string }; const proof = { document: "x", process: 1 }; proof.process;`;
    expect(impuritiesOf({ path: "src/domain/plan/x.ts", text })).toEqual([]);
  });

  test.each([
    ["src/domain/plan/index.ts", "src/domain/plan/index.ts: no barrels, import from the file where the thing lives"],
    ["src/domain/utils/money.ts", "src/domain/utils/money.ts: name it after what it holds"],
    ["src/features/commands/helpers.ts", "src/features/commands/helpers.ts: name it after what it holds"],
    ["src/domain/report/due.rule.ts", "src/domain/report/due.rule.ts: a rule of law exports its citation"],
  ])("no file is called %s", (path, fault) => {
    expect(namesWithoutMeaning({ path, text: "export const due = 1;" })).toEqual([fault]);
  });

  test.each(["export const citation = {};", "export const totalsCitation = {};"])("a rule that says «%s» has its citation", (text) => {
    expect(namesWithoutMeaning({ path: "src/domain/report/due.rule.ts", text })).toEqual([]);
  });

  test("every way to name a module is seen", () => {
    const text = `
      import { a } from "./a.ts"; import type { B } from "./b.ts"; import "./c.ts";
      export { d } from "./d.ts"; export * from "./e.ts";
      const f = await import("./f.ts"); type G = import("./g.ts").G;
      const notOne = 'import { x } from "./x.ts"';`;
    const seen = ["./a.ts", "./b.ts", "./c.ts", "./d.ts", "./e.ts", "./f.ts", "./g.ts"];
    expect(importsOf({ path: "src/cli/x.ts", text })).toEqual(seen);
  });
});
