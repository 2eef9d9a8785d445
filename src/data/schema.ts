import type { AccessTables } from "./access/accessTables.ts";
import type { AccountTables } from "./account/accountTables.ts";
import type { BackupTables } from "./backup/backupTables.ts";
import type { CycleTables } from "./cycle/cycleTables.ts";
import type { DatabaseTables } from "./database/databaseTables.ts";
import type { EvaluationTables } from "./evaluation/evaluationTables.ts";
import type { LogTables } from "./log/logTables.ts";
import type { MailTables } from "./mail/mailTables.ts";
import type { OrganisationTables } from "./organisation/organisationTables.ts";
import type { PersonalTables } from "./personal/personalTables.ts";
import type { PlanTables } from "./plan/planTables.ts";
import type { PublicationTables } from "./publication/publicationTables.ts";
import type { RequestTables } from "./request/requestTables.ts";

/** The tables as the app role sees them: `never` stands where it may not write. Days are "2023-12-31", numeric is text, bigint is bigint. */
export type Tables = CycleTables &
  OrganisationTables &
  PlanTables &
  PublicationTables &
  EvaluationTables &
  AccessTables &
  AccountTables &
  LogTables &
  PersonalTables &
  RequestTables &
  MailTables &
  BackupTables &
  DatabaseTables;
