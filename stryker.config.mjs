/**
 * Mutation tests of scoring, label rules and statistics. Every mutant runs the tests that reach it, so tests that are slow and
 * find nothing that others of the core do not find are left out: what reads whole editions, and the laws with thousands of cases.
 */
export default {
  testRunner: "vitest",
  plugins: ["@stryker-mutator/vitest-runner"],
  vitest: { configFile: "vitest.config.ts", dir: "packages/core" },
  mutate: ["packages/core/src/assessment/*.ts", "packages/core/src/label/*.ts", "packages/core/src/benchmark/*.ts"],
  ignorePatterns: [
    "/bench",
    "/dist",
    "/docs",
    "/packages/app",
    "/packages/cli",
    "/packages/report",
    "/packages/core/test/scheme",
    "/packages/core/test/properties-numbers.test.ts",
    "/packages/core/test/assessment/next-point-law.test.ts",
    "/tools",
    "/test",
    "/reports",
    "/out",
  ],
  coverageAnalysis: "perTest",
  ignoreStatic: true,
  concurrency: 2,
  timeoutMS: 60_000,
  reporters: ["clear-text", "progress-append-only", "html"],
  clearTextReporter: { logTests: false },
  htmlReporter: { fileName: "reports/mutation/index.html" },
  thresholds: { high: 95, low: 85, break: 80 },
};
