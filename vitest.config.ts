import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** They replace a module, or watch what the whole process does. */
const ALONE = ["test/canaries/scheme-canaries.test.ts", "packages/app/src/features/account/unspoken.test.ts"];

/** Databases that tests begin with. */
const COPIES = "packages/app/test/support/copies.ts";
const CLOSING = "packages/app/test/support/close-copies.ts";

/** All tests of the house; `npx vitest run packages/core` runs those of one package. */
export default defineConfig({
  test: {
    // one file reads a whole edition of the schemes (half a second); properties and reports take longer
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // many wait for a browser or a program; left alone, Vitest keeps one of two cores for itself
    maxWorkers: availableParallelism(),
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
          globalSetup: COPIES,
          setupFiles: CLOSING,
          include: [
            "packages/*/test/**/*.test.ts",
            "packages/*/src/**/*.test.ts",
            "test/**/*.test.ts",
            "tools/**/*.test.ts",
          ],
          exclude: ["**/node_modules/**", "packages/core/**", ...ALONE],
          // a file leaves nothing behind: what all of them load is loaded once
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: "alone", globalSetup: COPIES, include: ALONE },
      },
    ],
  },
});
