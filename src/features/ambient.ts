import type { Database } from "../data/database.ts";

/** Who acts. */
export type Actor = { readonly person: string };

/** What every command receives besides its own input. Built once per request in server/. */
export type Ambient = {
  readonly db: Database;
  readonly actor: Actor;
  /** The IPA code of the administration, "c_i703". */
  readonly administration: string;
  readonly year: number;
};
