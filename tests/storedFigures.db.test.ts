import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadAnnualReport } from "../src/data/plan/annualReport.ts";
import { hashOfPublication, hashParts, insertPublication, releasePublication } from "../src/data/publication/publication.ts";
import { ENGINE } from "../src/domain/evaluation/engine.ts";
import type { Figure } from "../src/domain/kernel/figure.ts";
import { partsOf } from "../src/domain/publication/publicationParts.ts";
import { importPlan } from "../src/features/commands/plan/importPlan.ts";
import { createPageCache } from "../src/features/site/pageCache.ts";
import { createApp } from "../src/server/routes.tsx";
import { freshDatabase } from "./support/database.ts";
import { readingWorkers } from "./support/readingWorkers.ts";
import { ROOT } from "./support/sourceFiles.ts";

const { app: db, published } = await freshDatabase();
const key = { administration: "valdora", year: 2025 };

/** A figure as an engine of those days might have written it. */
const otherwise = (figure: Figure): Figure => ({
  ...figure,
  text: `${figure.text}°`,
  proof: { ...figure.proof, figure: `${figure.proof.figure}, allora` },
});

test("every page, file and answer of the API shows the figures that were published, whatever this program would compute", async () => {
  const content = readFileSync(join(ROOT, "demo", "valdora-2025.txt"));
  const ambient = { db, workers: readingWorkers, actor: { person: "prova", capacity: "commandLine" as const }, ...key };
  const named = { administrationName: "Comune di Valdora", isAdministrationChosen: true, idempotencyKey: "1" };
  expect((await importPlan(ambient, { name: "piano.txt", content, ...named })).ok).toBe(true);
  const report = (await loadAnnualReport(db, key))!;
  const pieces = hashParts(
    partsOf(report, () => []).map((piece) =>
      piece.part === "figure" ? { ...piece, body: JSON.stringify(otherwise(JSON.parse(piece.body) as Figure)) } : piece,
    ),
  );
  const known = {
    number: 1,
    corrects: undefined,
    reason: undefined,
    preparedBy: "prova",
    engine: ENGINE,
    includes: ["plan", "results"] as const,
  };
  await insertPublication(db, key, { ...known, pieces, sha256: hashOfPublication(pieces) });
  await releasePublication(db, key, 1, "prova");

  const workers = {
    ...readingWorkers,
    renderPdf: async ({ tree }: Parameters<typeof readingWorkers.renderPdf>[0]) => Buffer.from(JSON.stringify(await tree())),
  };
  const site = createApp({ db: published, workers, cache: createPageCache({ behind: 0 }) }, new Map(), (error) => {
    throw error;
  });
  const ask = async (path: string) => {
    const answer = await site.request(path);
    expect([path, answer.status]).toEqual([path, 200]);
    return answer.text();
  };
  for (const path of [
    "/valdora",
    "/valdora/2025",
    "/valdora/2025/obiettivi",
    "/valdora/2025/pubblicazioni/1",
    "/valdora/2025/gruppi/settore-territorio-tutte-le-aree",
    "/valdora/2025/obiettivi-strategici",
    "/valdora/2025/obiettivi-strategici/1",
    "/valdora/2025/obiettivi-operativi/1.1",
    "/valdora/2025/servizi",
    "/valdora/2025/servizi/infanzia-e-scuola",
    "/valdora/2025/relazione",
  ]) {
    const shown = Array.from((await ask(path)).matchAll(/<a [^>]*href="[^"]*\/numeri\/[^"]*"[^>]*>([^<]*)<\/a>/g), ([, text]) => text!);
    expect([path, shown.length > 0, shown.filter((text) => !text.endsWith("°"))]).toEqual([path, true, []]);
  }
  expect(await ask("/valdora/2025/numeri/quota-raggiunti")).toContain(", allora");
  for (const file of ["relazione.pdf", "relazione.html", "relazione.txt", "relazione.json"])
    expect([file, (await ask(`/valdora/2025/${file}`)).includes("°")]).toEqual([file, true]);
  const api = "/api/v1/amministrazioni/valdora/anni/2025";
  const { numeri } = JSON.parse(await ask(api)) as { numeri: { testo: string; significato: string }[] };
  expect(numeri.filter(({ testo, significato }) => !testo.endsWith("°") || !significato.endsWith(", allora"))).toEqual([]);
  expect(JSON.parse(await ask(`${api}/numeri/quota-raggiunti`))).toMatchObject({ testo: "74,29 %°" });
});
