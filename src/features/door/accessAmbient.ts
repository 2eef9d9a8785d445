import type { Context } from "hono";
import type { Database } from "../../data/database/database.ts";
import type { SessionLimits } from "../../data/account/session.ts";
import type { AccessKeys } from "../accessKeys.ts";
import type { IdentityProvider } from "./identityProvider.ts";
import type { PasswordHasher } from "./passwordHasher.ts";

/** What the pages of the person who signs in receive. Built once, in server/. */
export type AccessAmbient = {
  readonly db: Database;
  /** The database as the program itself reads it, for what it does for a person on their own data. */
  readonly machine: Database;
  readonly keys: AccessKeys;
  readonly hasher: PasswordHasher;
  readonly limits: SessionLimits;
  /** The clock of the codes: milliseconds since 1970. */
  readonly now: () => number;
  /** Has work done that the answer does not wait for: how long it takes must tell the asker nothing. */
  readonly afterAnswer: (work: () => Promise<void>) => void;
  /** The identity provider of the administration, where it has one. */
  readonly provider?: IdentityProvider | undefined;
  /** The address under which the site is known, where it was told. */
  readonly publicUrl?: string | undefined;
  /** The address of the site that links in mails lead to, where mail is sent. */
  readonly mailsFrom?: string | undefined;
  /** What is wrong with the disk of the data now, in Italian; left out where nobody looks at it. */
  readonly diskTrouble?: (() => string | undefined) | undefined;
  /** Whether this is a copy of another installation, which has not taken its place: links that were mailed are held. Asked of the database each time. */
  readonly isCopy: () => Promise<boolean>;
  /** The address of the proxy in front, whose word on who asks is taken; nobody else's is. */
  readonly trustedProxy?: string | undefined;
};

/** Answers a request of the pages that no cache may keep. */
export type AccessAnswer = (c: Context, access: AccessAmbient) => Response | Promise<Response>;
