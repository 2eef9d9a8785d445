import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { SURNAMES } from "../demo/valdora/names.ts";
import { valdoraPeople } from "../demo/valdoraPeople.ts";
import { OPERATIONS } from "../src/api/operations.ts";
import { prepareDemonstration } from "../src/cli/prepareDemonstration.ts";
import { inSnapshot } from "../src/data/plan/annualReport.ts";
import { loadLastRun } from "../src/data/evaluation/evaluationRun.ts";
import { loadRuleVersions } from "../src/data/evaluation/ruleDocument.ts";
import { yearlyDelay } from "../src/domain/bonus/invoiceDelay.ts";
import { payFigures } from "../src/domain/bonus/payFigures.ts";
import { fundLine, type PayRun } from "../src/domain/bonus/runPay.ts";
import { checkEvaluations } from "../src/domain/evaluation/individual/checkEvaluations.ts";
import { NOT_EVALUATED_REASONS } from "../src/domain/evaluation/individual/form.ts";
import { evaluationFigures } from "../src/domain/evaluation/evaluationFigures.ts";
import { exactText } from "../src/domain/kernel/rational.ts";
import { acceptEvaluations } from "../src/exchange/evaluations/readEvaluations.ts";
import { evaluatedYear, hashOf, resultOf } from "../src/features/commands/evaluation/evaluatedYear.ts";
import { explainedFigure } from "../src/features/commands/evaluation/explainedFigure.ts";
import { paidYear, payResultOf, apartOf } from "../src/features/commands/evaluation/paidYear.ts";
import { figureApart } from "../src/domain/bonus/payEntries.ts";
import { formOf } from "../src/features/commands/rules/ruleKinds.ts";
import { siteOver } from "./support/apiSite.ts";
import { readingWorkers } from "./support/readingWorkers.ts";
import { freshDatabase, publishedOf } from "./support/database.ts";
import { rederive } from "../src/domain/kernel/rederive.ts";

// The whole demonstration, prepared as `traguardo demo` does: nobody in it exists. Figures were redone by hand from the forms, as the comments say.

const { app: db, owner } = await freshDatabase();
const documents = fileURLToPath(new URL("../demo/", import.meta.url));
const prepare = () => prepareDemonstration({ db, workers: readingWorkers }, documents);
await prepare();

const key = (year: number) => ({ administration: "valdora", year });
const [y2024, y2025, y2026] = await Promise.all([2024, 2025, 2026].map((year) => inSnapshot(db, (tx) => evaluatedYear(tx, key(year)))));
const [p2024, p2025] = await Promise.all([2024, 2025].map((year) => inSnapshot(db, (tx) => paidYear(tx, key(year)))));
if (!y2024 || !y2025 || !y2026 || !p2024?.run.ok || !p2025?.run.ok) throw new Error("Valdora is not there");
const summary = resultOf(y2024).summary;
const runs = { 2024: p2024.run, 2025: p2025.run };

const scoreOf = (person: string) => summary.people.find((each) => each.person === person);
const partsOf = ({ shares }: Extract<PayRun, { ok: true }>, person: string) =>
  shares
    .filter((share) => share.person === person)
    .map(({ category, paid, reserved, parts }) => [category, paid, reserved, ...parts.map((part) => part.kind)]);

test("a second preparation does nothing, and the files of people are the same bytes each time", async () => {
  const lines = () =>
    owner
      .selectFrom("audit")
      .select(({ fn }) => fn.countAll().as("lines"))
      .executeTakeFirstOrThrow();
  const before = await lines();
  await prepare();
  expect(await lines()).toEqual(before);
  for (const year of [2024, 2025, 2026]) expect(JSON.stringify(valdoraPeople(year))).toBe(JSON.stringify(valdoraPeople(year)));
});

test.each([2024, 2025, 2026])("the file of %i says that its people are invented, is accepted, and no two have one name", (year) => {
  const document = valdoraPeople(year);
  expect(document.nota).toContain("Valdora non esiste");
  const file = acceptEvaluations(document);
  if (!file.ok) throw new Error(JSON.stringify(file.problems));
  const { people, forms } = file.value;
  expect(new Set(people.map(({ name }) => name)).size).toBe(people.length);
  expect(people.every(({ name }) => SURNAMES.some((surname) => name.endsWith(` ${surname}`)))).toBe(true);
  const { smvp, material } = { 2024: y2024, 2025: y2025, 2026: y2026 }[year] ?? y2024;
  const objectives = new Set(material.objectives.map(({ code }) => String(code)));
  expect(checkEvaluations(people, forms, { year, smvp, objectives })).toEqual([]);
});

