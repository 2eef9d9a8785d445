import { RequestOver } from "../request/requestScope.ts";

/** What can befall the database under a request: it does not answer, has no room to write, or ends a statement that takes too long. */
export type DatabaseTrouble = "away" | "full" | "slow";

/** Codes of a connection that cannot be had, or is lost: of the system, and of PostgreSQL (classes 08 and 57, a login that is refused, too many connections). */
const AWAY = new Set([
  "ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH", "ENOTFOUND", "EAI_AGAIN",
  "08000", "08001", "08003", "08006", "57P01", "57P02", "57P03", "28000", "28P01", "53300",
]); // prettier-ignore

/** What `pg` says, without a code, of a connection that broke or did not come. */
const BROKEN =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Client (?:has encountered a connection error|was closed))/;

/** PostgreSQL's code for a full disk. */
const FULL = "53100";

/** PostgreSQL's codes for a statement that was ended, and for a transaction in which nobody asked anything. */
const SLOW = new Set(["57014", "25P03"]);

/** Whether an error is the database's own trouble, which passes, and no fault of the request; undefined for any other error. */
export function databaseTrouble(error: unknown): DatabaseTrouble | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof AggregateError && error.errors.length > 0 && error.errors.every((each) => databaseTrouble(each) === "away"))
    return "away";
  const code = "code" in error ? String(error.code) : "";
  if (code === FULL) return "full";
  if (SLOW.has(code) || (error instanceof RequestOver && error.why === "late")) return "slow";
  return AWAY.has(code) || BROKEN.test(error.message) ? "away" : undefined;
}
