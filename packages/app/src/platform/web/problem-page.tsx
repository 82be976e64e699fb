import { randomUUID } from "node:crypto";
import type { Context } from "hono";
import { type Say, sayIn } from "../i18n/texts.ts";
import { traceOf } from "../trace.ts";
import type { AppEnv } from "./env.ts";
import { Layout } from "./layout.tsx";
import { MAY, Problem } from "./problem.ts";

/** The one place where a thrown problem becomes an answer: a page, or a problem document (RFC 9457) in the API. */
export function answerProblem(error: Error, c: Context<AppEnv>): Response | Promise<Response> {
  const problem = error instanceof Problem ? error : unexpected(error);
  const say = c.var.say ?? sayIn("en");
  const title = say(`problem.${problem.code}.title`, problem.details);
  const detail = problemDetail(problem, say);
  if (c.req.path.startsWith("/api/"))
    return c.json(
      {
        type: `/problems/${problem.code}`,
        title,
        status: problem.status,
        detail,
        ...problem.details,
        ...problem.members,
      },
      problem.status,
      {
        "content-type": "application/problem+json",
      },
    );
  if (problem.code === "sign_in_first" && c.req.method === "GET")
    return c.redirect(
      `/sign-in?then=${encodeURIComponent(pathOf(c.req.url))}${signedInWithoutCookie(c) ? "&done=no_cookies" : ""}`,
      303,
    );
  const left = c.var.person === null && SIGNED_OUT.has(problem.code) ? pageOfForm(c) : null;
  if (problem.code === "too_many") c.header("retry-after", String(problem.details.seconds));
  if (problem.code === "database_away") c.header("retry-after", "10");
  return c.html(
    <Layout c={c} title={title}>
      <h1>{title}</h1>
      <p class="k-lead">{left === null ? detail : say("problem.forged.signed_out")}</p>
      <p class="k-section">
        {left === null ? (
          <a href="/">{say("problem.home")}</a>
        ) : (
          <a class="k-button" href={`/sign-in?then=${encodeURIComponent(left)}`} target="_blank" rel="noopener">
            {say("layout.sign_in")}
          </a>
        )}
      </p>
    </Layout>,
    problem.status,
  );
}

/** What befalls the form of somebody who signed out elsewhere, or whose session ended, while typing. */
const SIGNED_OUT: ReadonlySet<string> = new Set(["forged", "sign_in_first"]);

/** The page of this site on which the form stood; null for a form of another site, which has nobody's session. */
function pageOfForm({ req, var: { services } }: Context<AppEnv>): string | null {
  const from = req.header("referer") ?? "";
  if (!URL.canParse(from)) return null;
  const own = [services.settings.origin, new URL(req.url).origin].includes(new URL(from).origin);
  return own ? pathOf(from) : null;
}

/** Of a refusal, who may instead: what is true for a reader of the cluster is not true for its owner, an expert or an office. */
export function problemDetail({ code, details }: Problem, say: Say): string {
  const may = code === "not_allowed" && MAY.find((one) => one === details.may);
  return may ? say(`problem.not_allowed.may.${may}`) : say(`problem.${code}.detail`, details);
}

/** Straight from a page that signs in, and yet without a cookie: the browser kept none. */
function signedInWithoutCookie({ req }: Context<AppEnv>): boolean {
  const from = req.header("referer") ?? "";
  return req.header("cookie") === undefined && URL.canParse(from) && SIGNING_IN.test(new URL(from).pathname);
}

const SIGNING_IN = /^\/(sign-in(\/code)?)?$/;

function pathOf(url: string): string {
  const { pathname, search } = new URL(url);
  return `${pathname}${search}`;
}

/** Nothing of the inside leaves: an id to name it by, and the rest in the log. */
function unexpected(error: Error): Problem {
  const id = randomUUID().slice(0, 8);
  console.error(`internal error ${id}: ${traceOf(error)}`);
  return new Problem("internal", { id });
}
