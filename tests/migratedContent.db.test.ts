import { sql } from "kysely";
import { expect, test } from "vitest";
import { migrate } from "../src/data/database/migrate.ts";
import { findInTables } from "../src/data/personal/findInTables.ts";
import { ERASED_WORDS, oddBody } from "./support/oddBody.ts";
import { oddContent } from "./support/oddContent.ts";

test("an odd body goes through every migration with all that it had, and gains what they say", async () => {
  const { owner, urlOf } = await oddBody();
  const before = await oddContent(owner, "before");
  expect(Object.entries(before).filter(([, rows]) => rows.length === 0)).toEqual([]);
  await migrate(urlOf("owner"));
  expect(await oddContent(owner, "after")).toEqual(before);
  const { rows: added } = await sql`
    select 'person ' || person as what, name from person where person = 'V-7'
    union all select 'unit to confirm', name from unit join unit_version using (administration_id, unit_id) where to_confirm
    union all select 'relation ' || person, valid::text from employment where file_year is not null
    order by 1, 2`.execute(owner);
  expect(added).toEqual([
    { what: "person V-7", name: "Elio Verdi" },
    { what: "relation V-7", name: "[2023-01-01,2023-07-01)" },
    { what: "unit to confirm", name: "Sportello" },
    { what: "unit to confirm", name: "Ufficio nuovo" },
  ]);
});

test("[OBL-28] what was on people erased before the migrations is nowhere after them, and their codes name nobody", async () => {
  const { owner: untouched } = await oddBody({ erase: false });
  for (const word of ERASED_WORDS) expect(await findInTables(untouched, [word]), word).not.toEqual([]);
  const { owner, urlOf } = await oddBody();
  expect(await findInTables(owner, ERASED_WORDS)).toEqual([]);
  await migrate(urlOf("owner"));
  expect(await findInTables(owner, ERASED_WORDS)).toEqual([]);
  const { rows } = await sql`select person, name, fiscal_code, mail from person where person in ('V-8', 'V-9')`.execute(owner);
  expect(rows).toEqual([{ person: "V-9", name: "Persona cancellata", fiscal_code: null, mail: null }]);
});
