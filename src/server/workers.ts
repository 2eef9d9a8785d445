import { totalmem } from "node:os";
import { fileURLToPath } from "node:url";
import { tooLongForPdf } from "../documents/tooLongForPdf.ts";
import { DocumentTooLong, WorkFailed, type WorkFor, type Workers } from "../features/commands/ambient.ts";
import { capsFor, type Job, shareChildren } from "./worker/children.ts";
import { tasks } from "./worker/tasks.ts";
import type { Work } from "./worker/workFailure.ts";

/** The entry of the child process, beside the bundle. */
const ENTRY = fileURLToPath(new URL("./worker.js", import.meta.url));

/** How long a document that took too much time is not tried again: the machine may have been busy. */
const AN_HOUR = 3_600_000;

/** The heavy work of the application, in capped children that start when first needed. `memory` is that of the machine, in bytes. */
export function startWorkers(entry = ENTRY, memory = memoryOfMachine()): Workers & { readonly dispose: () => Promise<void> } {
  const children = shareChildren(tasks, { entry, caps: capsFor(memory) });
  return {
    readReport: async (work, content, year) =>
      accepted(
        await children.run(
          "readReport",
          jobFor(work, () => ({ content, year })),
        ),
      ),
    readNarrative: async (work, content) =>
      accepted(
        await children.run(
          "readNarrative",
          jobFor(work, () => content),
        ),
      ),
    readStaff: async (work, content) =>
      accepted(
        await children.run(
          "readStaff",
          jobFor(work, () => content),
        ),
      ),
    renderPdf: async (work, purpose) => {
      const input = async () => {
        const tree = await work.tree();
        const refusal = tooLongForPdf(tree);
        if (refusal !== undefined) throw new DocumentTooLong(refusal);
        return { tree, options: { createdAt: work.createdAt, purpose } };
      };
      return document(await children.run("pdf", jobFor(work, input)));
    },
    renderDocx: async (work) =>
      document(
        await children.run(
          "docx",
          jobFor(work, async () => ({ tree: await work.tree(), createdAt: work.createdAt })),
        ),
      ),
    dispose: () => children.dispose(),
  };
}

function jobFor<Input>({ administration, signal }: WorkFor, input: Job<Input>["input"]): Job<Input> {
  return { body: administration, signal, input };
}

/** What there is for the program: of the container where it is in one. */
function memoryOfMachine(): number {
  const constrained = process.constrainedMemory();
  return constrained > 0 ? Math.min(totalmem(), constrained) : totalmem();
}

function accepted<Value>(verdict: Work<Value>): Value {
  if (verdict.ok) return verdict.value;
  const { sentence, detail } = verdict.failure;
  throw new WorkFailed(sentence, detail);
}

const OTHER_FORMATS = "Intanto lo può chiedere in HTML o in testo.";

/** A document of the same data would fail again: who asks once more is answered without trying. */
function document<Value>(verdict: Work<Value>): Value {
  if (!verdict.ok) {
    const { kind, sentence, detail } = verdict.failure;
    if (kind === "tooMuchMemory") throw new DocumentTooLong(`${sentence} ${OTHER_FORMATS}`, detail);
    if (kind === "tooLong") throw new WorkFailed(`${sentence} ${OTHER_FORMATS}`, detail, AN_HOUR);
  }
  return accepted(verdict);
}
