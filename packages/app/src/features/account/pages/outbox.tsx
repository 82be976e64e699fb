import { type Context, Hono } from "hono";
import { listOutbox } from "../../../platform/mail.ts";
import { EmptyBox } from "../../../platform/web/components/empty-box.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { Layout } from "../../../platform/web/layout.tsx";
import { presentMoment } from "../../../platform/web/moment.ts";
import { Problem } from "../../../platform/web/problem.ts";

/** What a demonstration would have sent; nowhere else does this page exist, and policies show no mail of other installations. */
export const outboxRoutes = new Hono<AppEnv>();

const PAGE_SIZE = 20;

outboxRoutes.get("/outbox", async (c) => {
  const { say, services } = c.var;
  if (!services.settings.demonstration) throw new Problem("not_found");
  const page = Math.min(Math.max(0, Number.parseInt(c.req.query("page") ?? "0", 10) || 0), 10_000);
  const letters = await services.db.asPublic((tx) => listOutbox(tx, page, PAGE_SIZE));
  return c.html(
    <Layout c={c} title={say("account.outbox.title")}>
      <div class="k-narrow k-form">
        <h1>{say("account.outbox.title")}</h1>
        <p class="k-lead">{say("account.outbox.lead")}</p>
        {letters.length === 0 && (
          <EmptyBox title={say("account.outbox.empty_title")}>{say("account.outbox.empty")}</EmptyBox>
        )}
        {letters.slice(0, PAGE_SIZE).map((letter) => (
          <Letter c={c} letter={letter} />
        ))}
        <nav class="k-pages">
          {page > 0 && <a href={`/outbox?page=${page - 1}`}>{say("account.outbox.newer")}</a>}
          {letters.length > PAGE_SIZE && <a href={`/outbox?page=${page + 1}`}>{say("account.outbox.older")}</a>}
        </nav>
      </div>
    </Layout>,
  );
});

type MailRow = Awaited<ReturnType<typeof listOutbox>>[number];

function Letter({ c, letter }: { c: Context<AppEnv>; letter: MailRow }) {
  const { say, language } = c.var;
  return (
    <article class="k-letter">
      <h2 lang={letter.language}>{letter.subject}</h2>
      <p class="k-hint">
        {say("account.outbox.to")} {letter.recipient} ·{" "}
        <time datetime={letter.createdAt.toISOString()}>{presentMoment(letter.createdAt, language)}</time>
      </p>
      <p class="k-letter-text" lang={letter.language}>
        {linked(letter.body)}
      </p>
    </article>
  );
}

/** Lines stay lines, addresses of this site become links; everything else is text. */
function linked(body: string) {
  return body
    .split(/(https?:\/\/\S+)/)
    .map((part, index) => (index % 2 === 1 ? <a href={part}>{part}</a> : lines(part)));
}

function lines(text: string) {
  return text.split("\n").map((line, index) => (
    <>
      {index > 0 && <br />}
      {line}
    </>
  ));
}
