import { fileURLToPath } from "node:url";
import type { Verdict } from "../domain/kernel/verdict.ts";
import { tooLongForPdf } from "../documents/tooLongForPdf.ts";
import { DocumentTooLong, WorkFailed, type Workers } from "../features/ambient.ts";
import { cappedRunner } from "./worker/cappedRunner.ts";
import { usualCaps } from "./worker/caps.ts";
import { tasks } from "./worker/tasks.ts";
import type { WorkFailure } from "./worker/workFailure.ts";

/** The entry of the child process, beside the bundle. */
const ENTRY = fileURLToPath(new URL("./worker.js", import.meta.url));

/** The heavy work of the application, in one capped child that starts when first needed. */
export function startWorkers(entry = ENTRY): Workers & { readonly dispose: () => Promise<void> } {
  const runner = cappedRunner(tasks, { entry, caps: usualCaps });
  return {
    readReport: async (content, year) => accepted(await runner.run("readReport", { content, year })),
    readNarrative: async (content) => accepted(await runner.run("readNarrative", content)),
    readStaff: async (content) => accepted(await runner.run("readStaff", content)),
    renderPdf: async (tree, purpose) => {
      const refusal = tooLongForPdf(tree);
      if (refusal !== undefined) throw new DocumentTooLong(refusal);
      return accepted(await runner.run("pdf", { tree, options: { createdAt: new Date(), purpose } }));
    },
    renderDocx: async (tree) => accepted(await runner.run("docx", { tree, createdAt: new Date() })),
    dispose: () => runner.dispose(),
  };
}

function accepted<Value>(verdict: Verdict<Value, WorkFailure>): Value {
  if (verdict.ok) return verdict.value;
  const [{ sentence, detail }] = verdict.reasons;
  throw new WorkFailed(sentence, detail);
}
