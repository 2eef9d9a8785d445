import { expect, test } from "vitest";
import { ACTIONS, entryOf, type Action } from "./actions.ts";
import { TRACKS } from "./track.ts";

test("importing a plan writes in the plan's track and may start its year", () => {
  expect(entryOf("plan.import")).toEqual({ track: "plan", startsYear: true, opensTrack: true });
});

test("every action writes in a track that exists", () => {
  for (const action of Object.keys(ACTIONS) as Action[]) expect(TRACKS).toContain(entryOf(action).track);
});
