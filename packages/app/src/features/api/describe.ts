import type { Language } from "@klynge/core";
import type { Say, TextKey } from "../../platform/i18n/texts.ts";
import type { Services } from "../../platform/services.ts";
import { FORM_HEADER } from "../../platform/web/forgery.ts";
import { PROBLEMS, type ProblemCode } from "../../platform/web/problem.ts";
import { api } from "./api.ts";
import type { GroupName, OperationName } from "./endpoint.ts";
import { CALLS } from "./limits.ts";

/** The description of the API: OpenAPI 3.1, from the schemas that check, with the sentences of the reader's language. */
export type ApiDocument = ReturnType<typeof generate>;

const GROUPS: readonly GroupName[] = [
  "account",
  "clusters",
  "register",
  "assessments",
  "rows",
  "submissions",
  "reports",
  "evidence",
];
const VERSION = "1.0.0";

const made = new Map<string, ApiDocument>();

export function describe({
  say,
  language,
  services,
}: {
  say: Say;
  language: Language;
  services: Services;
}): ApiDocument {
  const key = `${language} ${services.settings.origin}`;
  const known = made.get(key) ?? generate(say, services.settings.origin);
  made.set(key, known);
  return known;
}

function generate(say: Say, origin: string) {
  const document = api.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: say("api.docs.title"),
      version: VERSION,
      description: [
        say("api.docs.lead"),
        say("api.docs.versions"),
        say("api.docs.pages"),
        say("api.docs.problems"),
        say("api.docs.limits", { most: CALLS.most }),
      ].join("\n\n"),
      license: { name: "EUPL-1.2", url: "https://interoperable-europe.ec.europa.eu/collection/eupl/eupl-text-eupl-12" },
    },
    servers: [{ url: origin }],
    tags: GROUPS.map((name) => ({ name, description: say(`api.group.${name}`) })),
  });
  document.components = {
    ...document.components,
    securitySchemes: {
      token: { type: "http", scheme: "bearer", description: say("api.docs.token") },
      session: { type: "apiKey", in: "cookie", name: "klynge.session_token", description: say("api.docs.session") },
      form: { type: "apiKey", in: "header", name: FORM_HEADER, description: say("api.docs.form") },
    },
  };
  for (const operation of Object.values(document.paths ?? {}).flatMap((path) =>
    Object.values(path as Record<string, Operation>),
  ))
    sayOperation(operation, say);
  return document;
}

export interface Operation {
  readonly operationId: OperationName;
  readonly tags: readonly GroupName[];
  summary?: string;
  description?: string;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: "path" | "query" | "header";
    readonly required?: boolean;
    readonly schema: Record<string, unknown>;
    description?: string;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> };
  readonly responses: Readonly<Record<string, { description: string; content?: Readonly<Record<string, Media>> }>>;
}

export interface Media {
  readonly schema: Record<string, unknown>;
  example?: unknown;
}

function sayOperation(operation: Operation, say: Say): void {
  operation.summary = say(`api.operation.${operation.operationId}.summary`);
  operation.description = say(`api.operation.${operation.operationId}.detail`);
  for (const parameter of operation.parameters ?? []) {
    const name = parameter.name.replace("-", "_");
    parameter.description = say(`api.parameter.${name}` as TextKey);
  }
  for (const [status, answer] of Object.entries(operation.responses)) {
    if (status === "304") answer.description = say("api.docs.not_modified");
    else if (status === "200" || status === "201") answer.description = say(`api.docs.answer_${status}`);
    else sayProblem(answer, say);
  }
}

/** The description has the codes that this status can mean. */
function sayProblem(answer: Operation["responses"][string], say: Say): void {
  const codes = answer.description.split(", ").filter((code): code is ProblemCode => code in PROBLEMS);
  const media = answer.content?.["application/problem+json"];
  const [first] = codes;
  if (media && first)
    media.example = {
      type: `/problems/${first}`,
      title: say(`problem.${first}.title`),
      status: PROBLEMS[first],
      detail: say(`problem.${first}.detail`, DETAILS),
      ...EXTENSIONS[first],
    };
  answer.description = codes.map((code) => `${say(`problem.${code}.title`)} (${code})`).join("; ");
}

const DETAILS = {
  path: "facts.contacts.participants_contacted",
  reason: "not_whole",
  at: "line 2, column 7",
  who: "Bjørn Aas",
  when: "2026-11-20T13:05:00.000Z",
  limit: "1 MB",
  expected: "application/json",
  seconds: 20,
  rows: "2.3, 2.5",
  name: "plan.pdf",
  title: "Contact log 2026",
};

const EXTENSIONS: Partial<Record<ProblemCode, Readonly<Record<string, unknown>>>> = {
  invalid_request: { path: DETAILS.path, reason: DETAILS.reason },
  malformed_json: { at: DETAILS.at },
  too_large: { limit: DETAILS.limit },
  media_type: { expected: DETAILS.expected },
  too_many: { seconds: DETAILS.seconds },
  precondition_failed: {
    who: DETAILS.who,
    when: DETAILS.when,
    etag: '"2.5-1.4.2"',
    conflicts: [{ of: "contacts.participants_contacted", mine: 52, theirs: 50, who: DETAILS.who, when: DETAILS.when }],
  },
};
