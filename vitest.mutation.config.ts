import { defineConfig } from "vitest/config";

/** The tests that hold the rules of scores and pay, with properties cut short: each mutant runs them again. */
export default defineConfig({
  test: {
    restoreMocks: true,
    include: [
      "src/domain/{kernel,evaluation,bonus}/**/*.test.ts",
      "tests/{conformance,payProofs,cciMutations,smvpMutations,engineProperties}.test.ts",
    ],
    setupFiles: ["tests/support/briefProperties.ts"],
  },
});
