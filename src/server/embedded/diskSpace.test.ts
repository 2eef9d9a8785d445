import { expect, test } from "vitest";
import { hasRoomFor, spaceTrouble } from "./diskSpace.ts";

const [MB, GB] = [1024 ** 2, 1024 ** 3];

test.each([
  [20 * GB, 20 * GB, undefined],
  [20 * GB, 3 * GB, undefined], // 15 % is enough
  [20 * GB, 3 * GB - 1, "restano liberi 3 GB su 20 GB (14 %)"],
  [20 * GB, 1.25 * GB, "restano liberi 1,3 GB su 20 GB (6 %)"],
  [300 * MB, 12 * MB, "restano liberi 12 MB su 300 MB (4 %)"],
  [300 * MB, 0, "restano liberi 0 MB su 300 MB (0 %)"],
])("of a disk of %i bytes with %i free it is told: %s", (total, free, told) => {
  const trouble = spaceTrouble("/dati", { total, free });
  if (told === undefined) expect(trouble).toBe(undefined);
  else expect(trouble).toContain(`Attenzione: sul disco della cartella dei dati «/dati» ${told}. `);
});

test.each([
  [20 * GB, 4 * GB, true],
  [20 * GB, 3 * GB + 64 * MB + 1, true],
  [20 * GB, 3 * GB + 64 * MB, false],
  [300 * MB, 120 * MB, true],
  [300 * MB, 100 * MB, false],
])("of a disk of %i bytes with %i free, 64 MB may be kept aside: %s", (total, free, mayBe) => {
  expect(hasRoomFor(64 * MB, { total, free })).toBe(mayBe);
});
