// A child of manyWriters.mjs: opens the embedded database of one build, and does with that build's own commands what it is asked.
import { randomUUID } from "node:crypto";
import { setTimeout as after } from "node:timers/promises";

const [bundle, dataFolder, administration, yearWritten, peopleWritten] = process.argv.slice(2);
const { act, addAcceptance, closeTrackByAct, decideToReopen, listReopenings, openDatabase, openDatabasePool, proposeToReopen, servingUrl, sql } =
  await import(bundle); // prettier-ignore
const year = Number(yearWritten);
const people = Array.from({ length: Number(peopleWritten) }, (_, i) => `scrive-${String(i)}`);
const HEADS = ["segretario-1", "segretario-2"];

const open = await openDatabase({ kind: "embedded", dataFolder });
const owner = openDatabasePool(servingUrl(dataFolder, "owner"), { max: 1 });
await sql`
  insert into role_grant (administration_id, person, role, valid, reason, proposed_by, decision, decided_by, decided_at)
  select ${administration}, person, case when person = any (${HEADS}::text[]) then 'segretario' else 'planning' end, '[2020-01-01,)', 'prova', 'altri', 'confirmed', 'altro', now()
  from unnest(${[...people, ...HEADS]}::text[]) person`.execute(owner);
await sql`analyze`.execute(owner);

const as = (person) => ({ db: open.serving, actor: { person, capacity: "signedIn" }, administration, year });

/** One decision on a finding: one row, in the plan's track. */
const decide = (person, idempotencyKey) =>
  act(as(person), "quality.decide", { idempotencyKey }, async (tx) => {
    const decision = { finding: "prova", message: "Un rilievo.", reason: `Un motivo (${idempotencyKey}).` };
    await addAcceptance(tx, { administration, year }, { ...decision, by: person });
    return { ok: true, value: { answer: null, object: "finding prova", content: decision } };
  });

const done = (verdict) => {
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.reasons));
};

const ASKED = {
  /** Everybody writes, one act after the other, for so long; how long each took, in milliseconds. */
  async write(milliseconds) {
    const until = performance.now() + milliseconds;
    const times = [];
    const writing = people.map(async (person) => {
      while (performance.now() < until) {
        const start = performance.now();
        done(await decide(person, randomUUID()));
        times.push(performance.now() - start);
      }
    });
    await Promise.all(writing);
    times.sort((a, b) => a - b);
    return { acts: times.length, p50: times[Math.floor(times.length / 2)], p95: times[Math.floor(times.length * 0.95)] };
  },

  /**
   * Everybody writes, each request sent twice at once, while the track is closed and opened again so many times. Counts the acts that are in the log between a
   * closing and its reopening, and compares what was answered with what is there.
   */
  async close(times) {
    const before = await counted();
    let isOver = false;
    let [accepted, refused] = [0, 0];
    const writing = people.map(async (person) => {
      while (!isOver) {
        const key = randomUUID();
        const [first, second] = await Promise.all([decide(person, key), decide(person, key)]);
        if (first.ok || second.ok) accepted += 1;
        else if (first.reasons.every((each) => (each.reason ?? each) === "trackClosed")) refused += 1;
        else done(first);
        if (!first.ok) await after(5);
      }
    });
    const request = () => ({ idempotencyKey: randomUUID() });
    const ofAct = (what, i) => ({ track: "plan", act: { organ: "Giunta", number: `${what} ${String(i)}`, date: `${String(year)}-12-31` } });
    for (let i = 0; i < times; i++) {
      await after(20);
      done(await closeTrackByAct(as(HEADS[0]), ofAct("chiude", i), request()));
      done(await proposeToReopen(as(HEADS[0]), { ...ofAct("riapre", i), reason: "Prova" }, request()));
      const { id } = (await listReopenings(open.commandLine, { administration, year })).find(({ decision }) => decision === null);
      done(await decideToReopen(as(HEADS[1]), { track: "plan", id, decision: "confirmed" }, request()));
    }
    isOver = true;
    await Promise.all(writing);
    const now = await counted();
    const { rows: late } = await sql`
      with closings as (
        select sequence as closed, (
          select min(r.sequence) from audit r where r.administration_id = a.administration_id and r.action = 'track.confirmReopening' and r.sequence > a.sequence
        ) as reopened
        from audit a where administration_id = ${administration} and action = 'track.close')
      select count(distinct closed) as closings, count(line.sequence) as acts
      from closings left join audit line on line.administration_id = ${administration} and line.action = 'quality.decide' and line.sequence between closed and reopened`.execute(
      owner,
    );
    const kept = Object.fromEntries(Object.keys(now).map((each) => [each, Number(now[each]) - Number(before[each])]));
    return { closings: Number(late[0].closings), late: Number(late[0].acts), accepted, refused, ...kept };
  },
};

/** Rows, lines of the log and answers there are of decisions. */
async function counted() {
  const { rows } = await sql`
    select (select count(*) from finding_acceptance where administration_id = ${administration} and year = ${year} and finding = 'prova') as rows,
      (select count(*) from audit where administration_id = ${administration} and action = 'quality.decide') as lines,
      (select count(*) from idempotency where administration_id = ${administration} and action = 'quality.decide') as answers`.execute(
    owner,
  );
  return rows[0];
}

process.on("message", ({ what, with: given }) => {
  void ASKED[what](given).then(
    (answer) => process.send({ answer }),
    (error) => process.send({ error: String(error?.stack ?? error) }),
  );
});
process.once("disconnect", () => void Promise.all([owner.destroy(), open.close()]).then(() => process.exit()));
process.send({ answer: "ready" });
