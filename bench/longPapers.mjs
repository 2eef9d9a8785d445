import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { longPlan } from "./longPlan.mjs";
import { inTurn, spread, words } from "./measure.mjs";
import { processTree } from "./processTree.mjs";
import { ROOT, run } from "./program.mjs";

/**
 * Long Relazioni as a tagged PDF, whole command, against LibreOffice turning the DOCX of the same build into one; and how time and
 * memory grow with the objectives.
 */
export async function longPapers(folder) {
  const office = spawnSync("soffice", ["--version"]).status === 0;
  const at = {};
  for (const objectives of [250, 500, 1000, 2000]) at[objectives] = await prepared(folder, objectives);
  const rows = [];
  for (const [objectives, pairs] of [
    [500, 5],
    [1000, 3],
    [2000, 1],
  ])
    rows.push(...(await besideOffice(at[objectives], objectives, pairs, office)));
  return [...rows, await growth(at)];
}

/** A folder of data with a plan of so many objectives, and its DOCX. */
async function prepared(folder, objectives) {
  const own = join(folder, `lunga-${String(objectives)}`);
  mkdirSync(own, { mode: 0o711 });
  const plan = join(own, "piano.csv");
  writeFileSync(plan, longPlan(objectives));
  const data = join(own, "data");
  await run("import", plan, "--year", "2026", "--administration", "prova", "--name", "Comune di Prova", "--data", data);
  await run("report", "--year", "2026", "--format", "docx", "--out", join(own, "relazione.docx"), "--data", data);
  return own;
}

async function besideOffice(own, objectives, pairs, office) {
  const { ours, peer } = await turns(pairs, () => pressed(own), office ? () => converted(own) : undefined);
  const name = `Relazione of ${objectives.toLocaleString("en-GB")} objectives of 90 words to tagged PDF, whole process`;
  const row = (what, unit, kind, decimals) => {
    const measured = spread(ours.map((each) => each[kind]));
    if (!peer) return { what: `${what}, ${unit}`, ours: words(measured, decimals), peer: "LibreOffice is not on this machine", ratio: "–" };
    const beside = spread(peer.map((each) => each[kind]));
    const ratio = spread(ours.map((each, i) => each[kind] / peer[i][kind]));
    return {
      what: `${what}, ${unit}`,
      ours: words(measured, decimals),
      peer: `LibreOffice, DOCX to PDF: ${words(beside, decimals)}`,
      ratio: words(ratio, 2),
    };
  };
  return [row(name, "s", "seconds", 1), row("the same, largest process", "MB", "megabytes", 0)];
}

/** Runs both in turn; whole measurements and not single figures. */
async function turns(times, ours, peer) {
  const all = { ours: [], peer: peer && [] };
  await inTurn(times, async () => all.ours.push(await ours()), peer && (async () => all.peer.push(await peer())));
  return all;
}

/** With 250, 500 and 1,000 objectives in turn: the exponent of the time and of the memory between the first and the last. */
async function growth(at) {
  const sizes = [250, 500, 1000];
  const taken = sizes.map(() => []);
  for (let turn = 0; turn < 5; turn++) for (const [i, size] of sizes.entries()) taken[i].push(await pressed(at[size]));
  const middle = (i, kind) => spread(taken[i].map((each) => each[kind])).middle;
  const exponent = (kind) => (Math.log(middle(2, kind) / middle(0, kind)) / Math.log(4)).toFixed(2).replace(".", ",");
  const all = (kind, decimals) =>
    sizes.map((_, i) => middle(i, kind).toLocaleString("it-IT", { maximumFractionDigits: decimals })).join(" / ");
  return {
    what: "the same with 250 / 500 / 1,000 objectives: s, and MB of the largest process",
    ours: `${all("seconds", 1)} s; ${all("megabytes", 0)} MB`,
    peer: "exponent to reach: 1,1",
    ratio: `time ${exponent("seconds")}, memory ${exponent("megabytes")}`,
  };
}

async function pressed(own) {
  const out = join(own, "r.pdf");
  rmSync(out, { force: true });
  const program = [join(ROOT, "bin", "traguardo.js"), "report", "--year", "2026", "--format", "pdf", "--out", out, "--data", join(own, "data")]; // prettier-ignore
  return measured(process.execPath, program, out, { NODE_ENV: "production", DATABASE_URL: "", DATABASE_OWNER_URL: "" });
}

async function converted(own) {
  const out = join(own, "office");
  rmSync(out, { recursive: true, force: true });
  const profile = `-env:UserInstallation=file://${join(own, "office-profile")}`;
  const called = ["--headless", profile, "--convert-to", "pdf", "--outdir", out, join(own, "relazione.docx")];
  return measured("soffice", called, join(out, "relazione.pdf"), {});
}

/** How long a command takes, and the most that one of its processes holds at a time. */
async function measured(command, called, out, environment) {
  const start = performance.now();
  const child = spawn(command, called, { stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, ...environment } });
  let megabytes = 0;
  const look = setInterval(() => (megabytes = Math.max(megabytes, ...processTree(child.pid).map(mostHeld))), 100);
  const code = await new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
  clearInterval(look);
  if (code !== 0 || statSync(out).size < 100_000) throw new Error(`${command} ended with ${String(code)}`);
  return { seconds: (performance.now() - start) / 1000, megabytes };
}

/** The high-water mark of a process, in MB. Linux. */
function mostHeld(pid) {
  try {
    return Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${String(pid)}/status`, "utf8"))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
