import { sql } from "kysely";
import { INSTANT, type Checkpoint } from "./checkpoint.ts";
import type { Database } from "../database/database.ts";
import type { LogLine } from "./logHash.ts";

/** A seal as it stands in the chain. */
export type LogLink = {
  readonly kind: "link";
  readonly administration: string;
  readonly seq: string;
  readonly sequence: string;
  readonly previous: string;
  readonly hash: string;
};

/** What a verifier reads: the lines of the log, their seals, the checkpoints. Everything is text, so that it is the same in every language. */
export type LogRecord = LogLine | LogLink | ({ readonly kind: "checkpoint" } & Checkpoint);

/** A seal with the lines of its number: one; none where it was taken away; more where it was doubled. */
export type LinkedLines = { readonly link: LogLink; readonly lines: readonly LogLine[] };

/**
 * The log of one administration as a verifier reads it: in parts, none of which is as long as the log, but for what is wrong with it. A part is read anew
 * each time it is asked for. In one snapshot, else a line may be there without its seal.
 */
export type BodyLog = {
  readonly administration: string;
  readonly checkpoints: () => Promise<readonly Checkpoint[]>;
  /** The numbers of lines that have the commitment of one before. */
  readonly doubled: () => Promise<readonly string[]>;
  /** The numbers of lines that more seals than one name. */
  readonly sealedTwice: () => Promise<readonly string[]>;
  /** Every seal in the order of the chain, so many at a time. */
  readonly linked: () => AsyncIterable<readonly LinkedLines[]>;
  /** Every line that no seal names, so many at a time; none is looked for where `met`, the lines that seals name, are as many as there are. */
  readonly unsealed: (met: number) => AsyncIterable<readonly LogLine[]>;
  /** Of the lines with these numbers, those whose erasure another line tells. */
  readonly toldErased: (sequences: readonly string[]) => Promise<ReadonlySet<string>>;
};

/** How many rows are read at a time; more where who tampers gave many of them one number, which one page holds together. */
const PAGE = 1000;

/** Below every number: who tampers may have given a line one that the database never would. */
const BELOW_ALL = "-9223372036854775808";

/** The administrations of which the log holds anything, in order. */
export async function administrationsInLog(tx: Database): Promise<string[]> {
  const { rows } = await sql<{ administration: string }>`
    with recursive ${sql.join(["audit", "chain", "checkpoint"].map(bodiesOf))}
    select administration from (select * from bodies_of_audit union select * from bodies_of_chain union select * from bodies_of_checkpoint) as bodies
    where administration is not null order by administration`.execute(tx);
  return rows.map(({ administration }) => administration);
}

/** The administrations of a table whose key begins with them, one look for each. */
function bodiesOf(table: string) {
  const [bodies, from] = [sql.table(`bodies_of_${table}`), sql.table(table)];
  return sql`${bodies} as (
    select min(administration_id) as administration from ${from}
    union all
    select (select min(administration_id) from ${from} where administration_id > body.administration) from ${bodies} as body where body.administration is not null
  )`;
}

const LINE = sql`
  l.sequence::text, to_char(l.recorded_at at time zone 'UTC', ${sql.lit(INSTANT)}) as "recordedAt", l.person, l.action, l.object, l.year::text, l.track,
  l.track_state as "trackState", encode(l.salt, 'hex') as salt, l.content, encode(l.commitment, 'hex') as commitment`;

type LineRow = Omit<LogLine, "kind" | "administration">;
type LinkRow = { readonly seq: string; readonly linked: string; readonly previous: string; readonly hash: string };

