// Mutation testing of the rules of scores, pay and rights; a slice of them: `npm run test:mutation -- --mutate "src/domain/bonus/slot.ts"`.
// Its 150 packages are no dependency: the script fetches them beside the others, and package.json stays as it is.
export default {
  testRunner: "vitest",
  plugins: ["@stryker-mutator/vitest-runner"],
  vitest: { configFile: "vitest.mutation.config.ts", related: false },
  coverageAnalysis: "perTest",
  mutate: ["src/domain/evaluation/**/*.ts", "src/domain/bonus/**/*.ts", "src/domain/access/**/*.ts", "!**/*.test.ts"],
  // Italian sentences are read in golden files and by people; what is computed once when the program starts would need every test for every change.
  mutator: { excludedMutations: ["StringLiteral"] },
  ignoreStatic: true,
  concurrency: 2,
  incremental: true,
  incrementalFile: "node_modules/.cache/mutation.json",
  tempDirName: ".stryker",
  reporters: ["clear-text", "progress"],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  thresholds: { high: 95, low: 85, break: 85 },
};