test("the rules of every year are approved, without an error or a warning; 2026 confirms 2025", async () => {
  const versions = await Promise.all(
    [2024, 2025, 2026].flatMap((year) => (["smvp", "cci"] as const).map((kind) => loadRuleVersions(db, key(year), kind))),
  );
  const told = versions.flat().map(({ kind, year, content, act, confirmsYear }) => {
    const checked = formOf(kind, JSON.parse(content));
    return [year, kind, checked.ok && checked.value.length === 0, act?.number, confirmsYear];
  });
  expect(told).toEqual([
    [2024, "smvp", true, "12", undefined],
    [2024, "cci", true, "1", undefined],
    [2025, "smvp", true, "9", undefined],
    [2025, "cci", true, "1", undefined],
    [2026, "smvp", true, "7", 2025],
  ]);
});

test("[OBL-27] 2024 closes: 154 people, 150 at the end of the year, 5 of them not evaluated, 3 evaluated who had left", () => {
  const { headCount, evaluated } = summary;
  expect(y2024.material.people).toHaveLength(154);
  expect([headCount.employed, headCount.notEvaluated, headCount.added, evaluated, headCount.waiting, headCount.closes]).toEqual([150, 5, 3, 148, 0, true]); // prettier-ignore
  expect(summary.people.filter(({ standing }) => standing === "notEvaluated").map(({ person, why }) => [person, why])).toEqual([
    ["V-045", "minimumDays"], // left on 31/01: 31 days of 120, and no longer there at the end of the year
    ["V-093", "noForm"],
    ["V-115", "other"],
    ["V-141", "suspended"],
    ["V-143", "minimumDays"], // 366 − 260 of absence = 106
    ["V-154", "minimumDays"], // from 04/11: 58
  ]);
});

test("the grid of 2024, and who judges all alike", () => {
  expect(summary.bands.map(({ label, count }) => [label, count])).toEqual([
    ["Meno di 60", 1],
    ["Da 60 a meno di 80", 21],
    ["Da 80 a meno di 95", 92],
    ["Da 95 a 100", 34],
  ]);
  expect(summary.people.filter(({ isNegative }) => isNegative).map(({ person }) => person)).toEqual(["V-121"]);
  const evaluator = (code: string) => summary.differentiation.find(({ kind, name }) => kind === "evaluator" && name === code);
  expect(evaluator("V-009")).toMatchObject({ people: 15, metrics: { topBandShare: "100" } });
  expect(evaluator("V-006")).toMatchObject({ people: 16, metrics: { topBandShare: "0" } });
});

test("scores redone by hand from the forms", () => {
  // V-036, operatore, 30/70. Objectives 009, 011, 012, 013: (70·30 + 95·20 + 100·15 + 100·15) ÷ 80 = 87.5.
  // Behaviours (3.2·30 + 3.2·25 + 3.4·25 + 3.7·20) ÷ 100 = 3.35 of 4 = 83.75. 26.25 + 58.625 = 84.875, half up.
  expect(scoreOf("V-036")?.score).toBe("84.88");
  // V-054, istruttore, 30/15/55, transferred on 01/07. Before: objectives 015, 016, 018 (017 cannot be measured) (100·25 + 0·20 + 100·15) ÷ 60 = 66.6̅;
  // 20 + 0.15·92 + 0.55·95.375 = 86.25625. After: 30 + 0.15·97 + 55 = 99.55. (86.25625·182 + 99.55·184) ÷ 366 = 92.9394.
  expect(scoreOf("V-054")?.score).toBe("92.94");
  // V-012, EQ, 35/30/30/5: 35 + 0.3·(100 + 94)/2 + 0.3·87.75 + 5 = 95.425.
  expect(scoreOf("V-012")?.score).toBe("95.43");
  // V-007, EQ until 30/06: judged only V-038, so that differentiation does not apply: (35 + 28.8 + 28.425) ÷ 0.95 = 97.0789.
  expect(scoreOf("V-007")?.score).toBe("97.08");
});

