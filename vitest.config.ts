import { defineConfig } from "vitest/config";

/** What is waited for comes also on a machine that is busy with something else. */
const everyTest = { restoreMocks: true, reporters: ["default"], expect: { poll: { timeout: 20_000 } } };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...everyTest,
          name: "unit",
          include: ["src/**/*.test.{ts,tsx}", "demo/**/*.test.ts", "tests/*.test.ts"],
          exclude: ["**/*.db.test.ts"],
        },
      },
      {
        test: {
          ...everyTest,
          name: "database",
          include: ["src/**/*.db.test.ts", "tests/*.db.test.ts"],
          globalSetup: ["tests/support/builtProgram.ts", "tests/support/databaseServer.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          ...everyTest,
          name: "e2e",
          include: ["tests/e2e/**/*.test.ts"],
          globalSetup: ["tests/support/builtProgram.ts", "tests/support/site.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
