import { type Context, Hono } from "hono";
import type { AppEnv } from "../../platform/web/env.ts";
import { Problem } from "../../platform/web/problem.ts";
import { answerProblem } from "../../platform/web/problem-page.tsx";
import { recognise } from "../../platform/web/visitor.ts";
import { CALLS } from "./limits.ts";
import { findCaller } from "./operations/find-caller.ts";
import { DocsPage } from "./pages/docs-page.tsx";
import { tokenRoutes } from "./pages/tokens-page.tsx";

/**
 * The API, its description, and the page of one's tokens. Schemas and description are loaded with the first request that needs
 * them: they take a tenth of a second, which no page should wait for when the program starts.
 */
export const apiRoutes = new Hono<AppEnv>();

apiRoutes.route("/", tokenRoutes);

apiRoutes.get("/api/docs", async (c) => {
  const { describe } = await import("./describe.ts");
  return c.html(<DocsPage c={c} document={describe(c.var)} />);
});

apiRoutes.get("/api/v1/openapi.json", async (c) => {
  const { describe } = await import("./describe.ts");
  c.header("cache-control", "no-cache");
  return c.json(describe(c.var));
});

apiRoutes.all("/api/*", async (c) => {
  try {
    const authorization = c.req.header("authorization");
    if (authorization !== undefined) await recognise(c, await findCaller(c.var.services, authorization));
    // nobody in particular is refused without any work
    if (c.var.person) c.var.services.limits.count(CALLS, c.var.person.id);
    const { api } = await import("./api.ts");
    return await api.fetch(c.req.raw, { ...(c.env as object), asked: c.var });
  } catch (error) {
    return refuse(error as Error, c);
  }
});

async function refuse(error: Error, c: Context<AppEnv>): Promise<Response> {
  const problem = inWordsOfTheApi(error);
  const answer = await answerProblem(problem, c);
  if (!(problem instanceof Problem)) return answer;
  const { status, details, members } = problem;
  if (status === 401)
    answer.headers.set(
      "www-authenticate",
      `Bearer realm="klynge"${problem.code === "token_not_valid" ? ', error="invalid_token"' : ""}`,
    );
  if (details.allow) answer.headers.set("allow", String(details.allow));
  if (details.seconds) answer.headers.set("retry-after", String(details.seconds));
  if (typeof members.etag === "string") answer.headers.set("etag", members.etag);
  return answer;
}

/** Operations speak of fields of a form. */
function inWordsOfTheApi(error: Error): Error {
  if (!(error instanceof Problem) || error.code !== "bad_input") return error;
  return new Problem("invalid_request", { path: String(error.details.field ?? ""), reason: "not_accepted" });
}
