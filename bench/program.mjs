import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("..", import.meta.url));
const environment = { ...process.env, DATABASE_URL: "", DATABASE_OWNER_URL: "", NODE_ENV: "production" };

/** The program as it is built in a folder: to run to its end, or to serve, with settings of the environment or without. */
export function programAt(root, given = {}) {
  const program = join(root, "bin", "traguardo.js");
  const hasPublications = existsSync(join(root, "src", "cli", "publish.ts")); // before, what was imported was public
  const servingWith = (settings, ...words) => serve(program, settings, words);
  return {
    run: (...words) => runToItsEnd(program, words, given),
    peak: (...words) => watchToItsEnd(program, words, given),
    publish: (...words) =>
      hasPublications ? runToItsEnd(program, ["publish", ...words, "--reason", "Misura"], given) : Promise.resolve(0),
    serving: (...words) => servingWith({}, ...words),
    servingWith,
  };
}

/** The program of this working copy. */
export const { run, publish, serving, servingWith } = programAt(ROOT);

/** Answers how long it took; meanwhile `watch` may look at the process, and answers how it stops. */
function runToItsEnd(program, words, given = {}, watch = () => () => undefined) {
  const start = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...words], {
      env: { ...environment, ...given },
      stdio: ["ignore", "ignore", "inherit"],
    });
    const unwatch = watch(child);
    child
      .once("close", unwatch)
      .once("close", (code) =>
        code === 0 ? resolve(performance.now() - start) : reject(new Error(`traguardo ${words.join(" ")}: ${code}`)),
      );
  });
}

/** Answers how long it took, and its resident memory at the most. Linux. */
async function watchToItsEnd(program, words, given) {
  let megabytes = 0;
  const milliseconds = await runToItsEnd(program, words, given, ({ pid }) => {
    const look = setInterval(() => (megabytes = Math.max(megabytes, highWaterOf(pid))), 50);
    return () => clearInterval(look);
  });
  return { milliseconds, megabytes };
}

function highWaterOf(pid) {
  try {
    return Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${String(pid)}/status`, "utf8"))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** Answers its port, its process and how long it took until it answered. */
async function serve(program, settings, words) {
  const start = performance.now();
  const child = spawn(process.execPath, [program, ...words, "--port", "0"], {
    env: { ...environment, ...settings },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const port = await new Promise((resolve, reject) => {
    let told = "";
    child.stdout.setEncoding("utf8").on("data", (text) => {
      told += text;
      const found = /http:\/\/localhost:(\d+)/.exec(told)?.[1];
      if (found) resolve(Number(found));
    });
    child.once("close", (code) => reject(new Error(`The server ended with ${code}`)));
  });
  const stop = () =>
    new Promise((resolve) => {
      child.removeAllListeners("close").once("close", resolve);
      child.kill("SIGINT");
    });
  return { child, port, milliseconds: performance.now() - start, stop };
}
