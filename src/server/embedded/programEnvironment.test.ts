import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { afterEach, expect, test, vi } from "vitest";
import { isTest, sourceFiles } from "../../../tests/support/sourceFiles.ts";
import { programEnvironment } from "./programEnvironment.ts";

afterEach(() => vi.unstubAllEnvs());

/** What the program reads of its environment, and what the machine may hold of others. */
const OURS = new Set(
  sourceFiles("src")
    .filter(({ path }) => !isTest(path) && !path.endsWith("programEnvironment.ts"))
    .flatMap(({ text }) => [...text.matchAll(/"([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)"/g)].map(([, name]) => name!)),
);

const SECRETS = [
  "DATABASE_URL",
  "DATABASE_OWNER_URL",
  "DATABASE_SEALER_URL",
  "DATABASE_PUBLIC_URL",
  "SMTP_URL",
  "TRAGUARDO_KEY",
  "OIDC_CLIENT_SECRET",
];

test("nothing that Traguardo reads reaches PostgreSQL's programs, nor what nobody named", () => {
  for (const name of SECRETS) expect(OURS).toContain(name);
  for (const name of [...OURS, "PGPASSWORD", "CLOUD_SECRET_OF_TOMORROW"]) vi.stubEnv(name, "segreto-canarino");
  expect(JSON.stringify(programEnvironment())).not.toContain("canarino");
});

test("they find their libraries and the time of the machine, and speak English", () => {
  vi.stubEnv("LD_LIBRARY_PATH", "/opt/lib");
  vi.stubEnv("TZ", "Europe/Rome");
  vi.stubEnv("LC_ALL", "it_IT.UTF-8");
  vi.stubEnv("LANGUAGE", "it");
  const { PATH, LD_LIBRARY_PATH, TZ, LC_ALL, LANGUAGE } = programEnvironment();
  expect({ PATH, LD_LIBRARY_PATH, TZ, LC_ALL, LANGUAGE }).toEqual({
    PATH: process.env["PATH"],
    LD_LIBRARY_PATH: "/opt/lib",
    TZ: "Europe/Rome",
    LC_ALL: "C",
    LANGUAGE: undefined,
  });
});

test.runIf(existsSync("/usr/bin/env"))("a program runs in it", () => {
  expect(execFileSync("env", { env: programEnvironment(), encoding: "utf8" })).toContain("LC_ALL=C");
});
