import { expect, test } from "vitest";
import { everyBlock } from "../../tests/support/everyBlock.ts";
import { DocumentTooLong } from "../features/ambient.ts";
import { startWorkers } from "./workers.ts";

test("a document that is too long is refused before the child process is asked", async () => {
  const workers = startWorkers("/nowhere/worker.js");
  const text = [["a".repeat(5_000_000)]];
  const long = { ...everyBlock, blocks: [{ kind: "list" as const, ordered: false, items: text }] };
  await expect(workers.renderPdf({ administration: "c_i703", tree: () => long }, "publish")).rejects.toThrow(DocumentTooLong);
  await workers.dispose();
});
