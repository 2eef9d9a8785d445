import { checkLog, type LogVerdict, type Outside } from "../../data/checkLog.ts";
import { checkSealedDocuments, type DocumentFault } from "../../data/checkSealedDocuments.ts";
import type { Database } from "../../data/database.ts";
import { type LogRecord, readLog } from "../../data/logRecord.ts";

/** What was found of every log, and of the documents that the log has recorded. */
export type Verification = {
  readonly verdicts: readonly LogVerdict[];
  readonly documents: number;
  readonly documentFaults: readonly DocumentFault[];
};

/** Reads the whole log in one snapshot and checks it; each record is handed to `also` too, to write it down. */
export function verifyLog(db: Database, outside: Outside, also?: (record: LogRecord) => Promise<void> | void): Promise<Verification> {
  return db
    .transaction()
    .setIsolationLevel("repeatable read")
    .setAccessMode("read only")
    .execute(async (tx) => {
      const check = checkLog();
      for await (const record of readLog(tx)) {
        check.add(record);
        await also?.(record);
      }
      const { documents, faults } = await checkSealedDocuments(tx);
      return { verdicts: check.verdicts(outside), documents, documentFaults: faults };
    });
}

/** Whether nothing is wrong. */
export function isIntact({ verdicts, documentFaults }: Verification): boolean {
  return documentFaults.length === 0 && verdicts.every(({ faults }) => faults.length === 0);
}
