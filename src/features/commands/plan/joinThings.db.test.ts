import { beforeAll, describe, expect, test } from "vitest";
import { because } from "../../../../tests/support/because.ts";
import { freshDatabase } from "../../../../tests/support/database.ts";
import { readingWorkers as workers } from "../../../../tests/support/readingWorkers.ts";
import { listYears, loadAnnualReport } from "../../../data/plan/annualReport.ts";
import { tellRefusals } from "../../../domain/kernel/refusal.ts";
import { linkedToStrategic } from "../../../domain/report/linkedObjectives.ts";
import { importPlan } from "./importPlan.ts";
import { JOIN_THINGS_REFUSALS, joinThings, partThing } from "./joinThings.ts";

const { app: db } = await freshDatabase();
const actor = { person: "prova", capacity: "commandLine" as const };
const request = () => ({ idempotencyKey: crypto.randomUUID() });

async function importing(administration: string, year: number, ...lines: string[]) {
  const table = "Settore Cultura\nTitolo\tDescrizione\tTarget\tFonte\tEsito\nNidi\tPosti\tAlmeno 60\tAtti\tRAGGIUNTO";
  const content = Buffer.from(`Comune di Prova\n\n${lines.join("\n")}\n\n${table}\n`);
  const verdict = await importPlan(
    { db, workers, actor, administration, year },
    { name: "piano.txt", content, isAdministrationChosen: true, ...request() },
  );
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.reasons));
  return verdict.value;
}

const join = (administration: string, first: string, second: string) =>
  joinThings({ db, actor, administration }, { first, second }, request());
const part = (administration: string, name: string) => partThing({ db, actor, administration }, name, request());

/** Which things of each year are one, by the order in which they are first met: "2024: 1 2". */
async function identities(administration: string): Promise<string[]> {
  const met: (string | undefined)[] = [];
  const years = (await listYears(db, administration)).map(({ year }) => year).toReversed();
  const told: string[] = [];
  for (const year of years) {
    const report = await loadAnnualReport(db, { administration, year });
    const { mandateLines, strategic, operational, publicValue, services } = report!;
    const all = [...mandateLines, ...strategic, ...operational, ...publicValue, ...services].map(({ identity }) => identity);
    for (const identity of all) if (!met.includes(identity)) met.push(identity);
    told.push(`${String(year)}: ${all.map((identity) => met.indexOf(identity) + 1).join(" ")}`);
  }
  return told;
}

const STRATEGY = {
  2024: ["Obiettivo strategico 1: Infanzia", "Obiettivo strategico 3: Città verde"],
  2025: ["Obiettivo strategico 1: Infanzia", "Obiettivo strategico 2: Una città verde"],
  2026: ["Obiettivo strategico 1: Infanzia", "Obiettivo strategico 2: Città verde e blu"],
} as const;

beforeAll(async () => {
  for (const administration of ["uno", "due"])
    for (const year of [2024, 2025, 2026] as const) await importing(administration, year, ...STRATEGY[year]);
});

