import { expect, test } from "vitest";
import { OPERATIONS } from "../src/api/operations.ts";
import { OWN_DATA } from "../src/data/personal/ownData.ts";
import { RIGHTS } from "../src/domain/access/rights.ts";
import { ACCESS_ROUTES } from "../src/server/accessRoutes.tsx";
import { OFFICE_ROUTES } from "../src/server/officeRoutes.tsx";
import { ROUTES } from "../src/server/routes.tsx";
import { replacing } from "./support/compiled.ts";
import { type Asked, rightsAsked } from "./support/doors.ts";

const ADDRESSES = [...ROUTES, ...ACCESS_ROUTES, ...OFFICE_ROUTES, ...Object.values(OPERATIONS)];
const NAMES = Object.keys(RIGHTS) as (keyof typeof RIGHTS)[];

/** The rights nobody can use: one that writes has a door where a command is done with it; one that reads where an address, a page or the copy of one's own data asks for it. */
function withoutDoor({ written, read, writes }: Asked, addresses: readonly { readonly action: string }[] = ADDRESSES): string[] {
  const shown = new Set<string>([...read, ...Object.values(OWN_DATA).map(({ right }) => right), ...addresses.map(({ action }) => action)]);
  return NAMES.filter((right) => !(writes.has(right) ? written : shown).has(right));
}

const asked = rightsAsked();

test("every right has a door, or says that it is coming; one that has got its door says so no more", () => {
  const coming = NAMES.filter((right) => RIGHTS[right].soon);
  expect(withoutDoor(asked)).toEqual(coming);
  expect(coming).toHaveLength(25); // it may only fall
});

test("a door that is taken away leaves its right without one", () => {
  const closed = rightsAsked({
    "src/cli/main.ts": replacing('  retention: () => import("./retention.ts"),', ""),
    "src/server/officeRoutes.tsx": replacing(
      '  { method: "POST", path: `${OFFICE}/incarichi/rapporti`, action: "relation.confirm", answer: postRelations },',
      "",
    ),
    "src/features/commands/tracks/switchTrack.ts": replacing('"track.open"', '"track.close"'),
  });
  const lost = withoutDoor(closed).filter((right) => !withoutDoor(asked).includes(right));
  expect(lost).toEqual(["retention.set", "retention.run", "relation.confirm", "track.open"]);
  const shut = withoutDoor(
    asked,
    ADDRESSES.filter(({ path }) => !path.endsWith("/cerca")),
  );
  expect(shut.filter((right) => !withoutDoor(asked).includes(right))).toEqual(["search"]);
});
