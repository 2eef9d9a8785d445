import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { asking } from "./asking.mjs";
import { bundled } from "./bundled.mjs";
import { residentOf } from "./processTree.mjs";
import { ROOT, publish, run, serving } from "./program.mjs";

const BODIES = 1000;
const YEARS = 79;
const YEAR = 2023;

/** What is asked first and a second time of a site with a thousand small bodies and one of many years. */
const ASKED = [
  ["the list of bodies", "/"],
  ["its last page", "/?pagina=21"],
  ["a search in it", "/?q=antica"],
  ["the index of sitemaps", "/sitemap.xml"],
  ["the sitemap of a small body", "/piccolo-0007/sitemap.xml"],
  ["the sitemap of the body of many years", "/antica/sitemap.xml"],
  ["the bodies in the API", "/api/v1/amministrazioni"],
  ["the home of the body of many years", "/antica"],
  ["a search in all its years", "/antica/cerca?q=scuola"],
  ["Amministrazione trasparente of it", "/antica/amministrazione-trasparente/performance"],
  ["the home of one of its years", `/antica/${String(YEAR)}`],
];

/** A site of very many bodies and of one body of very many years: the first and the second answer, how long a page of another body waits meanwhile, and memory. */
export async function manyBodies(folder) {
  const data = join(folder, "many-bodies");
  const of = ["--year", String(YEAR), "--administration", "prova", "--data", data];
  await run("import", join(ROOT, "demo", "settimo-torinese-2023.txt"), ...of, "--name", "Prova");
  await publish(...of);
  const server = await serving("start", "--data", data, "--public-url", "https://sito.example");
  try {
    const { fillBodies } = await bundled(folder, "fillBodies");
    await fillBodies(data, "prova", YEAR, { bodies: BODIES, years: YEARS });
    const ask = asking(server.port);
    const timed = async (path) => {
      const start = performance.now();
      const { status } = await ask("GET", path);
      if (status !== 200) throw new Error(`${path}: ${String(status)}`);
      return performance.now() - start;
    };
    await timed("/prova/2023");
    const rows = [];
    for (const [name, path] of ASKED) {
      let isOver = false;
      const beside = async () => {
        let longest = 0;
        while (!isOver) longest = Math.max(longest, await timed("/prova/2023"));
        return longest;
      };
      const waiting = beside();
      const first = await timed(path);
      isOver = true;
      const waited = await waiting;
      rows.push({
        what: `${BODIES.toLocaleString("it-IT")} bodies and one of ${String(YEARS)} years: ${name}, first and second answer, ms`,
        ours: `${words(first)} and ${words(await timed(path))}`,
        peer: `a ready page meanwhile waits at most ${words(waited)} ms`,
        ratio: "–",
      });
    }
    rows.push({
      what: "the same: memory of the server after all that, MB",
      ours: words(residentOf(server.child.pid)),
      peer: "–",
      ratio: "–",
    });
    return rows;
  } finally {
    await server.stop();
  }
}

const words = (value) => value.toLocaleString("it-IT", { maximumFractionDigits: value < 10 ? 1 : 0 });

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = mkdtempSync(join(tmpdir(), "traguardo-bench-"));
  chmodSync(folder, 0o711); // as root, the user of the database must get in
  for (const { what, ours, peer } of await manyBodies(folder)) process.stdout.write(`| ${what} | ${ours} | ${peer} |\n`);
  rmSync(folder, { recursive: true, force: true });
}
