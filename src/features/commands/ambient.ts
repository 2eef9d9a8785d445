import type { PdfPurpose } from "../../documents/renderPdf.ts";
import type { DocumentTree } from "../../documents/tree.ts";
import type { NarrativeReading } from "../../exchange/readNarrative.ts";
import type { StaffReading } from "../../exchange/staff/readStaff.ts";
import type { ReportReading } from "../../exchange/readReport.ts";
import type { Database } from "../../data/database/database.ts";
import { LastingRefusal } from "./lastingRefusal.ts";

/** Who acts, and in which capacity: a person signed in, whose rights are asked each time, or the person who runs the program on its machine. */
export type Actor = { readonly person: string; readonly capacity: "signedIn" | "commandLine" };

/** The person who runs a command on the machine of the program. */
export const COMMAND_LINE: Actor = { person: "riga di comando", capacity: "commandLine" };

/** Who prepares the demonstration. */
export const DEMONSTRATION_MAKER: Actor = { person: "dimostrazione", capacity: "commandLine" };

/**
 * A child process gave nothing: it passed a cap or broke. The message is Italian, for people; `detail` is for the log, `lasts` for the person who remembers it
 * (`LastingRefusal`): 0 where another try may do.
 */
export class WorkFailed extends LastingRefusal {
  override readonly name: string = "WorkFailed";
  readonly detail: string;

  constructor(sentence: string, detail: string, lasts = 0) {
    super(sentence, lasts);
    this.detail = detail;
  }
}

/** A document too long to be made: to ask again would not help while the data are the same. The message says what would. `detail` where the work had begun. */
export class DocumentTooLong extends WorkFailed {
  override readonly name = "DocumentTooLong";

  constructor(sentence: string, detail = "") {
    super(sentence, detail, Infinity);
  }
}

/** For which administration heavy work is done (its IPA code: no body may fill the line for the others), and until when anybody wants it. */
export type WorkFor = { readonly administration: string; readonly signal?: AbortSignal | undefined };

/** A document whose tree is built only when its turn comes; and when it came to be, by which its bytes are the same whenever it is drawn. */
export type DocumentWork = WorkFor & { readonly tree: () => DocumentTree | Promise<DocumentTree>; readonly createdAt: Date };

/** Heavy or risky work, done in child processes with a time and a memory cap, that administrations share in turn. Throws WorkFailed, LineFull and RequestOver. */
export type Workers = {
  readReport(work: WorkFor, content: Uint8Array, year: number): Promise<ReportReading>;
  readNarrative(work: WorkFor, content: Uint8Array): Promise<NarrativeReading>;
  readStaff(work: WorkFor, content: Uint8Array): Promise<StaffReading>;
  renderPdf(work: DocumentWork, purpose: PdfPurpose): Promise<Uint8Array>;
  renderDocx(work: DocumentWork): Promise<Uint8Array>;
};

/** What every command receives besides its own input. Built once per request in server/. */
export type Ambient = {
  readonly db: Database;
  readonly actor: Actor;
  /** The IPA code of the administration, "c_i703". */
  readonly administration: string;
  readonly year: number;
};
