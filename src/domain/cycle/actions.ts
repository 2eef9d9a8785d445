import type { Track } from "./track.ts";

/** What is known of an action before it is done. Who may do it stands in the table of rights. */
export type ActionEntry = {
  /** The track it writes in: once that is closed, the action is refused. */
  readonly track: Track;
  /** It may be the first of its administration and year: makes both, and opens its track. */
  readonly startsYear?: boolean;
  /** It may be the first of its track in a year that has begun: opens the track, never one that was closed. */
  readonly opensTrack?: boolean;
  /** It records an act of an organ: the log gets a signed checkpoint after it. */
  readonly recordsAct?: boolean;
};

/** Every action that writes. A command names its own; one that is not here does not compile. */
export const ACTIONS = {
  "plan.import": { track: "plan", startsYear: true, opensTrack: true },
  "result.import": { track: "results", opensTrack: true },
  "objective.draft": { track: "plan" },
  "plan.submit": { track: "plan" },
  "plan.return": { track: "plan" },
  "plan.approve": { track: "plan", recordsAct: true },
  "variation.propose": { track: "monitoring" },
  "variation.withdraw": { track: "monitoring" },
  "variation.opinion": { track: "monitoring" },
  "variation.reject": { track: "monitoring" },
  "variation.approve": { track: "monitoring", recordsAct: true },
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
  "acknowledgement.register": { track: "individualStaff" },
} satisfies Record<string, ActionEntry>;

export type Action = keyof typeof ACTIONS;

/** Every action that writes what belongs to no year, and so to no track: it is dated by itself. */
export type StandingAction =
  | "organisation.write"
  | "plan.link"
  | "account.manage"
  | "role.propose"
  | "role.confirm"
  | "role.end"
  | "relation.confirm"
  | "delegation.write"
  | "delegation.revoke"
  | "conflict.declare"
  | "conflict.end"
  | "substitution.write"
  | "retention.set"
  | "retention.run"
  | "rights.start"
  | "rights.execute"
  | "legalHold.write"
  | "publication.build"
  | "publication.release"
  | "publication.withdraw"
  | "variation.withhold"
  | "publication.erase"
  | "settings.write";

/** Every action on a track as such: it opens it, closes it, or opens it again, by an act of an organ. */
export const TRACK_ACTIONS = ["track.open", "track.close", "track.reopen", "track.confirmReopening"] as const;

export type TrackAction = (typeof TRACK_ACTIONS)[number];

/** Every action on one's own access: it belongs to no administration. */
export type AccessAction = "access.signIn" | "access.signOut" | "account.changeOwn" | "ownData.copy";

/** The entry of an action. */
export const entryOf = (action: Action): ActionEntry => ACTIONS[action];

/** Every action that only reads. Each address of the site names its own. */
export type ViewAction =
  | "years.list"
  | "years.compare"
  | "site.read"
  | "search"
  | "transparency.read"
  | "year.read"
  | "objectives.list"
  | "objective.read"
  | "strategy.read"
  | "services.read"
  | "unit.read"
  | "figure.explain"
  | "relazione.read"
  | "plan.readDraft"
  | "quality.read"
  | "data.read"
  | "publication.read"
  | "log.readCheckpoints"
  | "organisation.read"
  | "office.read"
  | "role.read"
  | "delegation.read"
  | "conflict.read"
  | "derogation.read"
  | "track.read"
  | "form.readReleased"
  | "acknowledgement.read"
  | "log.read"
  | "access.read"
  | "account.readOwn"
  | "api.read";
