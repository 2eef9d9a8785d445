import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { asking } from "./asking.mjs";
import { longPlan } from "./longPlan.mjs";
import { signInToDemonstration } from "./officeClient.mjs";
import { processTree } from "./processTree.mjs";
import { publish, run, serving } from "./program.mjs";

// `node bench/soak.mjs [MINUTES]`: the demonstration used as on a busy day, without pause, and each minute what it holds. Ends with 1 where something heaps up
// or anybody is answered 5xx without a word of when to come back.

const minutes = Number(process.argv[2] ?? 60);
const folder = mkdtempSync(join(tmpdir(), "traguardo-soak-"));
chmodSync(folder, 0o711); // as root, the user of the database must get in
const data = join(folder, "dati");
await run("demo", "--prepare", "--data", data);
const plan = join(folder, "grande.csv");
writeFileSync(plan, longPlan(1500));
await run("import", plan, "--year", "2026", "--administration", "grande", "--name", "Comune di Prova grande", "--data", data);
await publish("--year", "2026", "--administration", "grande", "--data", data);
const server = await serving("start", "--data", data);
const ask = asking(server.port);
const people = await signInToDemonstration(server.port);
const named = (name) => people.find((person) => person.name === name);
const personnel = named("Ufficio personale");
const employee = people.find(({ name }) => /Dipendente/.test(name)) ?? people.at(-1);

const counts = { answers: 0, told: 0, broken: 0, left: 0, sent: 0, imports: 0 };
const times = [];
const end = performance.now() + minutes * 60_000;
const isOn = () => performance.now() < end;

/** Asks, and counts what came: 429 and 503 that say when to come back are told, any other 5xx is broken. */
async function counted(asked) {
  const start = performance.now();
  const { status, retryAfter } = await asked().catch(() => ({ status: 599 }));
  times.push(performance.now() - start);
  counts.answers++;
  if (status === 429 || (status === 503 && retryAfter > 1)) counts.told++;
  else if (status >= 500) {
    counts.broken++;
    process.stderr.write(`broken: ${String(status)}\n`);
  }
  return status;
}

async function forever(pause, work) {
  for (let i = 0; isOn(); i++) {
    await work(i);
    await setTimeout(pause);
  }
}

const ordinal = (i, most) => String((i % most) + 1).padStart(3, "0");
const PUBLIC = (i) => [
  "/valdora/2024", "/valdora/2025/obiettivi", `/valdora/2025/obiettivi/${ordinal(i, 60)}`, "/c_i703/2023/servizi", "/c_i703", "/grande/2026",
  `/grande/2026/obiettivi/${ordinal(i, 900)}`, "/valdora/2024/dati/obiettivi.csv", "/valdora/2024/relazione", "/api/v1/amministrazioni",
][i % 10]; // prettier-ignore
const OFFICE = (i) => ["", "/persone", "/2026/schede", `/2026/schede?pagina=${String((i % 3) + 1)}`, "/organizzazione", "/operazioni", "/incarichi", "/persone?cerca=anna"][i % 8]; // prettier-ignore

/** Begins to ask and goes away. */
function leave(path) {
  return new Promise((resolve) => {
    const asked = request({ host: "127.0.0.1", port: server.port, path, headers: { host: `localhost:${String(server.port)}` } }, (answer) =>
      answer.resume().on("close", resolve),
    );
    asked.on("error", resolve).on("close", resolve).end();
    void setTimeout(15).then(() => asked.destroy());
    counts.left++;
  });
}

