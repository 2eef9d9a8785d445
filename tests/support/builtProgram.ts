import { execFileSync } from "node:child_process";
import { ROOT } from "./sourceFiles.ts";

/** Builds the program when it is older than its sources, before any test runs it. */
export default function setup(): void {
  execFileSync(process.execPath, ["build.mjs"], { cwd: ROOT, stdio: "inherit" });
}
