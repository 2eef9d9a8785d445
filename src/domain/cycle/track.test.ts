import { expect, test } from "vitest";
import { trackState } from "./track.ts";

// prettier-ignore
test.each([
  // opened        closed          state
  [null,           null,           "notOpened"],
  ["2023-01-01",   null,           "open"     ],
  ["2023-01-01",   "2023-12-31",   "closed"   ],
])("opened %s, closed %s: %s", (openedAt, closedAt, state) => {
  expect(trackState({ openedAt, closedAt })).toBe(state);
});
