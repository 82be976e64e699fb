import { createHash } from "node:crypto";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { createRoute, z } from "@hono/zod-openapi";
import type { Context, HonoRequest } from "hono";
import type { Services } from "../../platform/services.ts";
import type { AppEnv, Person } from "../../platform/web/env.ts";
import { PROBLEMS, Problem, type ProblemCode } from "../../platform/web/problem.ts";
import { sameVersion } from "./etag.ts";
import { refuseUnread } from "./read-body.ts";
import { problemDocument } from "./shapes/problem.ts";

/**
 * One address of the API with one method: what it takes, what it gives, an example of both, and the work. Description and checks
 * come from the same schemas; ETag, conditional GET and paging headers are the same everywhere.
 */
export interface ApiEnv {
  Bindings: { readonly asked: AppEnv["Variables"] };
}
export type Api = OpenAPIHono<ApiEnv>;

/** Lists of the core cannot be changed; zod's types can. */
export type Readonlys<T> = T extends (infer Item)[]
  ? readonly Readonlys<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Readonlys<T[Key]> }
    : T;
export type Of<Schema extends z.ZodType> = Readonlys<z.infer<Schema>>;

type Fields = z.ZodObject;
const NONE = z.object({});

export interface Endpoint<Params extends Fields, Query extends Fields, Body extends Fields, Answer extends z.ZodType> {
  readonly method: "get" | "post" | "put" | "delete";
  readonly path: string;
  /** Its name in the description; the texts for it stand under `api.operation.<name>`. */
  readonly name: OperationName;
  readonly group: GroupName;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: { readonly schema: Body; readonly example: Of<Body> };
  /** The body is a file, as it is; `run` reads it from the request. */
  readonly file?: true;
  readonly answer: { readonly schema: Answer; readonly example: Of<Answer>; readonly status?: 200 | 201 };
  /** The change names the version that it starts from. */
  readonly ifMatch?: true;
  /** Besides those that every address can meet. */
  readonly problems?: readonly ProblemCode[];
  run(asked: Asked<z.infer<Params>, z.infer<Query>, z.infer<Body>>): Promise<Answered<Of<Answer>>>;
}

export type OperationName =
  | "getMe"
  | "listClusters"
  | "getCluster"
  | "searchDirectory"
  | "listAssessments"
  | "startAssessment"
  | "getAssessment"
  | "getScore"
  | "getLabel"
  | "getBenchmark"
  | "listRows"
  | "getRow"
  | "saveRow"
  | "takeOver"
  | "fillFromRegister"
  | "submitAssessment"
  | "reopenAssessment"
  | "listSubmissions"
  | "listReports"
  | "orderReport"
  | "getReport"
  | "cancelReport"
  | "getReportFile"
  | "listEvidence"
  | "getEvidence"
  | "addEvidenceFile"
  | "addEvidenceLink"
  | "replaceEvidenceFile"
  | "replaceEvidenceLink"
  | "withdrawEvidence"
  | "getEvidenceFile"
  | "listOrganisations"
  | "createOrganisation"
  | "getOrganisation"
  | "changeOrganisation"
  | "deleteOrganisation"
  | "mergeOrganisations"
  | "undoMerge"
  | "listMemberships"
  | "startMembership"
  | "getMembership"
  | "changeMembership"
  | "commitMembership"
  | "getRegister"
  | "getRegisterFile"
  | "confirmSection"
  | "listEntries"
  | "addEntry"
  | "getEntry"
  | "changeEntry"
  | "deleteEntry"
  | "getProfile"
  | "changeProfile"
  | "confirmProfile"
  | "publishProfile";
export type GroupName =
  | "account"
  | "clusters"
  | "assessments"
  | "rows"
  | "submissions"
  | "reports"
  | "evidence"
  | "register";

export interface Asked<Params, Query, Body> {
  readonly services: Services;
  readonly person: Person;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** As it was sent; empty where it is not asked for. */
  readonly ifMatch: string;
  /** For those that read the body themselves. */
  readonly request: HonoRequest;
}

export interface Answered<Body> {
  readonly body: Body;
  readonly status?: 200 | 201;
  /** Where the answer has versions of its own; else its content is its version. */
  readonly etag?: string;
  /** The cursor of the next page. */
  readonly next?: string | null;
  /** Of what was made, below /api/v1. */
  readonly location?: string;
}

export const API_ROOT = "/api/v1";

export function addEndpoint<
  Answer extends z.ZodType,
  Params extends Fields = typeof NONE,
  Query extends Fields = typeof NONE,
  Body extends Fields = typeof NONE,
