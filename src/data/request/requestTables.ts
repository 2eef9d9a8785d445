import type { ColumnType } from "kysely";
import type { Json } from "../../domain/kernel/json.ts";
import type { Fixed, ByDatabase } from "../columns.ts";

/** The tables of request, as the app role sees them. */
export type RequestTables = {
  forgotten_answers: ForgottenAnswersTable;
  idempotency: IdempotencyTable;
  form_draft: FormDraftTable;
};

type ForgottenAnswersTable = {
  administration_id: Fixed<string>;
  day: Fixed<string>;
  until: Fixed<Date>;
};

type IdempotencyTable = {
  administration_id: Fixed<string>;
  key: Fixed<string>;
  person: Fixed<string>;
  action: Fixed<string>;
  content_sha256: Fixed<Buffer | null>;
  answer: ColumnType<Json, string, never>;
  recorded_at: ByDatabase<Date>;
  /** Null where the key has a name of its own, and holds always. */
  kept_until: Fixed<Date | null>;
};

type FormDraftTable = {
  administration_id: Fixed<string>;
  person: Fixed<string>;
  address: Fixed<string>;
  fields: ColumnType<Readonly<Record<string, string>> | null, string | null, string | null>;
  saved_at: ColumnType<Date, never, Date>;
};
