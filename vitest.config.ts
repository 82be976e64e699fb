import { defineConfig } from "vitest/config";

/** All tests of the house; `npx vitest run packages/core` runs those of one package. */
export default defineConfig({
  test: {
    include: ["packages/*/test/**/*.test.ts", "packages/*/src/**/*.test.ts", "test/**/*.test.ts", "tools/**/*.test.ts"],
    exclude: ["**/node_modules/**", "**/.stryker-tmp/**"],
    // one file reads a whole edition of the schemes (half a second); properties and reports take longer
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
