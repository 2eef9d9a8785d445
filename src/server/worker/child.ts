import { fork, type ChildProcess } from "node:child_process";
import type { Socket } from "node:net";
import { MEGABYTE, type Caps } from "./caps.ts";
import type { Answer, Job } from "./serveTasks.ts";

/** How a question to the child ended. `trouble` is what it said on standard error. */
export type End =
  | { readonly kind: "answered"; readonly answer: Answer }
  | { readonly kind: "tooLong" }
  | { readonly kind: "ended"; readonly trouble: string };

/** One child process. After any end but an answer it is gone. */
export type Child = {
  readonly isAlive: () => boolean;
  readonly ask: (job: Job, milliseconds: number) => Promise<End>;
  readonly kill: () => Promise<void>;
};

/** What Node needs of the environment, on Windows; no secret of ours passes. */
const NEEDED = ["SystemRoot", "windir", "TEMP", "TMP"];

/** Enough of standard error to understand a crash. */
const KEPT = 4000;

export function startChild(entry: string, { megabytes }: Pick<Caps, "megabytes">): Child {
  const env = Object.fromEntries(NEEDED.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])));
  const child = fork(entry, [String(megabytes * MEGABYTE)], {
    env,
    execArgv: [],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  let trouble = "";
  child.stderr!.setEncoding("utf8").on("data", (text: string) => (trouble = (trouble + text).slice(-KEPT)));
  const ended = new Promise<void>((resolve) => {
    child.once("error", (error) => {
      trouble += error.message;
      resolve();
    });
    child.once("close", (code, signal) => {
      trouble += `\nexit ${String(signal ?? code)}`;
      resolve();
    });
  });

  async function kill(): Promise<void> {
    hold(child);
    child.kill("SIGKILL");
    await ended;
  }

  return {
    kill,
    isAlive: () => child.connected,
    ask: async (job, milliseconds) => {
      let timer: NodeJS.Timeout | undefined;
      let heard: (answer: Answer) => void = () => undefined;
      const answered = new Promise<End>((resolve) => {
        heard = (answer) => resolve({ kind: "answered", answer });
      });
      const late = new Promise<End>((resolve) => {
        timer = setTimeout(() => resolve({ kind: "tooLong" }), milliseconds);
      });
      hold(child);
      child.once("message", heard);
      try {
        // A child that is gone meanwhile is known by its end.
        child.send(job, () => undefined);
        const end = await Promise.race([answered, late, ended.then((): End => ({ kind: "ended", trouble }))]);
        if (end.kind === "tooLong") await kill();
        return end;
      } finally {
        clearTimeout(timer);
        child.removeListener("message", heard);
        release(child);
      }
    },
  };
}

/** This process waits for the child while it works for us, or is about to end … */
function hold(child: ChildProcess): void {
  child.ref();
  child.channel?.ref();
  (child.stderr as Socket).ref();
}

/** … and not while it rests. */
function release(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
  (child.stderr as Socket).unref();
}