const work = [
  ...Array.from({ length: 4 }, (_, reader) =>
    forever(30, (i) => counted(() => ask("GET", PUBLIC(i + reader * 3), { from: `10.9.${String(reader)}.${String(i % 200)}` }))),
  ),
  ...Array.from({ length: 2 }, (_, reader) => forever(150, (i) => counted(() => personnel.get(`/valdora/ufficio${OFFICE(i + reader)}`)))),
  forever(400, () => counted(() => employee.get("/valdora/ufficio/2026/schede"))),
  forever(1500, async (i) => {
    const status = await counted(() =>
      personnel.send("/valdora/ufficio/astensioni", { chi: `V-${String(100 + (i % 40))}`, su: "V-020", ragione: `Prova ${String(i)}` }),
    );
    if (status === 303) counts.sent++;
  }),
  forever(1000, (i) => leave(i % 2 === 0 ? `/grande/2026/obiettivi/${ordinal(i * 7, 900)}` : "/grande/2026/relazione.json")),
  forever(20_000, () => counted(() => ask("GET", "/valdora/2024/relazione.pdf", { from: `10.8.0.${String(counts.answers % 200)}` }))),
  forever(25_000, () => counted(() => ask("GET", "/grande/2026/relazione.json", { from: `10.7.0.${String(counts.answers % 200)}` }))),
  forever(90_000, async (i) => {
    writeFileSync(plan, longPlan(1500).replace("Obiettivo 1:", `Obiettivo 1, volta ${String(i)}:`));
    await run("import", plan, "--year", "2026", "--administration", "grande", "--data", data).catch(() => counts.broken++);
    await publish("--year", "2026", "--administration", "grande", "--data", data).catch(() => counts.broken++);
    counts.imports++;
  }),
];

/** What the program holds now: memory in its proportional share, open files of the server, connections of its database, size of its folder. */
function held() {
  const pids = processTree(server.child.pid);
  const read = (path) => {
    try {
      return readFileSync(path, "utf8");
    } catch {
      return "";
    }
  };
  const pss = pids.reduce((sum, pid) => sum + Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${String(pid)}/smaps_rollup`))?.[1] ?? 0), 0) / 1024;
  const own = Number(/^VmRSS:\s+(\d+)/m.exec(read(`/proc/${String(server.child.pid)}/status`))?.[1] ?? 0) / 1024;
  const files = readdirSync(`/proc/${String(server.child.pid)}/fd`).length;
  const connections = pids.filter(
    (pid) =>
      /^traguardo|^postgres.*127\.0\.0\.1\(/.test(read(`/proc/${String(pid)}/cmdline`).replaceAll("\0", " ")) ||
      / 127\.0\.0\.1\(/.test(read(`/proc/${String(pid)}/cmdline`)),
  ).length;
  const disk = Number(execFileSync("du", ["-sm", data], { encoding: "utf8" }).split("\t")[0]);
  return { pss, own, files, connections, disk };
}

const rows = [];
const said = (value, decimals = 0) => value.toLocaleString("it-IT", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
process.stdout.write(
  `${String(cpus().length)} core, ${String(minutes)} minuti\n| minuto | memoria di tutto, MB | del server, MB | file aperti | connessioni | cartella, MB | risposte | 429 o 503 con quando tornare | p95, ms | carico |\n|---|---|---|---|---|---|---|---|---|---|\n`,
);
for (let minute = 1; minute <= minutes; minute++) {
  await setTimeout(60_000);
  const now = { ...held(), ...counts, p95: times.splice(0).toSorted((a, b) => a - b) };
  const p95 = now.p95[Math.ceil(now.p95.length * 0.95) - 1] ?? 0;
  rows.push(now);
  process.stdout.write(
    `| ${String(minute)} | ${said(now.pss)} | ${said(now.own)} | ${String(now.files)} | ${String(now.connections)} | ${String(now.disk)} | ${said(now.answers)} | ${said(now.told)} | ${said(p95)} | ${said(loadavg()[0], 1)} |\n`,
  );
}
await Promise.all(work);
await setTimeout(5_000);
const rest = held();
await server.stop();
rmSync(folder, { recursive: true, force: true });

/**
 * The first quarter after the tenth minute beside the last one: what heaps up shows. Of files and connections the most; of memory the least, which is what is
 * left when the collector has passed.
 */
const settled = rows.slice(Math.min(10, Math.floor(rows.length / 4)));
const quarter = Math.max(1, Math.floor(settled.length / 4));
const grown = Object.fromEntries(
  [
    ["own", Math.min],
    ["files", Math.max],
    ["connections", Math.max],
  ].map(([of, pick]) => {
    const [first, last] = [settled.slice(0, quarter), settled.slice(-quarter)].map((part) => pick(...part.map((row) => row[of])));
    return [of, last / first];
  }),
);
process.stdout.write(`\nAlla fine: ${JSON.stringify({ ...counts, grown, rest })}\n`);
const heaped = Object.values(grown).some((ratio) => ratio > 1.25);
if (counts.broken > 0 || heaped) process.exitCode = 1;
process.exit();
