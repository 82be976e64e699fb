import type { Command } from "./command.ts";

/** The verbs of the shell; the module of a verb is loaded only when it is called. */
export interface Verb {
  readonly name: string;
  /** What stands behind the verb; the optional ones last, in brackets; of one with dots there may be more. */
  readonly args: readonly string[];
  /** Options besides those that every verb takes; `value` names what stands behind them. */
  readonly options: Readonly<Record<string, { readonly value?: string }>>;
  readonly load: () => Promise<Command>;
}

/** Options of every verb. */
export const COMMON_OPTIONS = {
  json: {},
  lang: { value: "LANG" },
  verbose: {},
  help: {},
  version: {},
} as const;

/** Where an installation lies and listens. */
const place = { data: { value: "DIR" }, port: { value: "PORT" } };
const scheme = { value: "DIR" };

export const VERBS = [
  {
    name: "init",
    args: [],
    options: place,
    load: async () => (await import("./commands/init.ts")).init,
  },
  {
    name: "serve",
    args: [],
    options: { demo: {}, ...place },
    load: async () => (await import("./commands/serve.ts")).serve,
  },
  {
    name: "import",
    args: ["KIND", "FILE"],
    options: { demo: {}, data: place.data },
    load: async () => (await import("./commands/import.ts")).importFile,
  },
  {
    name: "doctor",
    args: [],
    options: { demo: {}, data: place.data },
    load: async () => (await import("./commands/doctor.ts")).examine,
  },
  {
    name: "score",
    args: ["CASE"],
    options: { scheme, portfolio: { value: "CSV" } },
    load: async () => (await import("./commands/score.ts")).scoreCase,
  },
  {
    name: "label",
    args: ["CASE"],
    options: { scheme },
    load: async () => (await import("./commands/label.ts")).decide,
  },
  {
    name: "benchmark",
    args: ["PORTFOLIO"],
    options: { scheme, synthetic: {} },
    load: async () => (await import("./commands/benchmark.ts")).benchmark,
  },
  {
    name: "report",
    args: ["CASE"],
    options: { scheme, portfolio: { value: "CSV" }, out: { value: "PDF" } },
    load: async () => (await import("./commands/report.ts")).report,
  },
  {
    name: "scheme check",
    args: ["[PATH]"],
    options: { canaries: {} },
    load: async () => (await import("./commands/scheme-check.ts")).checkScheme,
  },
  {
    name: "scheme diff",
    args: ["BEFORE", "AFTER"],
    options: {},
    load: async () => (await import("./commands/scheme-diff.ts")).diffSchemes,
  },
  {
    name: "scheme preview",
    args: ["BEFORE", "AFTER", "CASE..."],
    options: {},
    load: async () => (await import("./commands/scheme-preview.ts")).previewScheme,
  },
  {
    name: "schema",
    args: ["[VERB]"],
    options: {},
    load: async () => (await import("./commands/schema.ts")).schema,
  },
] as const satisfies readonly Verb[];

export type VerbName = (typeof VERBS)[number]["name"];

export function findVerb(name: string): (typeof VERBS)[number] | undefined {
  return VERBS.find((verb) => verb.name === name);
}
