import type { CivilDate } from "../kernel/civilDate.ts";
import { refusal } from "../kernel/refusal.ts";
import type { Against } from "../kernel/verdict.ts";
import type { TrackState } from "./track.ts";

/** Why a track (it. "fase") is not opened, closed or opened again by an act. */
export type SwitchRefusal =
  | "alreadyClosed" | "notOpened" | "notClosed" | "actInTheFuture" | "actTooOld" | "actBeforeOpening" | "actBeforeClosing" | "lastDayIsPast" | "closesWithoutLastDay"; // prettier-ignore

/** The day of the act, and the last day on which the track is to take writes. */
type Switch = { readonly date: CivilDate; readonly lastDay?: CivilDate };

/** What a switch is held against: today, the year of the track, how it stands. */
type Known = { readonly today: CivilDate; readonly year: number; readonly state: TrackState };

/** Everything that speaks against opening a track, or giving one that is open another last day. */
export function againstOpening({ date, lastDay }: Switch, known: Known): Against<SwitchRefusal>[] {
  return [known.state === "closed" && refusal("alreadyClosed"), againstDay(date, known), againstLastDay(lastDay, known)];
}

/** Everything that speaks against closing a track: it closes now, and never before the act that opened it. `isClosed`: by an act, whatever its last day. */
export function againstClosing(
  { date, lastDay }: Switch,
  known: Omit<Known, "state"> & { readonly isOpened: boolean; readonly isClosed: boolean; readonly opened?: CivilDate },
): Against<SwitchRefusal>[] {
  const { isOpened, isClosed, opened } = known;
  return [
    isClosed && refusal("alreadyClosed"),
    !isClosed && !isOpened && refusal("notOpened"),
    againstDay(date, known) || (opened !== undefined && date < opened && refusal("actBeforeOpening", "date")),
    lastDay !== undefined && refusal("closesWithoutLastDay", "lastDay"),
  ];
}

/** Everything that speaks against opening a closed track again: never before the act that closed it. */
export function againstReopening({ date, lastDay }: Switch, known: Known & { readonly closed?: CivilDate }): Against<SwitchRefusal>[] {
  const { state, closed } = known;
  return [
    state !== "closed" && refusal("notClosed"),
    againstDay(date, known) || (closed !== undefined && date < closed && refusal("actBeforeClosing", "date")),
    againstLastDay(lastDay, known),
  ];
}

/** What is wrong with the day of an act about a year: a plan is approved from the year before on, and nothing is done on a day to come. */
function againstDay(date: CivilDate, { today, year }: Pick<Known, "today" | "year">): Against<"actInTheFuture" | "actTooOld"> {
  if (date > today) return refusal("actInTheFuture", "date");
  return Number(date.slice(0, 4)) < year - 1 && refusal("actTooOld", "date");
}

function againstLastDay(lastDay: CivilDate | undefined, { today }: Pick<Known, "today">): Against<"lastDayIsPast"> {
  return lastDay !== undefined && lastDay < today && refusal("lastDayIsPast", "lastDay");
}
