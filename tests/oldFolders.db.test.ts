import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { startEmbeddedPostgres } from "../src/server/embedded/startEmbeddedPostgres.ts";
import { untilNoServer } from "./support/embeddedPrograms.ts";
import { IS_LONG, tellFigure } from "./support/longTier.ts";
import { passableFolder } from "./support/passableFolder.ts";
import { type Run, runProgram, startServing } from "./support/program.ts";
import { ROOT } from "./support/sourceFiles.ts";

// Folders made by the program of earlier commits, brought up to date by that of today. Each commit is built in a working copy of its own.

const COMMITS = [
  { commit: "94c2925d88fedccb5330099ce2a2f387f22aa431", what: "the build measures stand beside", structure: 17 },
  { commit: "4da36e9", what: "after the mends", structure: 28 },
  { commit: "8057307", what: "with publications and variations", structure: 50 },
] as const;

const place = passableFolder();
afterAll(async () => {
  await untilNoServer(place);
  for (const { commit } of COMMITS) if (existsSync(join(place, commit))) git("worktree", "remove", "--force", join(place, commit));
  rmSync(place, { recursive: true });
});

const git = (...words: string[]) => execFileSync("git", words, { cwd: ROOT, stdio: ["ignore", "pipe", "ignore"], encoding: "utf8" });

/** Builds a commit; answers what runs its program. */
function builtAt(commit: string): (...words: string[]) => string {
  const root = join(place, commit);
  git("worktree", "add", "--quiet", "--detach", root, commit);
  const lockOf = (at: string) => readFileSync(join(at, "package-lock.json"), "utf8");
  if (lockOf(root) === lockOf(ROOT)) symlinkSync(join(ROOT, "node_modules"), join(root, "node_modules"));
  else execFileSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: root, stdio: "ignore" });
  execFileSync(process.execPath, ["build.mjs", "--force"], { cwd: root, stdio: "ignore" });
  return (...words) =>
    execFileSync(process.execPath, [join(root, "bin", "traguardo.js"), ...words], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
}

async function countedIn(dataFolder: string): Promise<Record<string, number>> {
  const server = await startEmbeddedPostgres({ dataFolder });
  const client = new pg.Client({ connectionString: server.ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      "select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace",
    );
    const counts: Record<string, number> = {};
    for (const { name } of rows) {
      const { rows: found } = await client.query<{ rows: number }>(`select count(*)::int as rows from "${name}"`);
      counts[name] = found[0]!.rows;
    }
    return counts;
  } finally {
    await client.end();
    await server.stop();
  }
}

/** Tables an update may leave with other rows: what notes, what it fills or empties on purpose. The log gains a line for each year it publishes. */
const KEPT = ["administration", "year", "objective", "plan_version", "objective_version", "person", "unit", "form", "stint", "evaluated_person", "evaluation_run", "imported_file", "account", "account_person", "act", "rule_document", "reported_figure", "reported_band"]; // prettier-ignore

const done = async (...words: string[]): Promise<Run> => {
  const run = await runProgram(...words);
  if (run.code !== 0) throw new Error(`${words.join(" ")}: ${run.stderr}`);
  return run;
};

test.runIf(IS_LONG).each(COMMITS)(
  "a folder of $commit ($what) comes up to date with all it had, is copied and restored, and goes back",
  async ({ commit, structure }) => {
    const old = builtAt(commit);
    const folder = join(place, `dati-${commit.slice(0, 7)}`);
    old("demo", "--prepare", "--data", folder);
    const start = performance.now();
    const before = await countedIn(folder);
    const serving = await startServing("start", "--port", "0", "--data", folder);
    expect((await fetch(`${serving.address}/valdora/2024`)).status).toBe(200); // what was public stays public
    const { stderr } = await serving.stop();
    expect(stderr).toContain(`${folder}-prima-dell-aggiornamento`);
    const after = await countedIn(folder);
    const kept = (counts: Record<string, number>) => KEPT.map((table) => [table, counts[table] ?? 0]);
    expect(kept(after)).toEqual(kept(before));
    expect((await done("verify", "--data", folder)).stdout).not.toContain("alterat");

    const [copy, keys, restored] = [`${folder}.zip`, `${folder}.json`, `${folder}-ripristinata`];
    await done("backup", copy, "--keys", keys, "--data", folder);
    await done("restore", copy, "--keys", keys, "--data", restored);
    expect(kept(await countedIn(restored))).toEqual(kept(before));

    const back = await done("migrate", "--go-back", "--data", folder);
    expect(back.stdout).toContain(String(structure));
    expect(await countedIn(folder)).toEqual(before);
    expect(old("verify", "--data", folder)).toContain("Il registro è integro");
    tellFigure(
      `${commit.slice(0, 7)}: ${String(structure)} migrations to today's, copied, restored and gone back in ${String(Math.round((performance.now() - start) / 1000))} s`,
    );
  },
);
