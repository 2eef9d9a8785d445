import { strFromU8, unzipSync } from "fflate";
import { createHash, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { loadAnnualReport } from "../src/data/plan/annualReport.ts";
import { hashOfPublication, hashParts, insertPublication, releasePublication } from "../src/data/publication/publication.ts";
import { ENGINE } from "../src/domain/evaluation/engine.ts";
import { includedIn, partsOf } from "../src/domain/publication/publicationParts.ts";
import { renderDocx } from "../src/documents/docx/renderDocx.ts";
import { importPlan } from "../src/features/commands/plan/importPlan.ts";
import { withdrawYear } from "../src/features/commands/publication/publishYear.ts";
import { createPageCache } from "../src/features/site/pageCache.ts";
import { createApp } from "../src/server/routes.tsx";
import { freshDatabase } from "./support/database.ts";
import { publicAddresses } from "./support/publicAddresses.ts";
import { publish } from "./support/publishing.ts";
import { readingWorkers } from "./support/readingWorkers.ts";
import { ROOT } from "./support/sourceFiles.ts";

const { app: db, owner, published } = await freshDatabase();
const actor = { person: "prova", capacity: "commandLine" as const };
const demo = (file: string) => readFileSync(join(ROOT, "demo", file), "utf8");

/** Words that no other document has: each stands for a thing that only the draft knows. */
const ONLY_IN_DRAFT = {
  "Più posti nei nidi": "Zirconia operativa",
  "Nessuno resta solo": "Quarzite strategica",
  "Servizi sociali e casa": "Ametista servizievole",
  "Area Sociale e demografici": "Malachite nata ora",
  "Carta d'identità elettronica": "Ossidiana in titolo",
  "Tempo tra la domanda": "Labradorite descritta",
};
const WORDS = Object.values(ONLY_IN_DRAFT).map((words) => words.split(" ")[0]!);
const withDraftWords = (text: string) =>
  Object.entries(ONLY_IN_DRAFT).reduce((all, [written, instead]) => all.replaceAll(written, instead), text);

async function importing(administration: string, year: number, text: string, administrationName: string) {
  const named = { administrationName, isAdministrationChosen: true, idempotencyKey: randomUUID() };
  const ambient = { db, workers: readingWorkers, actor, administration, year };
  const verdict = await importPlan(ambient, { name: "piano.txt", content: Buffer.from(text), ...named });
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.reasons));
}

/** The site with nothing kept. Of a PDF it answers everything the renderer is given; a Word file is the real one. */
function freshSite() {
  const workers = {
    ...readingWorkers,
    renderPdf: async ({ tree, createdAt }: Parameters<typeof readingWorkers.renderPdf>[0]) =>
      Buffer.from(JSON.stringify([await tree(), createdAt])),
    renderDocx: async ({ tree, createdAt }: Parameters<typeof readingWorkers.renderDocx>[0]) => renderDocx(await tree(), { createdAt }),
  };
  const ambient = { db: published, workers, cache: createPageCache({ behind: 0 }), publicUrl: "https://sito.example" };
  return createApp(ambient, new Map(), (error) => {
    throw error;
  });
}

type Answers = ReadonlyMap<string, { readonly status: number; readonly text: string }>;

/** What each address answers, headers with it; of a Word file every part. */
async function answersOf(addresses: readonly string[]): Promise<Answers> {
  const site = freshSite();
  const answers = new Map<string, { status: number; text: string }>();
  for (const path of addresses) {
    const answer = await site.request(path);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const text =
      path.endsWith(".docx") && answer.ok
        ? Object.values(unzipSync(bytes))
            .map((part) => strFromU8(part))
            .join("\n")
        : Buffer.from(bytes).toString();
    answers.set(path, { status: answer.status, text: `${JSON.stringify([...answer.headers])}\n${text}` });
  }
  return answers;
}

/** Each address that tells a word only the draft has. What was looked for stands in the page of a search: it is taken out first. */
const telling = (answers: Answers) =>
  [...answers].flatMap(([path, { text }]) => {
    const asked = decodeURIComponent(/[?&]q=([^&]*)/.exec(path)?.[1] ?? "");
    const told = WORDS.filter((word) => word !== asked && text.includes(word));
    return told.length === 0 ? [] : [[path, told]];
  });

