import type { PdfOptions } from "../../documents/renderPdf.ts";
import { lettersToPress } from "../../documents/tooLongForPdf.ts";
import type { DocumentTree } from "../../documents/tree.ts";
import type { NarrativeReading } from "../../exchange/readNarrative.ts";
import type { StaffReading } from "../../exchange/staff/readStaff.ts";
import type { ReportReading } from "../../exchange/readReport.ts";
import type { Tasks } from "./task.ts";

/** What is longer than this does not fit in the narrow child, in letters to press. */
const LONG_PDF = 400_000;
const LONG_DOCX = 400_000;

/** Bytes of a file. */
const LARGE_FILE = 500_000;
const isLargeFile = (content: Uint8Array) => content.length > LARGE_FILE;

/** What the child process can do. Each loads its own tools when it is first asked, so that the parent never does. */
export const tasks = {
  pdf: {
    what: "La preparazione del documento",
    // The longest document that is not refused takes some 10 seconds of a processor, which others may be using.
    seconds: 40,
    isLarge: ({ tree }: { tree: DocumentTree }) => lettersToPress(tree) > LONG_PDF,
    run: async ({ tree, options }: { tree: DocumentTree; options: PdfOptions }) =>
      (await import("../../documents/renderPdf.ts")).renderPdf(tree, options),
  },
  docx: {
    what: "La preparazione del documento",
    isLarge: ({ tree }: { tree: DocumentTree }) => lettersToPress(tree) > LONG_DOCX,
    run: async ({ tree, createdAt }: { tree: DocumentTree; createdAt: Date }) =>
      (await import("../../documents/docx/renderDocx.ts")).renderDocx(tree, { createdAt }),
  },
  readNarrative: {
    what: "La lettura del file",
    isLarge: isLargeFile,
    run: async (content: Uint8Array): Promise<NarrativeReading> => (await import("../../exchange/readNarrative.ts")).readNarrative(content),
  },
  readReport: {
    what: "La lettura del file",
    isLarge: ({ content }: { readonly content: Uint8Array }) => isLargeFile(content),
    run: async ({ content, year }: { readonly content: Uint8Array; readonly year: number }): Promise<ReportReading> =>
      (await import("../../exchange/readReport.ts")).readReport(content, year),
  },
  readStaff: {
    what: "La lettura del file",
    isLarge: isLargeFile,
    run: async (content: Uint8Array): Promise<StaffReading> => (await import("../../exchange/staff/readStaff.ts")).readStaff(content),
  },
} satisfies Tasks;
