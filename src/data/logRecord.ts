import { sql } from "kysely";
import { INSTANT, type Checkpoint } from "./checkpoint.ts";
import type { Database } from "./database.ts";
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

/** How many rows are read at a time. */
const PAGE = 2000;

/** Below every number: who tampers may have given a line one that the database never would. */
const LOWEST = "-9223372036854775808";

/** Everything a verifier needs of every administration. Run it in one snapshot, else a line may be there without its seal. */
export async function* readLog(tx: Database): AsyncGenerator<LogRecord> {
  yield* inPages<LogLine>((after) =>
    sql<LogLine>`
      select 'line' as kind, administration_id as administration, sequence::text, to_char(recorded_at at time zone 'UTC', ${INSTANT}) as "recordedAt",
        person, action, object, year::text, track, track_state as "trackState", encode(salt, 'hex') as salt, content,
        encode(commitment, 'hex') as commitment
      from audit where (administration_id, sequence) > (${after?.administration ?? ""}, ${after?.sequence ?? LOWEST}::bigint)
      order by audit.administration_id, audit.sequence limit ${PAGE}`.execute(tx),
  );
  yield* inPages<LogLink>((after) =>
    sql<LogLink>`
      select 'link' as kind, administration_id as administration, seq::text, audit_sequence::text as sequence, encode(previous, 'hex') as previous,
        encode(hash, 'hex') as hash
      from chain where (administration_id, seq) > (${after?.administration ?? ""}, ${after?.seq ?? LOWEST}::bigint)
      order by chain.administration_id, chain.seq limit ${PAGE}`.execute(tx),
  );
  const { rows } = await sql<LogRecord>`
    select 'checkpoint' as kind, administration_id as administration, size::text, encode(root, 'hex') as root,
      to_char(made_at at time zone 'UTC', ${INSTANT}) as "madeAt", reason, encode(public_key, 'hex') as "publicKey",
      encode(signature, 'hex') as signature
    from checkpoint order by administration_id, made_at`.execute(tx);
  yield* rows;
}

async function* inPages<Row>(page: (after: Row | undefined) => Promise<{ rows: Row[] }>): AsyncGenerator<Row> {
  for (let after: Row | undefined; ;) {
    const { rows } = await page(after);
    yield* rows;
    after = rows.at(-1);
    if (rows.length < PAGE) return;
  }
}
