import type { PdfOptions } from "../../documents/renderPdf.ts";
import type { DocumentTree } from "../../documents/tree.ts";
import type { Tasks } from "./task.ts";

/** What the child process can do. Each loads its own tools when it is first asked, so that the parent never does. */
export const tasks = {
  pdf: {
    what: "La preparazione del documento",
    run: async ({ tree, options }: { tree: DocumentTree; options: PdfOptions }) =>
      (await import("../../documents/renderPdf.ts")).renderPdf(tree, options),
  },
} satisfies Tasks;
