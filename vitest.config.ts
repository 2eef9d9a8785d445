import { defineConfig } from "vitest/config";

/** What is waited for comes also on a machine that is busy with something else. */
const everyTest = { restoreMocks: true, expect: { poll: { timeout: 20_000 } } };

export default defineConfig({
  test: {
    silent: "passed-only", // what a test that passed wrote is nobody's
    reporters: ["default"],
    maxWorkers: "100%",
    projects: [
      {
        test: {
          ...everyTest,
          name: "unit",
          isolate: false, // a module read for one file is there for the next
          testTimeout: 120_000,
          hookTimeout: 120_000,
          include: ["src/**/*.test.{ts,tsx}", "demo/**/*.test.ts", "tests/*.test.ts"],
          exclude: ["**/*.db.test.ts"],
        },
      },
      {
        test: {
          ...everyTest,
          name: "database",
          isolate: false,
          include: ["src/**/*.db.test.ts", "tests/*.db.test.ts"],
          globalSetup: ["tests/support/builtProgram.ts", "tests/support/databaseServer.ts"],
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          ...everyTest,
          name: "e2e",
          include: ["tests/e2e/**/*.test.ts"],
          globalSetup: ["tests/support/builtProgram.ts", "tests/support/site.ts"],
          testTimeout: 240_000,
          hookTimeout: 240_000,
          sequence: { groupOrder: 1 }, // after the others, which use every core
        },
      },
    ],
  },
});