test("result pay redone by hand", () => {
  const run = runs[2024];
  // EQ: 26,400 − 800 set aside for the contested interim post = 25,600, among ten posts of 12,000: 2,560 each.
  // V-011 has 85.10 of it. The interim post: 12,000 · 20 % · 122 days ÷ 366 = 800.00.
  expect(partsOf(run, "V-011")).toEqual([["eq", "2178.56", "800.00", "interim", "merit"]]);
  // V-012 answers for payment times: 30 % of 2,560 = 768.00 is paid because they were met, and from 95 all of the other 1,792.00.
  expect(partsOf(run, "V-012")).toEqual([["eq", "2560.00", "0.00", "merit", "paymentTimes"]]);
  // V-007 held the post for 182 days of 366: 1,273.0055; the cent that is left over goes to the largest remainder.
  expect(partsOf(run, "V-007")).toEqual([["eq", "1273.01", "0.00", "merit"]]);
  // V-003 holds the Polizia locale ad interim: 30,000 · 25 % = 7,500, by (40 + 0.1·86.459 + 20 + 0.25·87.25) ÷ 0.95 = 95.219 %.
  expect(run.shares.find(({ person }) => person === "V-003")?.parts[0]).toMatchObject({ kind: "interim", paid: "7141.45" });
  // V-089 has a written reprimand and V-121 a negative evaluation: neither is paid. V-105 has an oral one, which does not exclude.
  expect([partsOf(run, "V-089"), partsOf(run, "V-121")].map(([share]) => share?.slice(0, 3))).toEqual([
    ["staff", "0.00", "0.00"],
    ["staff", "0.00", "0.00"],
  ]);
  expect(partsOf(run, "V-105")[0]?.[1]).not.toBe("0.00");
  // 118,000 ÷ 132 positively evaluated = 893.93, by 30 % = 268.19 (up); 10 % of 132 = 13 people, nearly all of the office where all have the top.
  const surcharged = run.shares.filter(({ parts }) => parts.some(({ kind }) => kind === "surcharge"));
  expect(surcharged).toHaveLength(13);
  expect(surcharged.every(({ parts }) => parts.some(({ kind, paid }) => kind === "surcharge" && paid === "268.19"))).toBe(true);
});

test("[OBL-20] the funds close to the cent; in 2025 what waits is set aside, and with it what is bound to payment times", () => {
  const told = Object.values(runs).map(({ funds }) =>
    funds.map(fundLine).map(({ allocated, paid, reserved, saved }) => [allocated, paid, reserved, saved]),
  );
  expect(told).toEqual([
    [
      ["118000.00", "118000.00", "0.00", "0.00"],
      ["26400.00", "23330.46", "800.00", "2269.54"],
      ["43500.00", "40523.08", "0.00", "2976.92"],
      ["9000.00", "9000.00", "0.00", "0.00"],
    ],
    [
      ["121000.00", "59398.84", "61601.16", "0.00"],
      ["27000.00", "11710.68", "15289.32", "0.00"],
      ["44000.00", "28753.58", "13200.02", "2046.40"],
      ["9000.00", "0.00", "9000.00", "0.00"],
    ],
  ]);
  for (const [allocated = "", ...parts] of told.flat()) {
    const cents = (euro: string) => BigInt(euro.replace(".", ""));
    expect(parts.reduce((sum, part) => sum + cents(part), 0n)).toBe(cents(allocated));
  }
  const gate = runs[2025].shares.find(({ person }) => person === "V-012")?.parts.find(({ kind }) => kind === "paymentTimes");
  expect(gate).toMatchObject({ paid: "0.00" });
});

test("2025 and 2026 wait: forms in every state, and one objected to", () => {
  const waiting = (year: typeof y2025) => {
    const { summary: told } = resultOf(year);
    return [told.evaluated, told.headCount.notEvaluated, told.headCount.waiting, told.headCount.closes];
  };
  expect([waiting(y2025), waiting(y2026)]).toEqual([
    [71, 2, 79, false],
    [0, 0, 152, false],
  ]);
  expect([...new Set(y2025.material.forms.map(({ state }) => state))].sort()).toEqual(["acknowledged", "assigned", "communicated", "contested", "final", "proposed"]); // prettier-ignore
  expect(partsOf(runs[2025], "V-064")[0]?.[2]).not.toBe("0.00");
});

