import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("..", import.meta.url));
const PROGRAM = fileURLToPath(new URL("../bin/traguardo.js", import.meta.url));
const environment = { ...process.env, DATABASE_URL: "", DATABASE_OWNER_URL: "", NODE_ENV: "production" };

/** Runs the program and waits for its end; answers how long it took. */
export function run(...words) {
  const start = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [PROGRAM, ...words], { env: environment, stdio: ["ignore", "ignore", "inherit"] });
    child.once("close", (code) =>
      code === 0 ? resolve(performance.now() - start) : reject(new Error(`traguardo ${words.join(" ")}: ${code}`)),
    );
  });
}

/** Starts the program serving; answers its port, its process and how long it took until it answered. */
export function serving(...words) {
  return servingWith({}, ...words);
}

/** The same, with settings of the environment. */
export async function servingWith(settings, ...words) {
  const start = performance.now();
  const child = spawn(process.execPath, [PROGRAM, ...words, "--port", "0"], {
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
