import type { ColumnType, GeneratedAlways } from "kysely";
import type { Fixed, ByDatabase } from "../columns.ts";

/** The tables of mail, as the app role sees them. */
export type MailTables = {
  mail: MailTable;
};

/** What a message is about. */
export type MailKind = "invitation" | "credentials" | "browser" | "checkpoint" | "notice";

/** Where a message stands; `uncertain` when nobody knows whether it arrived. */
export type MailState = "waiting" | "sending" | "sent" | "failed" | "uncertain";

type MailTable = {
  mail_id: GeneratedAlways<bigint>;
  administration_id: Fixed<string | null>;
  account_id: Fixed<string | null>;
  kind: Fixed<MailKind>;
  occasion: Fixed<string | null>;
  recipient: Fixed<string>;
  subject: Fixed<string>;
  body: ColumnType<string | null, string, null>;
  message_key: ByDatabase<string>;
  state: ColumnType<MailState, never, MailState>;
  queued_at: ByDatabase<Date>;
  expires_at: Fixed<Date>;
  due_at: ColumnType<Date, never, Date>;
  attempts: ColumnType<number, never, number>;
  claim: ColumnType<string | null, never, null>;
  claimed_until: ColumnType<Date | null, never, null>;
  handed_at: ColumnType<Date | null, never, Date | null>;
  settled_at: ColumnType<Date | null, never, Date | null>;
  trouble: ColumnType<string | null, never, string | null>;
};