beforeAll(async () => {
  await importing("valdora", 2024, demo("valdora-2024.txt"), "Comune di Valdora");
  await importing("valdora", 2025, demo("valdora-2025.txt"), "Comune di Valdora");
  await publish(db, { administration: "valdora", year: 2024 });
  await publish(db, { administration: "valdora", year: 2025 });
});

describe("[O4, O5] a word that stands only in a draft", () => {
  test("is told by no public address: in a year that is published, in one that is not, in a body that publishes nothing", async () => {
    const asked = [
      ...publicAddresses("valdora", 2024, WORDS),
      ...publicAddresses("valdora", 2027, WORDS),
      ...publicAddresses("bozze", 2027, WORDS),
    ];
    const before = await answersOf(asked);
    await importing("valdora", 2024, withDraftWords(demo("valdora-2024.txt")), "Comune di Valdora");
    await importing("valdora", 2027, withDraftWords(demo("valdora-2024.txt")), "Comune di Valdora");
    await importing("bozze", 2027, withDraftWords(demo("valdora-2024.txt")), "Comune di Malachite");
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from objective_version where title like 'Ossidiana%'`.execute(owner);
    expect(rows).toEqual([{ count: 3 }]); // the drafts do hold them
    const after = await answersOf(asked);
    expect(telling(after)).toEqual([]);
    expect(after).toEqual(before);
    expect([...after.values()].filter(({ status }) => status === 200).length).toBeGreaterThan(100);
  });

  test("leaves the answers of its year as those of a year that nobody ever imported", async () => {
    const draft = await answersOf(publicAddresses("valdora", 2027, WORDS));
    const never = await answersOf(publicAddresses("valdora", 2031, WORDS));
    const asIf = ([path, { status, text }]: [string, { status: number; text: string }]) => [
      path.replaceAll("2031", "2027"),
      status,
      text.replaceAll("2031", "2027"),
    ];
    expect([...draft].map(asIf)).toEqual([...never].map(asIf));
    const ofBody = await answersOf(publicAddresses("bozze", 2027, WORDS));
    const ofNobody = await answersOf(publicAddresses("nessun", 2027, WORDS));
    const asNobody = ([path, { status, text }]: [string, { status: number; text: string }]) => [
      path.replaceAll("nessun", "bozze"),
      status,
      text.replaceAll("nessun", "bozze"),
    ];
    expect([...ofBody].map(asNobody)).toEqual([...ofNobody].map(asNobody));
  });

  test("is public once it is released, and no more once the year is withdrawn", async () => {
    await publish(db, { administration: "valdora", year: 2024 });
    const told = telling(await answersOf(publicAddresses("valdora", 2024)));
    for (const path of [
      "/valdora/2024/obiettivi",
      "/valdora/2024/relazione.pdf",
      "/valdora/2024/relazione.docx",
      "/valdora/2024/dati/obiettivi.csv",
    ])
      expect(told.map(([at]) => at)).toContain(path);
    const key = { db, actor, administration: "valdora", year: 2024 };
    expect((await withdrawYear(key, { reason: "Parole sbagliate" }, { idempotencyKey: randomUUID() })).ok).toBe(true);
    const gone = await answersOf(publicAddresses("valdora", 2024, WORDS));
    expect(telling(gone)).toEqual([]);
    const ofTheYear = [...gone].filter(([path]) => /\/2024(\/|$)/.test(path) && !/niente/.test(path));
    expect(ofTheYear.filter(([, { status, text }]) => status !== 410 || !text.includes("Parole sbagliate")).map(([path]) => path)).toEqual(
      [],
    );
  });
});

/** Publishes, as number 2, what is held of a year without one of its objectives: no command takes one away before there is an act for it. */
async function publishWithout(key: { readonly administration: string; readonly year: number }, code: string) {
  const report = (await loadAnnualReport(db, key))!;
  const pieces = hashParts(partsOf({ ...report, objectives: report.objectives.filter((each) => each.code !== code) }, () => []));
  const known = { number: 2, corrects: 1, reason: "Un obiettivo tolto", preparedBy: "prova", engine: ENGINE, includes: includedIn(report) };
  await insertPublication(db, key, { ...known, pieces, sha256: hashOfPublication(pieces) });
  await releasePublication(db, key, 2, "prova");
}

describe("[O6] a number 2 without one objective, and number 1 withdrawn", () => {
  test("leave 73 everywhere at once; number 1 stays listed with day and reason, and shows nothing", async () => {
    await importing("c_i703", 2023, demo("settimo-torinese-2023.txt"), "Comune di Settimo");
    await publish(db, { administration: "c_i703", year: 2023 });
    const title = "Cimitero degli animali";
    const { rows } = await sql<{ code: string }>`
      select code from objective_version where administration_id = 'c_i703' and title = ${title}`.execute(owner);
    const code = rows[0]!.code;
    await publishWithout({ administration: "c_i703", year: 2023 }, code);
    const key = { db, actor, administration: "c_i703", year: 2023 };
    expect((await withdrawYear(key, { reason: "Un obiettivo di troppo", number: 1 }, { idempotencyKey: randomUUID() })).ok).toBe(true);
    const site = freshSite();
    const ask = async (path: string) => {
      const answer = await site.request(path);
      return { status: answer.status, text: await answer.text() };
    };
    expect((await ask("/c_i703/2023/obiettivi")).text).toMatch(/Gli obiettivi sono <a [^>]*>73<\/a>/);
    expect((await ask("/c_i703/2023/numeri/obiettivi")).text).toContain("73");
    const listed = JSON.parse((await ask("/api/v1/amministrazioni/c_i703/anni/2023/obiettivi?limite=500")).text) as { totale: number };
    expect(listed.totale).toBe(73);
    const year = JSON.parse((await ask("/api/v1/amministrazioni/c_i703/anni/2023")).text) as { numeri: { nome: string; valore: string }[] };
    expect(year.numeri.find(({ nome }) => nome === "obiettivi")?.valore).toBe("73");
    expect((await ask("/c_i703/2023/dati/obiettivi.csv")).text.trim().split("\n").length - 1).toBe(73);
    expect((JSON.parse((await ask("/c_i703/2023/dati/obiettivi.json")).text) as { righe: unknown[] }).righe.length).toBe(73);
    expect((await ask(`/c_i703/cerca?q=${encodeURIComponent(title)}`)).text).not.toContain(`/obiettivi/${code.slice(5)}`);
    expect((await ask("/c_i703/sitemap.xml")).text).not.toContain(`/obiettivi/${code.slice(5)}`);
    const answers = await answersOf(publicAddresses("c_i703", 2023));
    expect([...answers].filter(([, { text }]) => text.includes(title)).map(([path]) => path)).toEqual([]);
    expect((await ask("/c_i703/2023")).text).toMatch(
      /Versione 1 del \d\d\/\d\d\/\d{4}, ritirata il \d\d\/\d\d\/\d{4}: Un obiettivo di troppo/,
    );
    const ofOne = [...answers].filter(([path]) => path.includes("/pubblicazioni/1"));
    expect(ofOne.length).toBeGreaterThan(20);
    for (const [path, { status, text }] of ofOne)
      expect([path, status, text.includes("La versione 1 del 2023 è stata ritirata il"), text.includes("Un obiettivo di troppo")]).toEqual([
        path,
        410,
        true,
        true,
      ]);
    expect((await ask("/c_i703/2023/pubblicazioni/2/obiettivi/001")).status).toBe(200);
    expect((await ask("/c_i703/2023/pubblicazioni/3")).status).toBe(404);
  });
});

describe("[O7] a unit renamed, its responsible replaced and the name of the body corrected after the publication", () => {
  test("leave every byte of the year and of its files as they were; living pages say the new name", async () => {
    const ofYear = publicAddresses("valdora", 2025).filter((path) => /\/2025(\/|$)/.test(path));
    const hashes = async () =>
      new Map(
        [...(await answersOf(ofYear))].map(([path, { status, text }]) => [path, [status, createHash("sha256").update(text).digest("hex")]]),
      );
    const before = await hashes();
    expect([...before.values()].filter(([status]) => status === 200).length).toBeGreaterThan(50);
    await sql`update unit_version set name = name || ' rinominata' where administration_id = 'valdora'`.execute(owner);
    await sql`update administration set name = 'Comune di Valdora Terme' where administration_id = 'valdora'`.execute(owner);
    expect(await hashes()).toEqual(before);
    const site = freshSite();
    for (const living of ["/valdora", "/valdora/cerca", "/valdora/registro", "/valdora/amministrazione-trasparente/performance"])
      expect([living, (await (await site.request(living)).text()).includes("Comune di Valdora Terme")]).toEqual([living, true]);
  });
});
