import type { PdfPurpose } from "../documents/renderPdf.ts";
import type { DocumentTree } from "../documents/tree.ts";
import type { NarrativeReading } from "../exchange/readNarrative.ts";
import type { StaffReading } from "../exchange/staff/readStaff.ts";
import type { ReportReading } from "../exchange/readReport.ts";
import type { Database } from "../data/database.ts";

/** Who acts, and in which capacity: somebody signed in, whose rights are asked each time, or whoever runs the program on its machine. */
export type Actor = { readonly person: string; readonly capacity: "signedIn" | "commandLine" };

/** Whoever runs a command on the machine of the program. */
export const COMMAND_LINE: Actor = { person: "riga di comando", capacity: "commandLine" };

/** Who prepares the demonstration. */
export const DEMONSTRATION_MAKER: Actor = { person: "dimostrazione", capacity: "commandLine" };

/** The child process gave nothing: it passed a cap or broke. The message is Italian, for people; `detail` is for the log. */
export class WorkFailed extends Error {
  override readonly name = "WorkFailed";
  readonly detail: string;

  constructor(sentence: string, detail: string) {
    super(sentence);
    this.detail = detail;
  }
}

/** A document too long to be made, refused before any work: to ask again would not help. The message says what would. */
export class DocumentTooLong extends WorkFailed {
  constructor(sentence: string) {
    super(sentence, "");
  }
}

/** Heavy or risky work, done in a child process with a time and a memory cap. Throws WorkFailed. */
export type Workers = {
  readReport(content: Uint8Array, year: number): Promise<ReportReading>;
  readNarrative(content: Uint8Array): Promise<NarrativeReading>;
  readStaff(content: Uint8Array): Promise<StaffReading>;
  renderPdf(tree: DocumentTree, purpose: PdfPurpose): Promise<Uint8Array>;
  renderDocx(tree: DocumentTree): Promise<Uint8Array>;
};

/** What every command receives besides its own input. Built once per request in server/. */
export type Ambient = {
  readonly db: Database;
  readonly actor: Actor;
  /** The IPA code of the administration, "c_i703". */
  readonly administration: string;
  readonly year: number;
};
