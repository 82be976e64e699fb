import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** It watches what the whole process does. */
const ALONE = "packages/app/src/features/account/unspoken.test.ts";

/** Databases that tests begin with. */
const COPIES = "packages/app/test/support/copies.ts";
const CLOSING = "packages/app/test/support/close-copies.ts";

/**
 * Stories and browsers of each project before its other files: they take longest, and one that came last would leave the other cores
 * idle. How long a file takes is not known in a clean clone.
 */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const projects = [...new Set(sorted.map(({ project }) => project.name))];
    const place = ({ project, moduleId }: TestSpecification) =>
      projects.indexOf(project.name) * 2 + Number(!LONG.test(moduleId));
    return sorted.toSorted((a, b) => place(a) - place(b));
  }
}
const LONG = /\/test\/(browser|stories)\//;

/** All tests of the house; `npx vitest run packages/core` runs those of one package. */
export default defineConfig({
  test: {
    // one file reads a whole edition of the schemes (half a second); properties and reports take longer
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // many wait for a browser or a program; left alone, Vitest keeps one of two cores for itself
    maxWorkers: availableParallelism(),
    sequence: { sequencer: LongestFirst },
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
          exclude: ["**/node_modules/**", "packages/core/**", ALONE],
          // a file leaves nothing behind: what all of them load is loaded once
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: "alone", globalSetup: COPIES, include: [ALONE] },
      },
    ],
  },
});
