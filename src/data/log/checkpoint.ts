import { sql } from "kysely";
import type { Database, PublishedDatabase } from "../database/database.ts";
import type { CheckpointReason } from "./logTables.ts";
import { asSealer } from "./sealLog.ts";
import type { SigningKey } from "./signature.ts";

/** A signed checkpoint (it. "punto di controllo"): how many operations were sealed, the last seal, when and why. Bytes are hexadecimal. */
export type Checkpoint = {
  readonly administration: string;
  readonly size: string;
  readonly root: string;
  /** "2026-11-23T19:12:00.123456Z" */
  readonly madeAt: string;
  readonly reason: CheckpointReason;
  readonly publicKey: string;
  readonly signature: string;
};

/** An instant in UTC with all its microseconds, as the log hashes it. */
export const INSTANT = 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"';

/** The text that is signed: seven lines, each with its end. */
export function checkpointText({ administration, size, root, madeAt, reason, publicKey }: Omit<Checkpoint, "signature">): string {
  return `traguardo registro 1\nente ${administration}\noperazioni ${size}\nsigillo ${root}\nfatto ${madeAt}\nmotivo ${reason}\nchiave ${publicKey}\n`;
}

/** The checkpoints of an administration, the last one first. */
export async function loadCheckpoints(db: Database | PublishedDatabase, administration: string): Promise<Checkpoint[]> {
  const { rows } = await sql<Omit<Row, "administration">>`
    select size, root, reason, public_key, signature, to_char(made_at at time zone 'UTC', ${INSTANT}) as made_at_text
    from checkpoint where administration_id = ${administration} order by made_at desc`.execute(db);
  return rows.map((row) => checkpointOf({ administration, ...row }));
}

/** The public keys that signed checkpoints of any administration, hexadecimal; that of the newest checkpoint first. */
export async function checkpointKeys(db: Database): Promise<string[]> {
  const signed = db.selectFrom("checkpoint").select("public_key").groupBy("public_key");
  const rows = await signed.orderBy((eb) => eb.fn.max("made_at"), "desc").execute();
  return rows.map(({ public_key }) => public_key.toString("hex"));
}

/** Checkpoints of any administration dated in days to come: made while a clock was ahead. */
export async function futureCheckpoints(db: Database): Promise<Checkpoint[]> {
  const rows = await db
    .selectFrom("checkpoint")
    .select(["administration_id as administration", "size", "root", "reason", "public_key", "signature"])
    .select(sql<string>`to_char(made_at at time zone 'UTC', ${INSTANT})`.as("made_at_text"))
    .where("made_at", ">", sql<Date>`now()`)
    .orderBy("administration_id")
    .orderBy("made_at")
    .execute();
  return rows.map(checkpointOf);
}

type Row = {
  readonly administration: string;
  readonly size: bigint;
  readonly root: Buffer;
  readonly made_at_text: string;
  readonly reason: CheckpointReason;
  readonly public_key: Buffer;
  readonly signature: Buffer;
};

function checkpointOf({ administration, size, root, made_at_text, reason, public_key, signature }: Row): Checkpoint {
  return {
    administration,
    size: String(size),
    root: root.toString("hex"),
    madeAt: made_at_text,
    reason,
    publicKey: public_key.toString("hex"),
    signature: signature.toString("hex"),
  };
}

/** How far back a checkpoint is still mailed: one made while nobody posted, not those of years ago. */
const MAILED_DAYS = 8;

/** A checkpoint made after an act or a week that a person has not been sent. */
type CheckpointToMail = {
  readonly checkpoint: Checkpoint;
  readonly administrationName: string;
  readonly recipient: string;
  readonly occasion: string;
};

/** What is still to be mailed of the checkpoints of the last days, to each of these people. */
export async function checkpointsToMail(db: Database, recipients: readonly string[]): Promise<CheckpointToMail[]> {
  if (recipients.length === 0) return [];
  const { rows } = await sql<Row & { name: string; recipient: string; occasion: string }>`
    with made as (
      select c.*, a.name, to_char(c.made_at at time zone 'UTC', ${INSTANT}) as made_at_text
      from checkpoint c join administration a using (administration_id)
      where c.made_at > now() - make_interval(days => ${MAILED_DAYS}) and c.made_at <= now() and c.reason in ('act', 'week')
    )
    select
      administration_id as administration, size, root, made_at_text, reason, public_key, signature, name, recipient,
      concat_ws(' ', 'checkpoint', administration_id, size, made_at_text) as occasion
    from made cross join unnest(${recipients}::text[]) as recipient
    where not exists (
      select from mail
      where mail.recipient = recipient.recipient and mail.occasion = concat_ws(' ', 'checkpoint', administration_id, size, made_at_text)
    )
    order by made_at, recipient`.execute(db);
  return rows.map(({ name: administrationName, recipient, occasion, ...row }) => ({
    checkpoint: checkpointOf(row),
    administrationName,
    recipient,
    occasion,
  }));
}

