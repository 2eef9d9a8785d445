import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { databasePlace, refuseEmptyFolder } from "./databasePlace.ts";

const dataFolder = mkdtempSync(join(tmpdir(), "traguardo-luogo-"));
afterAll(() => rmSync(dataFolder, { recursive: true }));

const onServer = (url: string) => ({ kind: "server", url, ownerUrl: undefined, sealerUrl: undefined, publicUrl: undefined }) as const;

test("a place is said as people know it, and never with a password", () => {
  expect(databasePlace({ kind: "embedded", dataFolder: "/srv/ente" })).toBe("cartella /srv/ente");
  expect(databasePlace(onServer("postgres://portale:segreto@db.comune.example:5433/traguardo"))).toBe(
    "base dati traguardo su db.comune.example:5433",
  );
});

test("a folder without data is refused and stays as it was; one with data, and a server, are not", () => {
  const missing = join(dataFolder, "manca");
  expect(() => refuseEmptyFolder({ kind: "embedded", dataFolder: missing })).toThrow(
    `La cartella dei dati «${missing}» non esiste: non è stato creato nulla.`,
  );
  expect(() => refuseEmptyFolder({ kind: "embedded", dataFolder })).toThrow(`Nella cartella «${dataFolder}» non ci sono dati di Traguardo`);
  mkdirSync(join(dataFolder, "postgres"));
  refuseEmptyFolder({ kind: "embedded", dataFolder });
  refuseEmptyFolder(onServer("postgres://x"));
});
