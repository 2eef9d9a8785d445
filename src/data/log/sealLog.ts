import { sql, type Transaction } from "kysely";
import { ACTIONS, entryOf, TRACK_ACTIONS, type Action } from "../../domain/cycle/actions.ts";
import type { Database } from "../database/database.ts";
import { beginningOf, linkHash } from "./logHash.ts";
import type { Tables } from "../schema.ts";

/** Any number that no other advisory lock of this database uses. */
const SEALER_LOCK = 7_247_812_737;

/** How many lines are linked in one transaction. */
const BATCH = 1000;

/** How far behind the newest line a recent look goes. */
const RECENT = 10_000n;

/** The actions that record an act of an organ: each is followed by a checkpoint. */
const ACTIONS_OF_ACT: ReadonlySet<string> = new Set([
  ...(Object.keys(ACTIONS) as Action[]).filter((action) => entryOf(action).recordsAct),
  ...TRACK_ACTIONS,
]);

/**
 * From where lines are looked at: `new`, after those known to be settled, which costs what is new; `recent`, ten thousand lines back at least, whatever is
 * known; `whole`, the first that is not linked, wherever it is: it reads the whole log.
 */
export type Reach = "new" | "recent" | "whole";

type Head = { readonly seq: bigint; readonly hash: Buffer };

/** How far earlier looks have come: the row of `sealing`. */
type Known = { readonly settled: bigint; readonly seen: bigint; readonly seen_before: string };

/** Where a look begins: every line up to `after` is linked. */
type Start = { readonly after: bigint; readonly newest: bigint; readonly known: Known | undefined; readonly isSeenSettled: boolean };

/**
 * Links every line of the log that is not linked yet, as the role that seals; answers how many. Order is that of the chain, never of time: a line
 * whose transaction ended late comes later, once. Of several sealers one works, and the others answer undefined.
 */
export async function sealLog(sealer: Database, { reach = "new" }: { readonly reach?: Reach } = {}): Promise<number | undefined> {
  let start: Start | undefined;
  let linked = 0;
  for (let after: bigint | undefined; ;) {
    const batch = await asSealer(sealer, async (tx) => {
      start ??= await startOf(tx, reach);
      const lines = await linkBatch(tx, after ?? start.after);
      if (lines.length < BATCH) await remember(tx, start);
      return lines;
    });
    if (batch === undefined) return undefined;
    linked += batch.length;
    if (batch.length < BATCH) return linked;
    after = batch.at(-1)!.sequence;
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

/**
 * What was seen at an earlier look is settled once every transaction of then has ended: a line with a lower number was written by one of those, and the look
 * that now begins sees it. What comes from another cluster, whose transactions are not here, is settled too; a row that knows of lines that are not here is
 * none.
 */
async function startOf(tx: Database, reach: Reach): Promise<Start> {
  const { rows } = await sql<{ [Column in keyof Known]: Known[Column] | null } & { newest: bigint; is_seen_settled: boolean | null }>`
    select newest, settled, seen, seen_before::text,
      seen_before <= pg_snapshot_xmin(pg_current_snapshot()) or seen_before > pg_snapshot_xmax(pg_current_snapshot()) as is_seen_settled
    from (select coalesce(max(sequence), 0) as newest from audit_to_seal) as line left join sealing on seen <= newest`.execute(tx);
  const { newest, is_seen_settled, settled, seen, seen_before } = rows[0]!;
  const known = settled === null || seen === null || seen_before === null ? undefined : { settled, seen, seen_before };
  const after = known === undefined || reach === "whole" ? await beforeFirstUnlinked(tx, newest) : known.settled;
  const isFarEnough = reach !== "recent" || after < newest - RECENT;
  return { after: isFarEnough ? after : newest - RECENT, newest, known, isSeenSettled: is_seen_settled === true };
}

async function beforeFirstUnlinked(tx: Database, newest: bigint): Promise<bigint> {
  const { rows } = await sql<{ first: bigint | null }>`
    select min(sequence) as first from audit_to_seal as line
    where not exists (
      select from chain where chain.administration_id = line.administration_id and chain.audit_sequence = line.sequence
    )`.execute(tx);
  const { first } = rows[0]!;
  return first === null ? newest : first - 1n;
}

/** Remembers how far everything is settled, and what this look has seen; nothing is written where nothing is new, nor over what another sealer wrote. */
async function remember(tx: Database, { known, newest, isSeenSettled }: Start): Promise<void> {
  if (known === undefined) {
    await sql`
      insert into sealing (settled, seen, seen_before) values (${BELOW_ALL}, ${newest}, pg_snapshot_xmax(pg_current_snapshot()))
      on conflict (is_only) do update set settled = excluded.settled, seen = excluded.seen, seen_before = excluded.seen_before`.execute(tx);
  } else if (isSeenSettled && known.settled !== newest) {
    await sql`
      update sealing set settled = ${known.seen}, seen = ${newest}, seen_before = pg_snapshot_xmax(pg_current_snapshot())
      where settled = ${known.settled} and seen = ${known.seen} and seen_before = ${known.seen_before}::xid8`.execute(tx);
  }
}

/** Below every number a line may have. */
const BELOW_ALL = -9_223_372_036_854_775_808n;

type Linked = { readonly sequence: bigint };

/** Links the first lines after a number that are not linked yet; answers them. One look at the chain for each line, never at the whole of it. */
async function linkBatch(tx: Database, after: bigint): Promise<readonly Linked[]> {
  const { rows: lines } = await sql<{
    administration_id: string;
    sequence: bigint;
    action: string;
    commitment: Buffer;
    circumstances: Buffer;
  }>`
    select administration_id, sequence, action, commitment, circumstances
    from audit_to_seal as line
    left join lateral (
      select true as is_linked from chain where chain.administration_id = line.administration_id and chain.audit_sequence = line.sequence limit 1
    ) as link on true
    where sequence > ${after} and is_linked is null
    order by sequence
    limit ${BATCH}`.execute(tx);
  if (lines.length === 0) return lines;
  const heads = new Map<string, Head>();
  const acts = new Map<string, bigint>();
  const links = [];
  for (const { administration_id: administration, sequence, action, commitment, circumstances } of lines) {
    const { seq: before, hash: previous } = heads.get(administration) ?? (await headOf(tx, administration));
    const seq = before + 1n;
    const hash = linkHash({ previous, administration, sequence: String(sequence), commitment, circumstances });
    heads.set(administration, { seq, hash });
    if (ACTIONS_OF_ACT.has(action)) acts.set(administration, seq);
    links.push({ administration, seq, sequence, previous, hash });
  }
  await sql`
    insert into chain (administration_id, seq, audit_sequence, previous, hash)
    select * from unnest(
      ${links.map(({ administration }) => administration)}::text[], ${links.map(({ seq }) => String(seq))}::bigint[],
      ${links.map(({ sequence }) => String(sequence))}::bigint[], ${links.map(({ previous }) => previous)}::bytea[],
      ${links.map(({ hash }) => hash)}::bytea[]
    )`.execute(tx);
  if (acts.size > 0)
    await sql`
      insert into sealed_act (administration_id, seq)
      select * from unnest(${[...acts.keys()]}::text[], ${[...acts.values()].map(String)}::bigint[])
      on conflict (administration_id) do update set seq = excluded.seq`.execute(tx);
  return lines;
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
