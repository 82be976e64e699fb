import { defineConfig } from "vitest/config";

/** All tests of the house; `npx vitest run packages/core` runs those of one package. */
export default defineConfig({
  test: {
    // one file reads a whole edition of the schemes (half a second); properties and reports take longer
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: "core",
          include: ["packages/core/test/**/*.test.ts", "packages/core/src/**/*.test.ts"],
          // pure code has no state to keep apart: the files share the edition they read
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: "rest",
          include: [
            "packages/*/test/**/*.test.ts",
            "packages/*/src/**/*.test.ts",
            "test/**/*.test.ts",
            "tools/**/*.test.ts",
          ],
          exclude: ["**/node_modules/**", "packages/core/**"],
        },
      },
    ],
  },
});
