import { defineConfig } from "vitest/config";

/** The unit tests as `npm run near` runs them, with properties cut short: the whole of them are for `npm test`. */
export default defineConfig({
  test: {
    restoreMocks: true,
    isolate: false,
    include: ["src/**/*.test.{ts,tsx}", "demo/**/*.test.ts", "tests/*.test.ts"],
    exclude: ["**/*.db.test.ts"],
    setupFiles: ["tests/support/briefProperties.ts"],
    testTimeout: 120_000,
  },
});
