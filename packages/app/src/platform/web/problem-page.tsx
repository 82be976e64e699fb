import { randomUUID } from "node:crypto";
import type { Context } from "hono";
import { sayIn } from "../i18n/texts.ts";
import { traceOf } from "../trace.ts";
import type { AppEnv } from "./env.ts";
import { Layout } from "./layout.tsx";
import { Problem } from "./problem.ts";

/** The one place where a thrown problem becomes an answer: a page, or a problem document (RFC 9457) in the API. */
export function answerProblem(error: Error, c: Context<AppEnv>): Response | Promise<Response> {
  const problem = error instanceof Problem ? error : unexpected(error);
  const say = c.var.say ?? sayIn("en");
  const title = say(`problem.${problem.code}.title`, problem.details);
  const detail = say(`problem.${problem.code}.detail`, problem.details);
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
  if (problem.code === "too_many") c.header("retry-after", String(problem.details.seconds));
  if (problem.code === "database_away") c.header("retry-after", "10");
  return c.html(
    <Layout c={c} title={title}>
      <h1>{title}</h1>
      <p class="k-lead">{detail}</p>
      <p>
        <a href="/">{say("problem.home")}</a>
      </p>
    </Layout>,
    problem.status,
  );
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