describe("two things listed apart are said to be one, and parted again", () => {
  test("each joins all that is the same as it; parted, each has its own identity back and the others stay one", async () => {
    const apart = ["2024: 1 2", "2025: 1 3", "2026: 1 4"];
    expect(await identities("uno")).toEqual(apart);
    expect(await join("uno", "2024/strategico/3", "2025/strategico/2")).toEqual({ ok: true, value: { undoneBy: "2025/strategico/2" } });
    expect(await identities("uno")).toEqual(["2024: 1 2", "2025: 1 2", "2026: 1 3"]);
    expect(await join("uno", "2026/strategico/2", "2025/strategico/2")).toEqual({ ok: true, value: { undoneBy: "2026/strategico/2" } });
    expect(await identities("uno")).toEqual(["2024: 1 2", "2025: 1 2", "2026: 1 2"]);
    expect(await part("uno", "2026/strategico/2")).toEqual({ ok: true, value: null }); // the others stayed on it
    expect(await identities("uno")).toEqual(["2024: 1 2", "2025: 1 2", "2026: 1 3"]);
    expect(await part("uno", "2025/strategico/2")).toEqual({ ok: true, value: null });
    expect(await identities("uno")).toEqual(apart);
    expect(await part("uno", "2025/strategico/2")).toEqual(because("notJoined"));
    expect(await identities("due")).toEqual(apart); // another body never moved
    const lines = await db.selectFrom("audit").select(["action", "object"]).where("action", "=", "plan.link").execute();
    expect(lines.map(({ object }) => object)).toEqual([
      "thing 2024/strategico/3",
      "thing 2026/strategico/2",
      "thing 2026/strategico/2",
      "thing 2025/strategico/2",
    ]);
  });

  test("a later document is recognised under either name, and in one list nothing is recognised twice", async () => {
    await join("due", "2024/strategico/3", "2025/strategico/2");
    await importing("due", 2027, "Obiettivo strategico 3: CITTA' VERDE");
    await importing("due", 2028, "Obiettivo strategico 2: Una città verde", "Obiettivo strategico 3: Città verde");
    expect(await identities("due")).toEqual(["2024: 1 2", "2025: 1 2", "2026: 1 3", "2027: 2", "2028: 2 4"]);
    expect(await join("due", "2028/strategico/3", "2024/strategico/3")).toEqual(because("meetInOneList"));
    await part("due", "2025/strategico/2");
    expect(await identities("due")).toEqual(["2024: 1 2", "2025: 1 3", "2026: 1 4", "2027: 2", "2028: 3 5"]);
  });

  test("what is told to undo a join undoes it; where each was one with others no single name does", async () => {
    const TITLES = ["Alberi", "Prati", "Siepi", "Orti"];
    for (const [i, title] of TITLES.entries()) await importing("quattro", 2024 + i, `Obiettivo strategico ${String(i + 1)}: ${title}`);
    const [a, b, c, d] = TITLES.map((_, i) => `${String(2024 + i)}/strategico/${String(i + 1)}`) as [string, string, string, string];
    const undoneBy = async (first: string, second: string) => {
      const verdict = await join("quattro", first, second);
      return verdict.ok ? verdict.value.undoneBy : verdict;
    };
    expect(await undoneBy(a, b)).toBe(b);
    const before = await identities("quattro");
    for (const [first, second] of [
      [c, b],
      [b, c],
      [a, c],
    ] as const) {
      const name = await undoneBy(first, second);
      expect(name).toBe(c);
      expect(await part("quattro", name as string)).toMatchObject({ ok: true });
      expect(await identities("quattro")).toEqual(before);
    }
    expect(await undoneBy(c, d)).toBe(d);
    expect(await undoneBy(a, d)).toBeNull();
  });

  test("every kind can be joined by the name that a note gives", async () => {
    const list = (line: string, strategic: string, operational: string, value: string, service: string) => [
      "- Servizi esterni:",
      ` - ${service}`,
      "",
      `Linea di mandato 1: ${line}`,
      `Obiettivo strategico 1: ${strategic}`,
      `1.1 ${operational}`,
      `Obiettivo di valore pubblico VP1: ${value}`,
    ];
    await importing("tipi", 2024, ...list("Verde", "Alberi", "Piantare", "Aria", "Nidi e scuole"));
    const { notes } = await importing("tipi", 2025, ...list("Il verde", "Gli alberi", "Piantare alberi", "Aria pulita", "Nidi, scuole"));
    expect(await identities("tipi")).toEqual(["2024: 1 2 3 4 5", "2025: 6 7 8 9 10"]);
    const named = notes.flatMap(({ message }) => /plan same (\S+) (\S+)$/.exec(message)?.slice(1) ?? []);
    expect(named).toEqual([
      "2024/linea/1",
      "2025/linea/1",
      "2024/strategico/1",
      "2025/strategico/1",
      "2024/operativo/1.1",
      "2025/operativo/1.1",
      "2024/valore-pubblico/vp1",
      "2025/valore-pubblico/vp1",
    ]);
    for (let i = 0; i < named.length; i += 2) expect((await join("tipi", named[i]!, named[i + 1]!)).ok).toBe(true);
    expect((await join("tipi", "2024/servizio/nidi-e-scuole", "2025/servizio/nidi-scuole")).ok).toBe(true);
    expect(await identities("tipi")).toEqual(["2024: 1 2 3 4 5", "2025: 1 2 3 4 5"]);
  });
});

const here = (field: string) => ({ field });

