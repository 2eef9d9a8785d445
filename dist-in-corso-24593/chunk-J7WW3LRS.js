import {
  openDatabasePool,
  readKeyFile,
  refusePrivilegedRole
} from "./chunk-MIFUOFLC.js";
import {
  ACTIONS,
  TRACK_ACTIONS,
  beginningOf,
  entryOf,
  linkHash
} from "./chunk-GIH3WPH6.js";
import {
  DatabaseRefused
} from "./chunk-PU4KY2VD.js";
import {
  italianDecimal
} from "./chunk-MJTHQE4O.js";

// src/data/sealLog.ts
import { sql } from "kysely";
var SEALER_LOCK = 7247812737;
var BATCH = 1e3;
var RECENT = 1e4;
async function sealLog(sealer, { quick = false } = {}) {
  for (let linked = 0; ; ) {
    const batch = await asSealer(sealer, (tx) => linkBatch(tx, quick));
    if (batch === void 0) return void 0;
    linked += batch;
    if (batch < BATCH) return linked;
  }
}
function asSealer(sealer, work) {
  return sealer.transaction().setIsolationLevel("read committed").execute(async (tx) => {
    const { rows } = await sql`select pg_try_advisory_xact_lock(${SEALER_LOCK}) as elected`.execute(tx);
    return rows[0]?.elected ? work(tx) : void 0;
  });
}
async function linkBatch(tx, quick) {
  const farBack = quick ? sql`(select max(sequence) - ${RECENT}::bigint from audit_to_seal)` : sql`'-9223372036854775808'::bigint`;
  const { rows: lines } = await sql`
    select administration_id, sequence, commitment, circumstances
    from audit_to_seal as line
    where not exists (
      select from chain where chain.administration_id = line.administration_id and chain.audit_sequence = line.sequence
    ) and sequence >= ${farBack}
    order by sequence
    limit ${BATCH}`.execute(tx);
  const heads = /* @__PURE__ */ new Map();
  const links = [];
  for (const { administration_id: administration, sequence, commitment, circumstances } of lines) {
    const { seq, hash: previous } = heads.get(administration) ?? await headOf(tx, administration);
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
async function headOf(tx, administration) {
  const head = await tx.selectFrom("chain").select(["seq", "hash"]).where("administration_id", "=", administration).orderBy("seq", "desc").limit(1).executeTakeFirst();
  return head ?? { seq: 0n, hash: beginningOf(administration) };
}

// src/data/checkpoint.ts
import { sql as sql2 } from "kysely";
var INSTANT = 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"';
function checkpointText({ administration, size, root, madeAt, reason, publicKey }) {
  return `traguardo registro 1
ente ${administration}
operazioni ${size}
sigillo ${root}
fatto ${madeAt}
motivo ${reason}
chiave ${publicKey}
`;
}
async function loadCheckpoints(db, administration) {
  const rows = await db.selectFrom("checkpoint").select(["size", "root", "reason", "public_key", "signature"]).select(sql2`to_char(made_at at time zone 'UTC', ${INSTANT})`.as("made_at_text")).where("administration_id", "=", administration).orderBy("made_at", "desc").execute();
  return rows.map((row) => checkpointOf({ administration, ...row }));
}
function checkpointOf({ administration, size, root, made_at_text, reason, public_key, signature }) {
  return {
    administration,
    size: String(size),
    root: root.toString("hex"),
    madeAt: made_at_text,
    reason,
    publicKey: public_key.toString("hex"),
    signature: signature.toString("hex")
  };
}
var MAILED_DAYS = 8;
async function checkpointsToMail(db, recipients) {
  if (recipients.length === 0) return [];
  const { rows } = await sql2`
    with made as (
      select c.*, a.name, to_char(c.made_at at time zone 'UTC', ${INSTANT}) as made_at_text
      from checkpoint c join administration a using (administration_id)
      where c.made_at > now() - make_interval(days => ${MAILED_DAYS}) and c.reason in ('act', 'week')
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
    occasion
  }));
}
var ACTIONS_OF_ACT = [...Object.keys(ACTIONS).filter((action) => entryOf(action).recordsAct), ...TRACK_ACTIONS];
function addCheckpoints(sealer, key, { onRequest = false } = {}) {
  return asSealer(sealer, async (tx) => {
    const { rows } = await sql2`
      with head as (select distinct on (administration_id) administration_id, seq, hash from chain order by administration_id, seq desc)
      select
        head.administration_id, head.seq as size, head.hash as root,
        to_char(clock_timestamp() at time zone 'UTC', ${INSTANT}) as now,
        exists (
          select from chain
          join audit_to_seal as line on line.administration_id = chain.administration_id and line.sequence = chain.audit_sequence
          where chain.administration_id = head.administration_id and chain.seq > coalesce(last.size, 0) and line.action = any(${ACTIONS_OF_ACT})
        ) as follows_act,
        head.seq > coalesce(last.size, 0) and coalesce(last.made_at < now() - interval '7 days', true) as is_due,
        last.size is null or exists (
          select from chain where chain.administration_id = head.administration_id and chain.seq = last.size and chain.hash = last.root
        ) as still_holds
      from head
      left join lateral (
        select size, made_at, root from checkpoint where checkpoint.administration_id = head.administration_id order by made_at desc limit 1
      ) as last on true`.execute(tx);
    const due = rows.filter((row) => row.follows_act || row.is_due || onRequest);
    const made = due.filter((row) => row.still_holds).map((row) => signed(row, key, onRequest));
    for (const checkpoint of made) await insert(tx, checkpoint);
    return { made, broken: rows.filter((row) => !row.still_holds).map((row) => row.administration_id) };
  });
}
function signed({ administration_id, size, root, now, follows_act }, key, isRequested) {
  const reason = follows_act ? "act" : isRequested ? "request" : "week";
  const publicKey = key.publicKey.toString("hex");
  const unsigned = { administration: administration_id, size: String(size), root: root.toString("hex"), madeAt: now, reason, publicKey };
  return { ...unsigned, signature: key.sign(checkpointText(unsigned)).toString("hex") };
}
async function insert(tx, { administration, size, root, madeAt, reason, publicKey, signature }) {
  await sql2`
    insert into checkpoint (administration_id, size, made_at, root, reason, public_key, signature)
    values (
      ${administration}, ${size}, ${madeAt}, ${Buffer.from(root, "hex")}, ${reason}, ${Buffer.from(publicKey, "hex")},
      ${Buffer.from(signature, "hex")}
    )`.execute(tx);
}

// src/features/log/keptCheckpoints.ts
var CHECKPOINT_FORMAT = "traguardo registro 1";
var REASON_WORDS = {
  act: "un atto registrato",
  week: "una settimana passata",
  request: "una richiesta"
};
function writeCheckpoints(administration, checkpoints) {
  return `${JSON.stringify({ format: CHECKPOINT_FORMAT, administration, checkpoints }, void 0, 2)}
`;
}
function readKeptCheckpoints(content) {
  const files = listIn(content);
  const checkpoints = files?.flatMap(
    (file) => isObject(file) && file["format"] === CHECKPOINT_FORMAT ? file["checkpoints"] : [void 0]
  );
  return checkpoints?.every(isCheckpoint) ? checkpoints : void 0;
}
function listIn(content) {
  try {
    return [JSON.parse(Buffer.from(content).toString("utf8"))].flat();
  } catch {
    return void 0;
  }
}
var FIELDS = {
  administration: /^[a-z0-9_-]{1,40}$/,
  size: /^[1-9]\d{0,18}$/,
  root: /^[0-9a-f]{64}$/,
  madeAt: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/,
  reason: /^(?:act|week|request)$/,
  publicKey: /^[0-9a-f]{64}$/,
  signature: /^[0-9a-f]{128}$/
};
function isCheckpoint(read) {
  return isObject(read) && Object.entries(FIELDS).every(([name, form]) => typeof read[name] === "string" && form.test(read[name]));
}
function isObject(read) {
  return typeof read === "object" && read !== null;
}

// src/server/sealing.ts
async function openSealer({ url }) {
  const sealer = openDatabasePool(url, { max: 1 });
  try {
    await refusePrivilegedRole(sealer, { seals: true });
  } catch (error) {
    await sealer.destroy();
    if (error instanceof DatabaseRefused) throw error;
    throw new DatabaseRefused(
      `Con DATABASE_SEALER_URL non si entra nella base dati: ${error instanceof Error ? error.message : String(error)}`
    );
  }
  return sealer;
}
var EVERY = { milliseconds: 5e3, passes: 720 };
async function startSealing(means, tell) {
  const key = means.keyFile === void 0 ? void 0 : readKeyFile(means.keyFile);
  const sealer = await openSealer(means);
  let passes = 0;
  let told = "";
  async function pass() {
    try {
      const isWhole = passes % EVERY.passes === 0;
      const linked = await sealLog(sealer, { quick: !isWhole });
      const looks = (linked ?? 0) > 0 || isWhole;
      passes += 1;
      const broken = looks && key && (await addCheckpoints(sealer, key))?.broken || [];
      tellOnce(broken.length > 0 ? `Il registro di ${broken.join(", ")} non corrisponde pi\xF9 al suo ultimo punto di controllo firmato: avvii \xABtraguardo verify\xBB.` : "");
    } catch (error) {
      tellOnce(
        `Il registro delle operazioni non si riesce a sigillare, riprovo: ${error instanceof Error ? error.message : String(error)}`
      );
    }
  }
  function tellOnce(trouble) {
    if (trouble !== "" && trouble !== told) tell(trouble);
    told = trouble;
  }
  let underWay = pass();
  const timer = setInterval(() => {
    underWay = underWay.then(pass);
  }, EVERY.milliseconds).unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await underWay.then(pass);
      await sealer.destroy();
    }
  };
}

// src/features/instantWords.ts
var DAY = new Intl.DateTimeFormat("it-IT", { timeZone: "Europe/Rome", day: "2-digit", month: "2-digit", year: "numeric" });
var HOUR = new Intl.DateTimeFormat("it-IT", { timeZone: "Europe/Rome", hour: "2-digit", minute: "2-digit" });
function dayInRome(instant) {
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? instant : DAY.format(date);
}
function hourInRome(instant) {
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? instant : `${DAY.format(date)}, ore ${HOUR.format(date)}`;
}
function countText(count) {
  return italianDecimal(count.toString());
}

export {
  sealLog,
  INSTANT,
  checkpointText,
  loadCheckpoints,
  checkpointsToMail,
  addCheckpoints,
  dayInRome,
  hourInRome,
  countText,
  REASON_WORDS,
  writeCheckpoints,
  readKeptCheckpoints,
  openSealer,
  startSealing
};
//# sourceMappingURL=chunk-J7WW3LRS.js.map
