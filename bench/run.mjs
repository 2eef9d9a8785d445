/** Measures the built program against peers and limits, and writes docs/benchmarks.md between its marks. `node bench/run.mjs`. */
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { copies } from "./copies.mjs";
import { documents } from "./documents.mjs";
import { imports } from "./imports.mjs";
import { loginStorm } from "./loginStorm.mjs";
import { manyBodies } from "./manyBodies.mjs";
import { longPapers } from "./longPapers.mjs";
import { ROOT, publish, run, serving } from "./program.mjs";
import { publicPage } from "./publicPage.mjs";
import { rowsBesideBaseline } from "./rowsBesideBaseline.mjs";
import { scoresAndPay } from "./scoresAndPay.mjs";
import { startAndMemory } from "./startAndMemory.mjs";

const folder = mkdtempSync(join(tmpdir(), "traguardo-bench-"));
chmodSync(folder, 0o711); // as root, the user of the database must get in
const data = join(folder, "data");
const rows = [];
const tell = (row) => {
  rows.push(row);
  process.stdout.write(`${row.what}\n  ${row.ours} · ${row.peer} · ratio ${row.ratio}\n`);
};

try {
  await run("demo", "--prepare", "--data", data);
  (await startAndMemory(data)).forEach(tell);
  const report = join(ROOT, "demo", "settimo-torinese-2023.txt");
  for (let i = 1; i <= 7; i++) {
    const of = ["--year", "2023", "--administration", `prova-${String(i)}`, "--data", data];
    await run("import", report, ...of, "--name", "Prova");
    await publish(...of);
  }
  const server = await serving("start", "--data", data);
  tell(await publicPage(server.port, "/c_i703/2023", "home of a year"));
  tell(await publicPage(server.port, "/c_i703/2023/obiettivi", "list of 74 objectives"));
  (await documents(folder, data, server.port)).forEach(tell);
  await server.stop();
  (await longPapers(folder)).forEach(tell);
  (await imports(folder)).forEach(tell);
  (await manyBodies(folder)).forEach(tell);
  (await copies(folder)).forEach(tell);
  (await loginStorm(folder)).forEach(tell);
  (await rowsBesideBaseline(folder)).forEach(tell);
  (await scoresAndPay(folder)).forEach(tell);
  write();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function write() {
  const path = join(ROOT, "docs", "benchmarks.md");
  const machine = `${String(availableParallelism())} cores (${cpus()[0]?.model.trim() ?? ""}), ${String(Math.round(totalmem() / 2 ** 30))} GB, Node ${process.versions.node}, ${new Date().toISOString().slice(0, 10)}`;
  const table = [
    "| what | ours | beside it | ratio |",
    "|---|---|---|---|",
    ...rows.map(({ what, ours, peer, ratio }) => `| ${what} | ${ours} | ${peer} | ${ratio} |`),
  ];
  const [before, rest] = readFileSync(path, "utf8").split("<!-- measured -->");
  const after = rest.split("<!-- end -->")[1];
  writeFileSync(path, `${before}<!-- measured -->\n\n${machine}.\n\n${table.join("\n")}\n\n<!-- end -->${after}`);
}
