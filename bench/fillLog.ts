// Bundled by longLog.mjs: makes a log long, which by hand would take years.
import { sql } from "kysely";
import { openDatabasePool } from "../src/data/database/database.ts";
import { beginningOf, linkHash } from "../src/data/log/logHash.ts";
import { servingUrl } from "../src/server/embedded/servingUrl.ts";

/** Any sealer of the database waits while we hold it (`data/log/sealLog.ts`). */
const SEALER_LOCK = 7_247_812_737;

const PAGE = 5000;

/** Makes the log of Valdora so many lines long, in the folder of a program that is serving, and seals them: nothing is left for its sealer to do. */
export async function fillLog(dataFolder: string, lines: number): Promise<void> {
  const owner = openDatabasePool(servingUrl(dataFolder, "owner")!, { max: 1 });
  await sql`select pg_advisory_lock(${SEALER_LOCK})`.execute(owner);
  await sql`
    insert into audit (administration_id, person, action, object, year, track, track_state, salt, content, commitment)
    select 'valdora', 'V-' || lpad((n % 143)::text, 3, '0'), (array['form.acknowledge', 'conflict.declare', 'delegation.write', 'account.manage'])[n % 4 + 1],
      'prova ' || n, 2024, 'individualStaff', 'open', salt, content, sha256(salt || convert_to(content, 'UTF8'))
    from generate_series((select count(*)::integer + 1 from audit), ${lines}) n, sha256(int4send(n)) as salt,
      lateral (select jsonb_build_object('numero', n, 'testo', repeat('parola ', 40))::text as content) as told`.execute(owner);
  const { rows } = await sql<{ seq: bigint; hash: Buffer }>`
    select seq, hash from chain where administration_id = 'valdora' order by seq desc limit 1`.execute(owner);
  let [seq, previous] = [rows[0]?.seq ?? 0n, rows[0]?.hash ?? beginningOf("valdora")];
  for (let isMore = true; isMore;) {
    const { rows: found } = await sql<{ sequence: bigint; commitment: Buffer; circumstances: Buffer }>`
      select sequence, commitment, circumstances from audit_to_seal as line
      where administration_id = 'valdora' and sequence > (select coalesce(max(audit_sequence), 0) from chain where administration_id = 'valdora')
      order by sequence limit ${PAGE}`.execute(owner);
    const links = found.map(({ sequence, commitment, circumstances }) => {
      const link = {
        seq: (seq += 1n),
        sequence,
        previous,
        hash: linkHash({ previous, administration: "valdora", sequence: String(sequence), commitment, circumstances }),
      };
      previous = link.hash;
      return link;
    });
    await sql`
      insert into chain (administration_id, seq, audit_sequence, previous, hash)
      select 'valdora', * from unnest(${links.map((link) => String(link.seq))}::bigint[], ${links.map((link) => String(link.sequence))}::bigint[],
        ${links.map((link) => link.previous)}::bytea[], ${links.map((link) => link.hash)}::bytea[])`.execute(owner);
    isMore = found.length === PAGE;
  }
  await sql`vacuum analyze audit`.execute(owner);
  await sql`vacuum analyze chain`.execute(owner);
  await owner.destroy();
}

/** Adds so many lines that a term of a year has passed, and the term. */
export async function addOldLines(dataFolder: string, lines: number): Promise<void> {
  const owner = openDatabasePool(servingUrl(dataFolder, "owner")!, { max: 1 });
  await sql`
    insert into retention_term (administration_id, class, days, set_by, set_at)
    values ('valdora', 'logContent', 365, 'prova', now() - interval '2 days')`.execute(owner);
  await sql`
    insert into audit (administration_id, recorded_at, person, action, object, salt, content, commitment)
    select 'valdora', now() - interval '500 days', 'V-001', 'organisation.write', 'prova', salt, '{}', sha256(salt || '{}')
    from generate_series(1, ${lines}) n, sha256(uuid_send(gen_random_uuid()) || int4send(n)) as salt`.execute(owner);
  await owner.destroy();
}

/** Adds one line, as an office would. */
export async function addLine(dataFolder: string): Promise<void> {
  const owner = openDatabasePool(servingUrl(dataFolder, "owner")!, { max: 1 });
  await sql`
    insert into audit (administration_id, person, action, object, salt, content, commitment)
    select 'valdora', 'V-001', 'conflict.declare', 'prova', salt, '{}', sha256(salt || '{}') from sha256(uuid_send(gen_random_uuid())) as salt`.execute(
    owner,
  );
  await owner.destroy();
}

/** The process of PostgreSQL that works for the sealer of a program that is serving. */
export async function sealerProcess(dataFolder: string): Promise<number> {
  const sealer = openDatabasePool(servingUrl(dataFolder, "sealer")!, { max: 1 });
  const { rows } = await sql<{ pid: number }>`
    select pid from pg_stat_activity where usename = 'traguardo_sealer' and pid <> pg_backend_pid() order by backend_start limit 1`.execute(
    sealer,
  );
  await sealer.destroy();
  return rows[0]!.pid;
}