//  first                      second                       where                reason           sentence
test.each([
  [
    "2024/strategico/3",
    "2024/strategico/3",
    here("second"),
    "itself",
    "«2024/strategico/3» è indicata due volte: dica con quale altra è la stessa.",
  ],
  ["2024/strategico/1", "2025/strategico/1", { form: true }, "alreadySame", "Sono già la stessa cosa: non è stato scritto nulla."],
  [
    "2024/strategico/1",
    "2024/strategico/3",
    here("second"),
    "meetInOneList",
    "Nell'elenco del 2024 ci sono tutte e due: in un elenco non si può avere due volte la stessa cosa.",
  ],
  [
    "2024/strategico/3",
    "2025/strategico/1",
    here("second"),
    "meetInOneList",
    "Nell'elenco del 2024 ci sono tutte e due: in un elenco non si può avere due volte la stessa cosa.",
  ],
  [
    "2024/strategico/9",
    "2025/strategico/2",
    here("first"),
    "notListed",
    "«2024/strategico/9» non c'è: l'elenco del 2024 non ha questa cosa (obiettivo strategico).",
  ],
  [
    "2024/strategico/3",
    "2030/strategico/2",
    here("second"),
    "notListed",
    "«2030/strategico/2» non c'è: l'elenco del 2030 non ha questa cosa (obiettivo strategico).",
  ],
  [
    "2024/strategico/3",
    "2024/servizio/solo-di-tre",
    here("second"),
    "notListed",
    "«2024/servizio/solo-di-tre» non c'è: l'elenco del 2024 non ha questa cosa (servizio).",
  ],
  [
    "2024/strategico/3",
    "2025-002",
    here("second"),
    "noName",
    "«2025-002» non è il nome di una cosa: scriva per esempio 2024/strategico/3.",
  ],
])("%s and %s are refused", async (first, second, at, reason, message) => {
  await importing("tre", 2024, "- Servizi esterni:", " - Solo di tre"); // a thing of another body is not there
  for (const year of [2024, 2025, 2026] as const) await importing("rifiuti", year, ...STRATEGY[year]);
  const verdict = await join("rifiuti", first, second);
  expect(
    verdict.ok
      ? []
      : tellRefusals(verdict.reasons, JOIN_THINGS_REFUSALS).map(({ reason: why, at: where, message: told }) => ({
          reason: why,
          at: where,
          message: told,
        })),
  ).toEqual([{ reason, at, message }]);
  expect(await identities("rifiuti")).toEqual(["2024: 1 2", "2025: 1 3", "2026: 1 4"]);
});

test("two wrong names are both told, and two things of two kinds are not one", async () => {
  expect(await join("rifiuti", "x", "y")).toEqual(because("noName", "noName"));
  await importing("tre", 2025, "Obiettivo strategico 1: Alberi", "1.1 Piantare");
  expect(await join("tre", "2025/strategico/1", "2025/operativo/1.1")).toEqual(because("anotherKind"));
  await importing("tre", 2026, "- Servizi esterni:", " - Nidi", "- Servizi interni:", " - Nidi");
  expect(await join("tre", "2026/servizio/nidi", "2024/servizio/solo-di-tre")).toEqual(because("several")); // addresses write both alike
});

test("an objective that was read while two things were one hangs from its own after they are parted", async () => {
  for (const year of [2024, 2025] as const) await importing("legami", year, ...STRATEGY[year]);
  await join("legami", "2024/strategico/3", "2025/strategico/2");
  const table =
    "Settore Cultura\nTitolo\tDescrizione\tObiettivo strategico\tTarget\tFonte\tEsito\nParchi\tAlberi\t2\tAlmeno 60\tAtti\tRAGGIUNTO";
  const content = Buffer.from(`Comune di Prova\n\n${STRATEGY[2025].join("\n")}\n\n${table}\n`);
  const verdict = await importPlan(
    { db, workers, actor, administration: "legami", year: 2025 },
    { name: "collegato.txt", content, isAdministrationChosen: true, ...request() },
  );
  expect(verdict.ok).toBe(true);
  const hanging = async () => {
    const { objectives, strategic } = (await loadAnnualReport(db, { administration: "legami", year: 2025 }))!;
    return strategic.map((each) => linkedToStrategic(objectives, each).objectives.map(({ title }) => title));
  };
  expect(await hanging()).toEqual([[], ["Parchi"]]);
  await part("legami", "2025/strategico/2");
  expect(await hanging()).toEqual([[], ["Parchi"]]);
});
