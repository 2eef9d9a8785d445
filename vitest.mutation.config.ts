import { defineConfig } from "vitest/config";

/** The tests that hold the rules of scores, pay and rights, with properties cut short: each mutant runs them again. */
export default defineConfig({
  test: {
    restoreMocks: true,
    include: [
      "src/domain/{kernel,evaluation,bonus,access}/**/*.test.ts",
      "tests/{conformance,payProofs,cciMutations,smvpMutations,engineProperties}.test.ts",
    ],
    setupFiles: ["tests/support/briefProperties.ts"],
  },
});
