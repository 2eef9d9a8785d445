import { readReport } from "../../src/exchange/readReport.ts";
import { readStaff } from "../../src/exchange/staff/readStaff.ts";
import type { Workers } from "../../src/features/commands/ambient.ts";

const none = () => Promise.reject(new Error("This work is not done here"));

/** Reports are read here, and nothing else is done: the capped process has tests of its own. */
export const readingWorkers: Workers = {
  readReport: (_, content, year) => readReport(content, year),
  readNarrative: none,
  readStaff: (_, content) => Promise.resolve(readStaff(content)),
  renderPdf: none,
  renderDocx: none,
};
