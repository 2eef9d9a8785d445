import { cappedRunner } from "../../../src/server/worker/cappedRunner.ts";
import { hostileTasks } from "./hostileTasks.ts";

// A process of its own that uses a child: it prints the child's number, then ends ("rests") or waits for a loop ("works").
const [, , entry, then] = process.argv;
const runner = cappedRunner(hostileTasks, {
  entry: entry!,
  caps: { seconds: 60, megabytes: 512, megabytesLeftTaken: 256, idleSeconds: 60 },
});
const child = await runner.run("processId", undefined);
process.stdout.write(`${JSON.stringify(child)}\n`);
if (then === "works") await runner.run("loops", undefined);
