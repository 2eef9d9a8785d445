import { sql } from "kysely";
import type { Database } from "../database/database.ts";

/** How long a person may stay at the provider. */
export const TRANSACTION_MINUTES = 10;

/** What a person goes to the provider for. */
export type TransactionPurpose =
  | { readonly kind: "signIn" }
  | { readonly kind: "invitation"; readonly invitationHash: Buffer }
  | { readonly kind: "stepUp" | "link"; readonly sessionId: bigint };

/** A way to the provider and back, as it was when it began. */
export type IdentityTransaction = {
  readonly nonce: string;
  readonly codeVerifier: string;
  readonly purpose: TransactionPurpose;
  readonly wayBack: string;
};

type Keys = { readonly stateHash: Buffer; readonly browserHash: Buffer };

/** Begins a way to the provider. */
export async function insertTransaction(db: Database, { stateHash, browserHash }: Keys, transaction: IdentityTransaction): Promise<void> {
  const { nonce, codeVerifier, purpose, wayBack } = transaction;
  await db
    .insertInto("identity_transaction")
    .values({
      state_hash: stateHash,
      browser_hash: browserHash,
      nonce,
      code_verifier: codeVerifier,
      purpose: purpose.kind,
      invitation_hash: purpose.kind === "invitation" ? purpose.invitationHash : null,
      session_id: purpose.kind === "stepUp" || purpose.kind === "link" ? purpose.sessionId : null,
      way_back: wayBack,
    })
    .execute();
}

/** Uses up the way that began with this state in this browser; undefined when there is none, it is over, or a person came back by it already. */
export async function takeTransaction(
  db: Database,
  { stateHash, browserHash }: Keys,
): Promise<(IdentityTransaction & { readonly startedAt: Date }) | undefined> {
  const row = await db
    .updateTable("identity_transaction")
    .set({ taken_at: sql<Date>`now()` })
    .where("state_hash", "=", stateHash)
    .where("browser_hash", "=", browserHash)
    .where("taken_at", "is", null)
    .where(sql<boolean>`happened_within(started_at, make_interval(mins => ${TRANSACTION_MINUTES}))`)
    .returning(["nonce", "code_verifier", "purpose", "invitation_hash", "session_id", "way_back", "started_at"])
    .executeTakeFirst();
  return (
    row && {
      nonce: row.nonce,
      codeVerifier: row.code_verifier,
      purpose: purposeOf(row.purpose, row.invitation_hash, row.session_id),
      wayBack: row.way_back,
      startedAt: row.started_at,
    }
  );
}

function purposeOf(kind: TransactionPurpose["kind"], invitationHash: Buffer | null, sessionId: bigint | null): TransactionPurpose {
  switch (kind) {
    case "signIn":
      return { kind };
    case "invitation":
      return { kind, invitationHash: invitationHash! };
    case "stepUp":
    case "link":
      return { kind, sessionId: sessionId! };
  }
}
