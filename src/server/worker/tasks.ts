import type { PdfOptions } from "../../documents/renderPdf.ts";
import type { DocumentTree } from "../../documents/tree.ts";
import type { ReportReading } from "../../exchange/readReport.ts";
import type { Tasks } from "./task.ts";

/** What the child process can do. Each loads its own tools when it is first asked, so that the parent never does. */
export const tasks = {
  pdf: {
    what: "La preparazione del documento",
    run: async ({ tree, options }: { tree: DocumentTree; options: PdfOptions }) =>
      (await import("../../documents/renderPdf.ts")).renderPdf(tree, options),
  },
  readReport: {
    what: "La lettura del file",
    run: async (content: Uint8Array): Promise<ReportReading> => (await import("../../exchange/readReport.ts")).readReport(content),
  },
} satisfies Tasks;
