import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { freshDatabase } from "./support/database.ts";
import { runProgramWith } from "./support/program.ts";
import { ROOT } from "./support/sourceFiles.ts";

const { urlOf } = await freshDatabase();
const run = (...words: string[]) => runProgramWith({ DATABASE_URL: urlOf("app"), TRAGUARDO_KEY: "07".repeat(32) }, ...words);

beforeAll(async () => {
  for (const year of ["2024", "2025"]) await run("import", join(ROOT, "demo", `valdora-${year}.txt`), "--year", year);
});

test("things of two years are said to be one, parted, and an objective is said to continue another", async () => {
  const told = async (...words: string[]) => {
    const { code, stdout, stderr } = await run("plan", ...words);
    return [code, stdout.split("\n")[0], stderr.split("\n")[0]];
  };
  expect(await told("same", "2024/strategico/1", "2025/strategico/1")).toEqual([
    1,
    "",
    "Sono già la stessa cosa: non è stato scritto nulla.",
  ]);
  expect(await told("same", "2024/strategico/1", "2025/strategico/2")).toEqual([
    1,
    "",
    "Nell'elenco del 2024 ci sono tutte e due: in un elenco non si può avere due volte la stessa cosa.",
  ]);
  expect((await told("apart", "2024/strategico/1"))[0]).toBe(1);
  expect(await told("continues", "2025-004", "2024-017")).toEqual([0, "2025-004 continua ora 2024-017: lo ripete.", ""]);
  expect(await told("continues", "2025-004", "2024-017", "--rewrite")).toEqual([0, "2025-004 continua ora 2024-017: lo riscrive.", ""]);
  expect(await told("continues", "2025-005", "2024-017")).toEqual([
    1,
    "",
    "Nel 2025 l'obiettivo 2024-017 lo continua già 2025-004: prima lo sciolga con «traguardo plan continues 2025-004 --none».",
  ]);
  expect(await told("continues", "2025-004", "--none")).toEqual([0, "2025-004 non continua più un altro obiettivo.", ""]);
});

test.each([
  [["plan"], "Manca: che cosa fare (submit, return, approve, vary, show, same, apart, continues)."],
  [["plan", "unisci"], "«unisci» non è tra submit, return, approve, vary, show, same, apart, continues."],
  [["plan", "same", "2024/strategico/1"], "Manca: la seconda cosa, per esempio 2025/strategico/2."],
  [["plan", "continues", "2025-004"], "Manca: quale continua, per esempio 2024-017."],
  [["plan", "apart", "2024/strategico/1", "--none"], "--rewrite e --none vanno con continues."],
])("%j is called wrongly", async (words, reason) => {
  const { code, stderr } = await run(...words);
  expect([code, stderr.split("\n")[0]]).toEqual([2, reason]);
});
