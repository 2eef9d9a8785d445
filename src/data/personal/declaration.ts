import type { Relation } from "../../domain/access/accessRole.ts";
import type { RightName } from "../../domain/access/rights.ts";
import type { RetentionClass } from "../../domain/organisation/retention.ts";

/** Every kind of data in the copy of one's own data, in its order. */
export const OWN_DATA_KINDS = [
  "person", "employments", "evaluates", "dataOwner", "heldObjectives", "account", "sessions", "identities", "passkeys", "accountEvents", "invitations", "mail", "notices", "operations",
  "evaluated", "stints", "absences", "forms", "formsAsEvaluator", "pay", "results", "proofs", "shares", "differentiation", "recorded", "resultsWritten", "roles", "delegations",
  "conflicts", "substitutions", "derogations", "acknowledgements", "drafts",
] as const; // prettier-ignore

export type OwnDataKind = (typeof OWN_DATA_KINDS)[number];

/**
 * The right a kind of data is read with, how its person stands to it, and the query that gives it, run as that person: `$a` and `$p` are the administration
 * and the code of the person.
 */
export type OwnData = { readonly right: RightName; readonly as: Relation; readonly query: string };

/** What an erasure leaves of a column: all of it; nothing; what an expression of SQL says; or its row goes with it. */
type Left = "kept" | "emptied" | "gone" | { readonly rewritten: string };

/** What else holds of a column: the copy of one's own data holds it, the program may change it, the program may not read it. */
type Trait = "copied" | "changed" | "secret";

/** A column that says something of a person. Its Italian name is told where the log or the copy call it by its name. */
export type PersonalColumn = { readonly left: Left; readonly words?: string; readonly traits: readonly Trait[] };

/**
 * A table with personal data, and all that is answered for about it (decision 0057). What the database does by itself stands in `personal_table`,
 * `personal_term` and the policies: `tests/personalDeclarations.db.test.ts` holds this beside them, both ways.
 */
export type Declaration = {
  readonly table: string;
  /** The columns with the code of whom a row is about. */
  readonly people?: readonly string[];
  /** The other columns that say something of a person, or name one. */
  readonly columns?: Readonly<Record<string, PersonalColumn>>;
  /**
   * Which rows an erasure reaches: those about the person, those of their accounts, those of a condition of SQL (its parameters: comment on
   * `personal_table.whose`), those a function of the database finds. Left out, none.
   */
  readonly erases?: "people" | "accounts" | { readonly where: string } | { readonly by: string };
  /** The name under which an erasure tells how many rows it reached. */
  readonly toldAs?: string;
  /** The policy by which a row is read; one without any is read by no page of an office, only by who signs in. */
  readonly policy?: "who_may_reads" | "of_the_account_named" | "everybody_reads" | "the_machine_reads";
  /** The classes of retention that take its rows, or part of them. */
  readonly retention?: readonly RetentionClass[];
  readonly ownData?: Readonly<Partial<Record<OwnDataKind, OwnData>>>;
  /** Whether it goes into the archive that an administration takes with it when it leaves. */
  readonly inExitArchive: boolean;
};

/** Data that are of the person asking. */
export const own = (right: RightName, query: string): OwnData => ({ right, as: "own", query });

/** Data on those whom the person asking evaluates. */
export const asEvaluator = (query: string): OwnData => ({ right: "form.readDraft", as: "staff", query });

type Named = (words?: string, ...traits: readonly Trait[]) => PersonalColumn;

const column = (left: Left, words: string | undefined, traits: readonly Trait[]): PersonalColumn => ({
  left,
  ...(words !== undefined && { words }),
  traits,
});

/** What an erasure leaves: a code, or what was done for the office. */
export const kept: Named = (words, ...traits) => column("kept", words, traits);

/** What an erasure empties. */
export const emptied: Named = (words, ...traits) => column("emptied", words, traits);

/** What goes with its row. */
export const gone: Named = (words, ...traits) => column("gone", words, traits);

/** What an erasure writes anew, by an expression of SQL. */
export const rewritten = (by: string, ...[words, ...traits]: Parameters<Named>): PersonalColumn => column({ rewritten: by }, words, traits);

/** The reason a person gave, about a person: an erasure leaves a word in its place. */
export const erasedReason = (...traits: readonly Trait[]): PersonalColumn => rewritten("'cancellato'", "motivo", ...traits);