type State = {
  administration_id: string;
  size: bigint;
  root: Buffer;
  now: string;
  follows_act: boolean;
  is_due: boolean;
  still_holds: boolean;
};

/** What came of looking for checkpoints to make: those made, and the administrations whose chain no longer is what their last checkpoint signed. */
export type CheckpointsMade = { readonly made: readonly Checkpoint[]; readonly broken: readonly string[] };

/**
 * Makes, as the role that seals, the checkpoints that are due: after an act, and a week after the last one when something was sealed since; on
 * request, of every administration, or of `only` one. The last is the one of most lines, whatever its clock said; one dated more than a week ahead keeps no other
 * from being made. A chain that does not hold its last checkpoint any more, or one of days to come, is never signed over. Looks at the end of each chain and no further. Undefined while another sealer is at it.
 */
export function addCheckpoints(
  sealer: Database,
  key: SigningKey,
  { onRequest = false, only }: { readonly onRequest?: boolean; readonly only?: string | undefined } = {},
): Promise<CheckpointsMade | undefined> {
  return asSealer(sealer, async (tx) => {
    const { rows } = await sql<State>`
      with recursive body as (
        select min(administration_id) as administration_id from chain
        union all
        select (select min(administration_id) from chain where chain.administration_id > body.administration_id) from body where administration_id is not null
      )
      select
        body.administration_id, head.seq as size, head.hash as root,
        to_char(clock_timestamp() at time zone 'UTC', ${INSTANT}) as now,
        coalesce(act.seq > coalesce(last.size, 0) and act.seq <= head.seq, false) as follows_act,
        head.seq > coalesce(last.size, 0) and coalesce(last.made_at not between now() - interval '7 days' and now() + interval '7 days', true) as is_due,
        not exists (
          select from checkpoint as since
          where since.administration_id = body.administration_id
            and (since.size >= coalesce(last.size, 0) or since.made_at > clock_timestamp()) and not exists (
            select from chain where chain.administration_id = body.administration_id and chain.seq = since.size and chain.hash = since.root
          )
        ) as still_holds
      from body
      cross join lateral (select seq, hash from chain where chain.administration_id = body.administration_id order by seq desc limit 1) as head
      left join sealed_act as act on act.administration_id = body.administration_id
      left join lateral (
        select size, made_at from checkpoint where checkpoint.administration_id = body.administration_id order by size desc, made_at desc limit 1
      ) as last on true
      order by body.administration_id`.execute(tx);
    const due = rows.filter(
      (row) => row.follows_act || row.is_due || (onRequest && (only === undefined || row.administration_id === only)),
    );
    const made = due.filter((row) => row.still_holds).map((row) => signed(row, key, onRequest));
    for (const checkpoint of made) await insert(tx, checkpoint);
    return { made, broken: rows.filter((row) => !row.still_holds).map((row) => row.administration_id) };
  });
}

function signed({ administration_id, size, root, now, follows_act }: State, key: SigningKey, isRequested: boolean): Checkpoint {
  const reason = follows_act ? "act" : isRequested ? "request" : "week";
  const publicKey = key.publicKey.toString("hex");
  const unsigned = { administration: administration_id, size: String(size), root: root.toString("hex"), madeAt: now, reason, publicKey } as const; // prettier-ignore
  return { ...unsigned, signature: key.sign(checkpointText(unsigned)).toString("hex") };
}

async function insert(tx: Database, { administration, size, root, madeAt, reason, publicKey, signature }: Checkpoint): Promise<void> {
  await sql`
    insert into checkpoint (administration_id, size, made_at, root, reason, public_key, signature)
    values (
      ${administration}, ${size}, ${madeAt}, ${Buffer.from(root, "hex")}, ${reason}, ${Buffer.from(publicKey, "hex")},
      ${Buffer.from(signature, "hex")}
    )`.execute(tx);
}
