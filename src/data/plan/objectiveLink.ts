import { sql } from "kysely";
import { groupBy } from "../../domain/kernel/groupBy.ts";
import type { LinkIdentity } from "../../domain/plan/links.ts";
import type { ObjectiveCode } from "../../domain/plan/objective.ts";
import type { YearKey } from "../cycle/cycleYear.ts";
import type { Database } from "../database/database.ts";
import { inChunks } from "../database/inChunks.ts";
import { inVersions, type VersionOf } from "./indicator.ts";
import { ownIdentities } from "./planIdentity.ts";

/** A link of an objective, and which thing it is. */
export type ObjectiveLink = LinkIdentity & { readonly code: ObjectiveCode };

/**
 * Keeps which things the links of a draft are; one that was another thing before is this one now. Of things said to be one, each link keeps its own, so that they can be
 * parted again. An approved version refuses it.
 */
export async function saveLinks(tx: Database, key: YearKey, version: number, links: readonly ObjectiveLink[]): Promise<void> {
  if (links.length === 0) return;
  const own = await ownIdentities(tx, key);
  const rows = links.map(({ code, kind, written, identity }) => ({
    administration_id: key.administration,
    code,
    version,
    kind,
    written,
    identity: BigInt(own.get(identity) ?? identity),
  }));
  for (const some of inChunks(rows)) {
    await tx
      .insertInto("objective_link")
      .values(some)
      .onConflict((known) =>
        known
          .columns(["administration_id", "code", "version", "kind", "written"])
          .doUpdateSet({ identity: (each) => each.ref("excluded.identity") }),
      )
      .execute();
  }
}

/** Which things the links of objectives are, in a version of the plan; always in the same order, so that what is published of them is the same text. */
export async function loadLinks(
  db: Database,
  administration: string,
  objectives: readonly VersionOf[],
): Promise<ReadonlyMap<ObjectiveCode, readonly LinkIdentity[]>> {
  const { rows } = await sql<ObjectiveLink>`
    select o.code, l.kind, l.written, coalesce(p.same_as, p.identity)::text as identity
    from ${inVersions(objectives)}
    join lateral (
      select * from objective_link l where l.administration_id = ${administration} and l.code = o.code and l.version = o.version offset 0
    ) l on true
    join plan_identity p on p.administration_id = ${administration} and p.identity = l.identity
    order by o.at, l.kind, l.written`.execute(db);
  return groupBy(rows, ({ code }) => code);
}
