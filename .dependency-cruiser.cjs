/** Imports go one way (ARCHITECTURE.md): schemes <- core <- report <- app <- cli. Tools and tests stand outside. */
module.exports = {
  forbidden: [
    {
      name: "core-knows-nobody",
      comment: "The core is the ground floor.",
      severity: "error",
      from: { path: "^packages/core/src" },
      to: { path: "^packages/(?!core/)|^(bench|test|tools)/" },
    },
    {
      name: "core-is-pure",
      comment: "No files, no network, no processes in the core; node:crypto is used for hashes only.",
      severity: "error",
      from: { path: "^packages/core/src" },
      to: { dependencyTypes: ["core"], pathNot: "^(node:)?crypto$" },
    },
    {
      name: "report-knows-core-only",
      severity: "error",
      from: { path: "^packages/report/src" },
      to: { path: "^packages/(?!core/|report/)|^(bench|test|tools)/" },
    },
    {
      name: "cli-is-the-top",
      severity: "error",
      from: { path: "^packages/cli/src" },
      to: { path: "^(bench|test|tools)/" },
    },
    {
      name: "by-the-front-door",
      comment: "A package uses what another one exports, not its inner files.",
      severity: "error",
      from: { path: "^packages/(report|app|cli)/src" },
      to: { path: "^packages/core/src", pathNot: "^packages/core/src/(index|answer/index|scheme/check)\\.ts$" },
    },
    {
      name: "report-by-the-front-door",
      severity: "error",
      from: { path: "^packages/(app|cli)/src" },
      to: { path: "^packages/report/src", pathNot: "^packages/report/src/(index|wording/wording|typesetter)\\.ts$" },
    },
    {
      name: "app-knows-core-and-report",
      severity: "error",
      from: { path: "^packages/app/src" },
      to: { path: "^packages/(?!core/|report/|app/)|^(bench|test|tools)/" },
    },
    {
      name: "app-by-the-front-door",
      severity: "error",
      from: { path: "^packages/cli/src" },
      to: { path: "^packages/app/src", pathNot: "^packages/app/src/index\\.ts$" },
    },
    {
      name: "platform-below-features",
      comment: "What every feature leans on knows none of them; only their texts are gathered there.",
      severity: "error",
      from: { path: "^packages/app/src/platform/", pathNot: "\\.test\\.tsx?$" },
      to: { path: "^packages/app/src/(?!platform/)", pathNot: "/texts/[a-z]+\\.json$" },
    },
    {
      name: "features-by-the-front-door",
      comment: "A feature uses what another one exports in its index.ts, nothing else of it.",
      severity: "error",
      from: { path: "^packages/app/src/features/([^/]+)/", pathNot: "\\.test\\.tsx?$|/testing\\.ts$" },
      to: { path: "^packages/app/src/features/", pathNot: "^packages/app/src/features/($1/|[^/]+/index\\.ts$)" },
    },
    { name: "no-circles", severity: "error", from: {}, to: { circular: true } },
    { name: "no-unresolved", severity: "error", from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(dist|node_modules)/" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "require", "node", "default"] },
  },
};
