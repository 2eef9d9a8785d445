import {
  actText
} from "./chunk-ME4ERSV2.js";
import {
  recordAct
} from "./chunk-DRAZHDIL.js";
import {
  ACT_REFUSALS,
  STANDING_REFUSALS,
  actOnTrack,
  changeTrack
} from "./chunk-JGRYUSCM.js";
import {
  civilDate
} from "./chunk-V65HRVHO.js";

// src/data/trackReopening.ts
import { sql } from "kysely";
async function proposeReopening(tx, { administration, year }, reopening) {
  const { track, act, reason, lastDay, by, closedAt } = reopening;
  const row = await tx.insertInto("track_reopening").values({
    administration_id: administration,
    year,
    track,
    act_id: act,
    reason,
    last_day: lastDay,
    proposed_by: by,
    closed_at: closedAt
  }).onConflict((conflict) => conflict.doNothing()).returning("reopening_id").executeTakeFirst();
  return row !== void 0;
}
async function decideReopening(tx, { administration, year }, id, { decision, by }) {
  const row = await tx.updateTable("track_reopening").set({ decision, decided_by: by, decided_at: sql`now()` }).where("administration_id", "=", administration).where("year", "=", year).where("reopening_id", "=", id).where("decision", "is", null).returning("reopening_id").executeTakeFirst();
  return row !== void 0;
}
async function listReopenings(db, { administration, year }) {
  const rows = await db.selectFrom("track_reopening as r").innerJoin("act as a", (join) => join.onRef("a.administration_id", "=", "r.administration_id").onRef("a.act_id", "=", "r.act_id")).select(["r.reopening_id as id", "r.track", "r.reason", "r.last_day", "r.proposed_by as proposedBy", "r.proposed_at as proposedAt"]).select(["r.decision", "r.decided_by as decidedBy", "a.organ", "a.number", "a.date"]).where("r.administration_id", "=", administration).where("r.year", "=", year).orderBy("r.reopening_id", "desc").execute();
  return rows.map(({ organ, number, date, last_day, ...reopening }) => ({
    ...reopening,
    act: actText({ organ, number, date: civilDate(date) }),
    lastDay: last_day === null ? null : civilDate(last_day)
  }));
}

// src/features/tracks/switchTrack.ts
var TRACK_REFUSALS = {
  ...STANDING_REFUSALS,
  yearNotStarted: ACT_REFUSALS.yearNotStarted,
  alreadyOpen: "Questa fase \xE8 gi\xE0 stata aperta.",
  alreadyClosed: "Questa fase \xE8 gi\xE0 chiusa.",
  notOpened: "Questa fase non \xE8 mai stata aperta: non c'\xE8 nulla da chiudere.",
  notClosed: "Questa fase non \xE8 chiusa: non c'\xE8 nulla da riaprire.",
  actInTheFuture: "L'atto ha una data che deve ancora venire.",
  lastDayIsPast: "L'ultimo giorno \xE8 gi\xE0 passato.",
  waitsAlready: "C'\xE8 gi\xE0 una riapertura di questa fase che aspetta conferma.",
  alreadyDecided: "Su questa riapertura si \xE8 gi\xE0 deciso."
};
function openTrackByAct(ambient, { track, act, lastDay }, options) {
  return actOnTrack(ambient, "track.open", { ...options, track }, async (tx, { today, track: now }) => {
    if (now.state === "closed") return { ok: false, reasons: ["alreadyClosed"] };
    if (act.date > today) return { ok: false, reasons: ["actInTheFuture"] };
    if (lastDay !== void 0 && lastDay < today) return { ok: false, reasons: ["lastDayIsPast"] };
    const id = await recordAct(tx, ambient.administration, act);
    const opens = now.state === "notOpened" ? { opens: { act: id } } : {};
    await changeTrack(tx, ambient, track, { ...opens, lastDay: lastDay ?? null });
    return { ok: true, value: { answer: null, object: `track ${track}`, content: { act: actText(act), lastDay: lastDay ?? null } } };
  });
}
function closeTrackByAct(ambient, { track, act }, options) {
  return actOnTrack(ambient, "track.close", { ...options, track }, async (tx, { today, track: now }) => {
    if (now.closedAt !== null) return { ok: false, reasons: ["alreadyClosed"] };
    if (now.openedAt === null) return { ok: false, reasons: ["notOpened"] };
    if (act.date > today) return { ok: false, reasons: ["actInTheFuture"] };
    const id = await recordAct(tx, ambient.administration, act);
    await changeTrack(tx, ambient, track, { closes: { act: id } });
    return { ok: true, value: { answer: null, object: `track ${track}`, content: { act: actText(act) } } };
  });
}
function proposeToReopen(ambient, { track, act, lastDay, reason }, options) {
  return actOnTrack(ambient, "track.reopen", { ...options, track }, async (tx, { today, track: now }) => {
    if (now.state !== "closed") return { ok: false, reasons: ["notClosed"] };
    if (act.date > today) return { ok: false, reasons: ["actInTheFuture"] };
    if (lastDay !== void 0 && lastDay < today) return { ok: false, reasons: ["lastDayIsPast"] };
    const id = await recordAct(tx, ambient.administration, act);
    const proposal = { track, act: id, reason, lastDay: lastDay ?? null, by: ambient.actor.person, closedAt: now.closedAt };
    if (!await proposeReopening(tx, ambient, proposal)) return { ok: false, reasons: ["waitsAlready"] };
    return {
      ok: true,
      value: { answer: null, object: `track ${track}`, content: { act: actText(act), reason, lastDay: lastDay ?? null } }
    };
  });
}
function decideToReopen(ambient, { track, id, decision }, options) {
  const thing = async (tx) => {
    const found = (await listReopenings(tx, ambient)).find((each) => each.id === id && each.track === track);
    return found && { done: [{ action: "track.reopen", person: found.proposedBy }] };
  };
  return actOnTrack(ambient, "track.confirmReopening", { ...options, track, thing }, async (tx) => {
    if (!await decideReopening(tx, ambient, id, { decision, by: ambient.actor.person }))
      return { ok: false, reasons: ["alreadyDecided"] };
    const proposal = (await listReopenings(tx, ambient)).find((each) => each.id === id);
    if (decision === "confirmed") await changeTrack(tx, ambient, track, { reopens: true, lastDay: proposal?.lastDay ?? null });
    return { ok: true, value: { answer: null, object: `track ${track}`, content: { reopening: String(id), decision } } };
  });
}

export {
  listReopenings,
  TRACK_REFUSALS,
  openTrackByAct,
  closeTrackByAct,
  proposeToReopen,
  decideToReopen
};
//# sourceMappingURL=chunk-NKN4STDG.js.map
