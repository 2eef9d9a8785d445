import { sql, type Transaction } from "kysely";
import type { Database } from "./database.ts";
import { beginningOf, linkHash } from "./logHash.ts";
import type { Tables } from "./schema.ts";

/** Any number that no other advisory lock of this database uses. */
const SEALER_LOCK = 7_247_812_737;

/** How many lines are linked in one transaction. */
const BATCH = 1000;

/** How far behind the newest line a quick look goes. */
const RECENT = 10_000;

type Head = { readonly seq: bigint; readonly hash: Buffer };

/**
 * Links every line of the log that is not linked yet, as the role that seals; answers how many. Order is that of the chain, never of time: a line
 * whose transaction ended late comes later, once. Of several sealers one works, and the others answer undefined. A `quick` look goes back ten thousand
 * lines and no further, so that an idle sealer of a long log costs nothing: what it may leave behind is for a whole one.
 */
export async function sealLog(sealer: Database, { quick = false }: { readonly quick?: boolean } = {}): Promise<number | undefined> {
  for (let linked = 0; ;) {
    const batch = await asSealer(sealer, (tx) => linkBatch(tx, quick));
    if (batch === undefined) return undefined;
    linked += batch;
    if (batch < BATCH) return linked;
  }
}

/** Runs work as the one sealer of a database; undefined, and nothing is done, while another is at it. */
export function asSealer<Value>(sealer: Database, work: (tx: Transaction<Tables>) => Promise<Value>): Promise<Value | undefined> {
  return sealer
    .transaction()
    .setIsolationLevel("read committed")
    .execute(async (tx) => {
      const { rows } = await sql<{ elected: boolean }>`select pg_try_advisory_xact_lock(${SEALER_LOCK}) as elected`.execute(tx);
      return rows[0]?.elected ? work(tx) : undefined;
    });
}

async function linkBatch(tx: Database, quick: boolean): Promise<number> {
  const farBack = quick ? sql`(select max(sequence) - ${RECENT}::bigint from audit_to_seal)` : sql`'-9223372036854775808'::bigint`;
  const { rows: lines } = await sql<{ administration_id: string; sequence: bigint; commitment: Buffer; circumstances: Buffer }>`
    select administration_id, sequence, commitment, circumstances
    from audit_to_seal as line
    where not exists (
      select from chain where chain.administration_id = line.administration_id and chain.audit_sequence = line.sequence
    ) and sequence >= ${farBack}
    order by sequence
    limit ${BATCH}`.execute(tx);
  const heads = new Map<string, Head>();
  const links = [];
  for (const { administration_id: administration, sequence, commitment, circumstances } of lines) {
    const { seq, hash: previous } = heads.get(administration) ?? (await headOf(tx, administration));
    const hash = linkHash({ previous, administration, sequence: String(sequence), commitment, circumstances });
    heads.set(administration, { seq: seq + 1n, hash });
    links.push({ administration, seq: seq + 1n, sequence, previous, hash });
  }
  await sql`
    insert into chain (administration_id, seq, audit_sequence, previous, hash)
    select * from unnest(
      ${links.map(({ administration }) => administration)}::text[], ${links.map(({ seq }) => String(seq))}::bigint[],
      ${links.map(({ sequence }) => String(sequence))}::bigint[], ${links.map(({ previous }) => previous)}::bytea[],
      ${links.map(({ hash }) => hash)}::bytea[]
    )`.execute(tx);
  return links.length;
}

async function headOf(tx: Database, administration: string): Promise<Head> {
  const head = await tx
    .selectFrom("chain")
    .select(["seq", "hash"])
    .where("administration_id", "=", administration)
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  return head ?? { seq: 0n, hash: beginningOf(administration) };
}
