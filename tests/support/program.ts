import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "./sourceFiles.ts";

/** What a run of the program came to. */
export type Run = { readonly code: number | null; readonly stdout: string; readonly stderr: string; readonly milliseconds: number };

/** The program serving, at its address without the last slash, until it is told to stop. */
export type Serving = {
  readonly address: string;
  readonly processId: number | undefined;
  readonly stop: (signal?: NodeJS.Signals) => Promise<Run>;
};

/** The program's settings come from its words alone: those of whoever runs the tests do not count. */
const environment = {
  ...process.env,
  DATABASE_URL: "",
  DATABASE_OWNER_URL: "",
  DATABASE_SEALER_URL: "",
  DATABASE_PUBLIC_URL: "",
  ERASURES_FILE: "",
  TRAGUARDO_KEY: "",
  CHECKPOINT_KEY_FILE: "",
  SMTP_URL: "",
  MAIL_FROM: "",
  CHECKPOINT_MAIL: "",
  PORT: undefined,
  PUBLIC_URL: "",
  SECURITY_CONTACT: "",
};

/** Settings given by the environment, beside the words of the call. */
export type GivenSettings = NodeJS.ProcessEnv;

function launch(
  words: readonly string[],
  given: GivenSettings = {},
): {
  readonly child: ChildProcess;
  readonly output: { stdout: string };
  readonly ended: Promise<Run>;
} {
  const start = performance.now();
  const child = spawn(process.execPath, [join(ROOT, "bin", "traguardo.js"), ...words], {
    env: { ...environment, ...given },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output.stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (output.stderr += text));
  const ended = new Promise<Run>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, ...output, milliseconds: performance.now() - start }));
  });
  return { child, output, ended };
}

/** Runs the built program as people do, and waits for its end. */
export function runProgram(...words: readonly string[]): Promise<Run> {
  return runProgramWith({}, ...words);
}

/** Runs the built program with settings. */
export function runProgramWith(given: GivenSettings, ...words: readonly string[]): Promise<Run> {
  return launch(words, given).ended;
}

/** Starts the built program with a command that serves, and waits until it tells its address. Throws with its words when it ends before. */
export function startServing(...words: readonly string[]): Promise<Serving> {
  return startServingWith({}, ...words);
}

/** Starts the built program with settings and a command that serves. */
export async function startServingWith(given: GivenSettings, ...words: readonly string[]): Promise<Serving> {
  const { child, output, ended } = launch(words, given);
  const told = new Promise<string>((resolve) => {
    child.stdout?.on("data", () => {
      const address = /http:\/\/\S+(?=\/\n)/.exec(output.stdout)?.[0];
      if (address !== undefined) resolve(address);
    });
  });
  const first = await Promise.race([told, ended]);
  if (typeof first !== "string") throw new Error(`«traguardo ${words.join(" ")}» ended with ${String(first.code)}: ${first.stderr}`);
  const stop = (signal: NodeJS.Signals = "SIGINT") => {
    child.kill(signal);
    return ended;
  };
  return { address: first, processId: child.pid, stop };
}