>(api: Api, endpoint: Endpoint<Params, Query, Body, Answer>): void {
  const { method, path, name, group, params, query, body, file, ifMatch, answer } = endpoint;
  const route = createRoute({
    method,
    path,
    operationId: name,
    tags: [group],
    security: [{ token: [] }, ...(method === "get" ? [{ session: [] }] : [{ session: [], form: [] }])],
    middleware: body ? [refuseNobody, refuseUnread] : [refuseNobody],
    request: {
      ...(params && { params }),
      ...(query && { query }),
      ...(ifMatch && { headers: z.object({ "if-match": z.string().optional() }) }),
      ...(body && {
        body: { required: true, content: { "application/json": { schema: body.schema, example: body.example } } },
      }),
      ...(file && {
        body: {
          required: true,
          content: { "application/octet-stream": { schema: z.string(), example: "%PDF-1.7 …" } },
        },
      }),
    },
    responses: {
      [answer.status ?? 200]: {
        description: "",
        headers: z.object({ etag: z.string() }),
        content: { "application/json": { schema: answer.schema, example: answer.example } },
      },
      ...(answer.status === 201 && {
        200: {
          description: "",
          content: { "application/json": { schema: answer.schema, example: answer.example } },
        },
      }),
      ...(method === "get" && { 304: { description: "" } }),
      ...problemAnswers(problemsOf(endpoint)),
    },
  });
  api.openapi(route, async (c) => {
    const { services, person } = c.env.asked;
    const match = c.req.header("if-match") ?? "";
    if (ifMatch && (match === "" || match === "*")) throw new Problem("precondition_required");
    const valid = c.req.valid.bind(c.req) as (from: string) => unknown;
    const done = await endpoint.run({
      services,
      person: person as Person,
      params: (params ? valid("param") : {}) as z.infer<Params>,
      query: (query ? valid("query") : {}) as z.infer<Query>,
      body: (body ? valid("json") : {}) as z.infer<Body>,
      ifMatch: match,
      request: c.req,
    });
    return send(c, done, { conditional: method === "get", status: done.status ?? answer.status ?? 200 });
  });
}

export function refuseNobody(c: Context<ApiEnv>, next: () => Promise<void>): Promise<void> {
  if (!c.env.asked.person) throw new Problem("sign_in_first");
  return next();
}

function send<Body>(
  c: Context,
  { body, etag, next, location }: Answered<Body>,
  { conditional, status }: { conditional: boolean; status: 200 | 201 },
): Response {
  const text = JSON.stringify(body);
  const version = etag ?? `"${createHash("sha256").update(text).digest("base64url").slice(0, 22)}"`;
  c.header("etag", version);
  // answers are somebody's own; a shared cache keeps none, a browser asks whether its copy still holds
  c.header("cache-control", "private, no-cache");
  if (location) c.header("location", API_ROOT + location);
  if (next) c.header("link", `<${nextAddress(c, next)}>; rel="next"`);
  if (conditional && sameVersion(c.req.header("if-none-match"), version)) return c.body(null, 304);
  return c.body(text, status, { "content-type": "application/json" });
}

function nextAddress(c: Context, cursor: string): string {
  const { pathname, searchParams } = new URL(c.req.url);
  searchParams.set("cursor", cursor);
  return `${pathname}?${searchParams}`;
}

function problemsOf({
  params,
  query,
  body,
  file,
  ifMatch,
  problems = [],
}: Pick<AnyEndpoint, "params" | "query" | "body" | "file" | "ifMatch" | "problems">): ProblemCode[] {
  return [
    ...(params ? (["not_found"] as const) : []),
    ...(query || body ? (["invalid_request"] as const) : []),
    ...(body ? (["malformed_json", "media_type", "too_large"] as const) : []),
    ...(file ? (["media_type", "too_large"] as const) : []),
    ...(ifMatch ? (["precondition_failed", "precondition_required"] as const) : []),
    ...problems,
  ];
}

type AnyEndpoint = Endpoint<Fields, Fields, Fields, z.ZodType>;

/** Every address can meet these. */
const EVERYWHERE: readonly ProblemCode[] = ["sign_in_first", "token_not_valid", "too_many"];

/**
 * One answer for each status, with the codes that it can have.
 * @param codes besides those that every address can meet
 */
export function problemAnswers(codes: readonly ProblemCode[]) {
  const byStatus = Object.groupBy([...EVERYWHERE, ...codes], (code) => PROBLEMS[code]);
  return Object.fromEntries(
    Object.entries(byStatus).map(([status, these = []]) => [
      status,
      {
        description: these.join(", "),
        ...(these.includes("too_many") && { headers: z.object({ "retry-after": z.int() }) }),
        content: {
          "application/problem+json": {
            schema: problemDocument,
            example: { type: `/problems/${these[0]}`, title: "", status: Number(status), detail: "" },
          },
        },
      },
    ]),
  );
}
