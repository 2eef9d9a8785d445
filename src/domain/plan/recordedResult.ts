import type { CivilDate } from "../kernel/civilDate.ts";
import type { Place } from "../kernel/place.ts";
import type { FollowedIndicator } from "./indicator.ts";

/** One line of what was recorded of how an objective went: the day in Rome, what it tells in the words of the document, where it stands. */
export type RecordedResult = {
  /** The indicator it speaks of, still there or not; undefined where it is of the whole objective. */
  readonly indicator: Pick<FollowedIndicator, "number" | "written"> | undefined;
  readonly recordedOn: CivilDate;
  readonly evaluated: string | undefined;
  readonly measured: string | undefined;
  readonly reason: string | undefined;
  readonly place: Place | undefined;
};