test("every reason for not being evaluated is there in three years", () => {
  const reasons = [y2024, y2025, y2026].flatMap((year) =>
    resultOf(year).summary.people.flatMap(({ standing, why }) => (standing === "notEvaluated" ? [why] : [])),
  );
  expect([...new Set(reasons)].sort()).toEqual([...NOT_EVALUATED_REASONS].sort());
});

test("the invoices of 2024 come near what the PCC says", () => {
  const { invoices, paymentTimes } = y2024.file.pay;
  const delay = yearlyDelay(invoices?.list ?? [], 2024, invoices?.asOf ?? y2024.material.people[0]!.stints[0]!.from);
  expect([delay.kind === "computed" && exactText(delay.days), paymentTimes?.pcc?.delay]).toEqual(["-4.56", "-5"]);
});

test("[OBL-25] the recorded runs of 2024 come out again byte for byte", async () => {
  const [evaluation, pay] = await Promise.all((["evaluation", "pay"] as const).map((kind) => loadLastRun(db, key(2024), kind)));
  const [evaluated, paid] = [resultOf(y2024), payResultOf(runs[2024])];
  expect([evaluation?.result, evaluation?.proofsSha256]).toEqual([evaluated.text, hashOf(evaluated.proofs)]);
  expect([pay?.result, pay?.proofsSha256]).toEqual([paid.text, hashOf(paid.proofs)]);
});

test("[OBL-18] every proof of evaluation and pay comes to its result, and what it stands on opens too", () => {
  const paymentTimes = (year: 2024 | 2025) => ({ year, ...(year === 2024 ? y2024 : y2025).file.pay.paymentTimes! });
  for (const [year, run] of [
    [y2024, runs[2024]],
    [y2025, runs[2025]],
    [y2026, undefined],
  ] as const) {
    const figures = new Map([
      ...evaluationFigures(year.evaluation),
      ...(run ? payFigures(run, year.material.year, paymentTimes(year === y2024 ? 2024 : 2025)) : []),
    ]);
    expect(figures.size).toBeGreaterThan(500);
    const wrong = [...figures].flatMap(([id, { proof }]) => rederive(proof).map((problem) => `${id}: ${problem}`));
    expect(wrong).toEqual([]);
    const cited = [...figures.values()].flatMap(({ proof }) =>
      proof.inputs.flatMap(({ provenance }) => (provenance.kind === "figure" ? [provenance.figure] : [])),
    );
    const apart = apartOf(year);
    const isFound = (figure: string) => figures.has(figure) || (apart !== undefined && figureApart(figure, apart) !== undefined);
    const closed = [...new Set(cited)].filter((figure) => !isFound(figure));
    expect(closed).toEqual([]);
  }
});

test("a person's score and pay are explained with the acts of the rules", async () => {
  const score = await explainedFigure(db, key(2024), "V-036");
  expect(score).toMatchObject({ text: "84,88" });
  expect(score?.rules.join()).toContain("Giunta comunale, n. 12 del 31/01/2024");
});

test("[OBL-12] no name, no code of a person reaches a public page, a file or the API", async () => {
  const { app, broken } = siteOver(publishedOf(db));
  const seen = new Map<string, string>();
  const todo = ["/", "/valdora", "/sitemap.xml", ...OPERATIONS.map(({ path }) => `/api/v1${path}`)];
  for (let path = todo.pop(); path !== undefined; path = todo.pop()) {
    if (seen.has(path) || /\{|c_i703|\.pdf|\.docx|formato=(pdf|docx)/.test(path)) continue;
    const answer = await app.request(`http://localhost${path}`);
    const text = await answer.text();
    seen.set(path, text);
    for (const [, found = ""] of text.matchAll(/(?:href="|"(?=\/api\/)|<loc>http:\/\/localhost)(\/[^"#<]*)/g))
      todo.push(found.replaceAll("&amp;", "&"));
  }
  expect(broken).toEqual([]);
  expect(seen.size).toBeGreaterThan(400);
  const whoever = new RegExp(`${SURNAMES.join("|")}|\\bV-\\d{3}\\b`);
  expect([...seen].filter(([, text]) => whoever.test(text)).map(([path]) => path)).toEqual([]);
});
