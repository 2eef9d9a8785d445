import type { DocumentTree } from "../documents/tree.ts";
import type { ReportReading } from "../exchange/readReport.ts";
import type { Database } from "../data/database.ts";

/** Who acts. */
export type Actor = { readonly person: string };

/** Heavy or risky work, done in a child process with a time and a memory cap; it throws a `WorkFailure` with a sentence for people. */
export type Workers = {
  readReport(content: Uint8Array): Promise<ReportReading>;
  renderPdf(tree: DocumentTree): Promise<Uint8Array>;
};

/** What every command receives besides its own input. Built once per request in server/. */
export type Ambient = {
  readonly db: Database;
  readonly actor: Actor;
  /** The IPA code of the administration, "c_i703". */
  readonly administration: string;
  readonly year: number;
  readonly workers: Workers;
};
