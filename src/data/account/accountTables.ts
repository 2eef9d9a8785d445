import type { ColumnType, GeneratedAlways } from "kysely";
import type { Fixed, ByDatabase } from "../columns.ts";

/** The tables of account, as the app role sees them. */
export type AccountTables = {
  demonstration: DemonstrationTable;
  account: AccountTable;
  account_person: AccountPersonTable;
  account_event: AccountEventTable;
  second_factor: SecondFactorTable;
  recovery_code: RecoveryCodeTable;
  invitation: InvitationTable;
  session: SessionTable;
  sign_in_attempt: SignInAttemptTable;
  identity: IdentityTable;
  identity_transaction: IdentityTransactionTable;
  passkey: PasskeyTable;
  passkey_challenge: PasskeyChallengeTable;
};

type DemonstrationTable = { is_demonstration: Fixed<true>; prepared_at: ByDatabase<Date> };

type AccountTable = {
  account_id: ByDatabase<string>;
  mail: Fixed<string>;
  name: string;
  password_hash: ColumnType<string | null, never, string>;
  password_changed_at: ColumnType<Date | null, never, Date>;
  disabled_at: ColumnType<Date | null, never, Date | null>;
  factor_reset_at: ColumnType<Date | null, never, Date>;
  password_session: ColumnType<bigint, never, bigint>;
  factor_session: ColumnType<bigint, never, bigint>;
  is_demonstration: Fixed<true | null>;
  created_at: ByDatabase<Date>;
};

type AccountPersonTable = {
  administration_id: Fixed<string>;
  account_id: Fixed<string>;
  person: Fixed<string>;
  recorded_at: ByDatabase<Date>;
};

/** What is kept of what happened to an account. */
export type AccountEvent =
  | "invited"
  | "passwordChosen"
  | "passwordChanged"
  | "factorConfirmed"
  | "factorReset"
  | "recoveryCodesMade"
  | "signedIn"
  | "signedInWithRecoveryCode"
  | "signedInWithPasskey"
  | "signedInWithProvider"
  | "recognisedByProvider"
  | "refusedAtProvider"
  | "identityLinked"
  | "identityUnlinked"
  | "passkeyAdded"
  | "passkeyRemoved"
  | "steppedUp"
  | "disabled"
  | "enabled"
  | "ownDataCopied";

type AccountEventTable = {
  account_id: Fixed<string>;
  sequence: GeneratedAlways<bigint>;
  event: Fixed<AccountEvent>;
  recorded_at: ByDatabase<Date>;
};

type SecondFactorTable = {
  account_id: Fixed<string>;
  factor_id: GeneratedAlways<bigint>;
  secret: Fixed<Buffer>;
  last_step: ColumnType<bigint | null, never, bigint>;
  created_at: ByDatabase<Date>;
  confirmed_at: ColumnType<Date | null, never, Date>;
  ended_at: ColumnType<Date | null, never, Date>;
};

type RecoveryCodeTable = {
  account_id: Fixed<string>;
  code_hash: Fixed<Buffer>;
  created_at: ByDatabase<Date>;
  used_at: ColumnType<Date | null, never, Date>;
  ended_at: ColumnType<Date | null, never, Date>;
};

type InvitationTable = {
  token_hash: Fixed<Buffer>;
  account_id: Fixed<string>;
  created_at: ByDatabase<Date>;
  expires_at: Fixed<Date>;
  used_at: ColumnType<Date | null, never, Date>;
  ended_at: ColumnType<Date | null, never, Date>;
};

/** How the second factor of a session was passed: by a provider trusted for both, or by one of ours. A demonstration has none to pass. */
export type SessionMeans = "secondFactor" | "recoveryCode" | "enrolment" | "demonstration" | "identityProvider" | "passkey";

type SessionTable = {
  session_id: GeneratedAlways<bigint>;
  token_hash: Fixed<Buffer>;
  account_id: Fixed<string>;
  is_demonstration: Fixed<true | null>;
  invitation_hash: Fixed<Buffer | null>;
  identity_id: ColumnType<bigint | null, bigint | null | undefined, never>;
  means: Fixed<SessionMeans | null>;
  signed_in_at: ColumnType<Date, Date | undefined, never>;
  created_at: ByDatabase<Date>;
  last_seen_at: ColumnType<Date, never, Date>;
  stepped_up_at: ColumnType<Date | null, Date | null | undefined, never>;
  ended_at: ColumnType<Date | null, never, Date>;
  began_as: ColumnType<bigint | null, bigint | null | undefined, never>;
};

type SignInAttemptTable = {
  attempt_id: GeneratedAlways<bigint>;
  subject: Fixed<Buffer>;
  address: Fixed<Buffer>;
  is_known_browser: Fixed<boolean>;
  tried_at: ByDatabase<Date>;
  succeeded_at: ColumnType<Date | null, never, Date>;
};

type IdentityTable = {
  identity_id: GeneratedAlways<bigint>;
  issuer: Fixed<string>;
  subject: Fixed<string>;
  account_id: Fixed<string>;
  linked_at: ByDatabase<Date>;
  ended_at: ColumnType<Date | null, never, Date>;
};

type IdentityTransactionTable = {
  state_hash: Fixed<Buffer>;
  browser_hash: Fixed<Buffer>;
  nonce: Fixed<string>;
  code_verifier: Fixed<string>;
  purpose: Fixed<"signIn" | "invitation" | "stepUp" | "link">;
  invitation_hash: Fixed<Buffer | null>;
  session_id: Fixed<bigint | null>;
  way_back: Fixed<string>;
  started_at: ByDatabase<Date>;
  taken_at: ColumnType<Date | null, never, Date>;
};

type PasskeyTable = {
  passkey_id: GeneratedAlways<bigint>;
  account_id: Fixed<string>;
  credential_id: Fixed<string>;
  public_key: Fixed<Buffer>;
  counter: bigint;
  name: Fixed<string>;
  created_at: ByDatabase<Date>;
  last_used_at: ColumnType<Date | null, never, Date>;
  ended_at: ColumnType<Date | null, never, Date>;
};

type PasskeyChallengeTable = {
  challenge_hash: Fixed<Buffer>;
  session_id: Fixed<bigint>;
  purpose: Fixed<"registration" | "assertion">;
  made_at: ByDatabase<Date>;
  taken_at: ColumnType<Date | null, never, Date>;
};
