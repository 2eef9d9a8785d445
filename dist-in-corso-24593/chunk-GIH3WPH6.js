// src/domain/cycle/actions.ts
var ACTIONS = {
  "plan.import": { track: "plan", startsYear: true, opensTrack: true },
  "rules.draft": { track: "setUp", startsYear: true, opensTrack: true },
  "rules.approve": { track: "setUp", recordsAct: true },
  "relazione.narrative": { track: "report", opensTrack: true },
  "quality.decide": { track: "plan" },
  "monitoring.recordReading": { track: "monitoring" },
  "evaluation.import": { track: "individualStaff", opensTrack: true },
  "evaluation.closeHeadCount": { track: "individualStaff" },
  "evaluation.record": { track: "results", opensTrack: true },
  "pay.record": { track: "pay", opensTrack: true },
  "form.acknowledge": { track: "individualStaff" },
  "acknowledgement.register": { track: "individualStaff" }
};
var TRACK_ACTIONS = ["track.open", "track.close", "track.reopen", "track.confirmReopening"];
var entryOf = (action) => ACTIONS[action];

// src/data/logHash.ts
import { createHash } from "node:crypto";
var TAGS = { beginning: 0, link: 1, circumstances: 2 };
function hashOf(tag, fields) {
  const hash = createHash("sha256").update(Uint8Array.of(TAGS[tag]));
  for (const field of fields) {
    const bytes = typeof field === "string" ? Buffer.from(field, "utf8") : field;
    const length = Buffer.alloc(4, 255);
    if (bytes !== null) length.writeUInt32BE(bytes.length);
    hash.update(length).update(bytes ?? "");
  }
  return hash.digest();
}
function beginningOf(administration) {
  return hashOf("beginning", [administration]);
}
function commitmentOf(salt, content) {
  return createHash("sha256").update(salt).update(content, "utf8").digest();
}
function circumstancesOf({ recordedAt, person, action, object, year, track, trackState }) {
  return hashOf("circumstances", [recordedAt, person, action, object, year, track, trackState]);
}
function linkHash({ previous, administration, sequence, commitment, circumstances }) {
  return hashOf("link", [previous, administration, sequence, commitment, circumstances]);
}

export {
  ACTIONS,
  TRACK_ACTIONS,
  entryOf,
  beginningOf,
  commitmentOf,
  circumstancesOf,
  linkHash
};
//# sourceMappingURL=chunk-GIH3WPH6.js.map