/** The log of an administration, as the database has it. */
export function bodyLog(tx: Database, administration: string): BodyLog {
  const lineOf = (row: LineRow): LogLine => ({ kind: "line", administration, ...row });
  return {
    administration,
    checkpoints: async () => {
      const { rows } = await sql<Checkpoint>`
        select administration_id as administration, size::text, encode(root, 'hex') as root,
          to_char(made_at at time zone 'UTC', ${INSTANT}) as "madeAt", reason, encode(public_key, 'hex') as "publicKey",
          encode(signature, 'hex') as signature
        from checkpoint where administration_id = ${administration} order by made_at`.execute(tx);
      return rows;
    },
    doubled: async () => {
      const { rows } = await sql<{ sequence: string }>`
        with twin as (
          select commitment from audit where administration_id = ${administration} group by commitment having count(*) > 1
        )
        select sequence::text from (
          select sequence, row_number() over (partition by commitment order by sequence) as place
          from audit where administration_id = ${administration} and commitment = any(array(select commitment from twin))
        ) as copies where place > 1`.execute(tx);
      return rows.map(({ sequence }) => sequence);
    },
    sealedTwice: async () => {
      const { rows } = await sql<{ sequence: string }>`
        select audit_sequence::text as sequence from chain
        where administration_id = ${administration} group by audit_sequence having count(*) > 1`.execute(tx);
      return rows.map(({ sequence }) => sequence);
    },
    linked: () =>
      inPages<LinkedLines>(async (last) => {
        const { rows } = await sql<LinkRow & { [Column in keyof LineRow]: LineRow[Column] | null }>`
          select c.seq::text as seq, c.audit_sequence::text as linked, encode(c.previous, 'hex') as previous, encode(c.hash, 'hex') as hash, ${LINE}
          from (
            select administration_id, seq, audit_sequence, previous, hash from chain
            where administration_id = ${administration} and seq > ${last?.link.seq ?? BELOW_ALL}::bigint order by chain.seq fetch first ${sql.lit(PAGE)} rows with ties
          ) as c left join audit as l on l.administration_id = c.administration_id and l.sequence = c.audit_sequence
          order by c.seq, c.audit_sequence`.execute(tx);
        const found: { link: LogLink; lines: LogLine[] }[] = [];
        for (const { seq, linked: sequence, previous, hash, ...row } of rows) {
          const before = found.at(-1);
          const isSame = before?.link.seq === seq && before.link.sequence === sequence && before.link.hash === hash;
          const here = isSame ? before : { link: { kind: "link" as const, administration, seq, sequence, previous, hash }, lines: [] };
          if (!isSame) found.push(here);
          if (row.sequence !== null) here.lines.push(lineOf(row as LineRow));
        }
        return found;
      }),
    unsealed: (met) =>
      inPages<LogLine>(async (last) => {
        if (last === undefined && (await countLines(tx, administration)) === met) return [];
        const { rows } = await sql<LineRow>`
          select ${LINE} from audit as l
          where l.administration_id = ${administration} and l.sequence > ${last?.sequence ?? BELOW_ALL}::bigint
            and not exists (select from chain as c where c.administration_id = l.administration_id and c.audit_sequence = l.sequence)
          order by l.sequence fetch first ${sql.lit(PAGE)} rows with ties`.execute(tx);
        return rows.map(lineOf);
      }),
    toldErased: async (sequences) => {
      const { rows } = await sql<{ sequence: string }>`
        select sequence from unnest(${sequences}::text[]) as erased(sequence) where exists (
          select from audit as l where l.administration_id = ${administration} and l.action = 'log.erase' and l.object = 'audit ' || erased.sequence
        )`.execute(tx);
      return new Set(rows.map(({ sequence }) => sequence));
    },
  };
}

async function countLines(tx: Database, administration: string): Promise<number> {
  const { rows } = await sql<{ count: bigint }>`select count(*) as count from audit where administration_id = ${administration}`.execute(
    tx,
  );
  return Number(rows[0]!.count);
}

/** Until a page is empty, not until one is short: who tampers may have doubled what a page holds. The next one is read while this one is looked at. */
async function* inPages<Row>(page: (last: Row | undefined) => Promise<readonly Row[]>): AsyncGenerator<readonly Row[]> {
  for (let coming = page(undefined); ;) {
    const rows = await coming;
    if (rows.length === 0) return;
    coming = page(rows.at(-1));
    coming.catch(() => undefined); // thrown where it is awaited, if it still is
    yield rows;
  }
}
