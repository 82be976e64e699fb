import { type Context, Hono } from "hono";
import { ErrorSummary } from "../../../platform/web/components/error-summary.tsx";
import { Field } from "../../../platform/web/components/field.tsx";
import { Note } from "../../../platform/web/components/note.tsx";
import { ShownOnce } from "../../../platform/web/components/shown-once.tsx";
import { Tag } from "../../../platform/web/components/tag.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { FormToken, Layout } from "../../../platform/web/layout.tsx";
import { presentDay } from "../../../platform/web/moment.ts";
import { signedIn } from "../../../platform/web/visitor.ts";
import { createToken, MOST_TOKENS } from "../operations/create-token.ts";
import { revokeToken } from "../operations/revoke-token.ts";
import { type ListedToken, listTokens } from "../queries.ts";
import { LIFETIMES, tokenForm } from "../schema.ts";

/** One's own tokens: made here, shown once, withdrawn here. */
export const tokenRoutes = new Hono<AppEnv>();

type C = Context<AppEnv>;
type Fault = "name" | "name_long" | "days" | "too_many";

interface Shown {
  /** Just made; never to be seen again. */
  readonly token?: string;
  readonly faults?: Readonly<Partial<Record<"name" | "days", Fault>>>;
  readonly name?: string;
}

tokenRoutes.get("/account/tokens", (c) => tokensPage(c));

tokenRoutes.post("/account/tokens", async (c) => {
  const person = signedIn(c);
  const form = await c.req.parseBody();
  const name = String(form.name ?? "");
  const input = tokenForm.safeParse({ name, days: form.days });
  if (!input.success) {
    const faults = Object.fromEntries(
      input.error.issues.map(({ path, message }) => [path[0], path[0] === "days" ? "days" : message]),
    );
    return tokensPage(c, { faults, name });
  }
  const token = await createToken(c.var.services, person, input.data);
  return tokensPage(c, token ? { token } : { faults: { name: "too_many" }, name });
});

tokenRoutes.post("/account/tokens/:id/revoke", async (c) => {
  await revokeToken(c.var.services, signedIn(c), c.req.param("id"));
  return c.redirect("/account/tokens?done=revoked", 303);
});

async function tokensPage(c: C, shown: Shown = {}): Promise<Response> {
  const person = signedIn(c);
  const { say, services } = c.var;
  const tokens = await services.db.asPerson(person.id, (tx) => listTokens(tx, person.id));
  const { token, faults } = shown;
  c.header("cache-control", "no-store");
  return c.html(
    <Layout
      c={c}
      title={say("api.tokens.title")}
      crumbs={[{ text: say("api.tokens.account"), href: "/account" }]}
      place="account"
    >
      <div class="k-narrow k-account">
        <h1>{say("api.tokens.title")}</h1>
        <p class="k-lead">
          {say("api.tokens.lead")} <a href="/api/docs">{say("api.tokens.docs")}</a>
        </p>
        {token && (
          <ShownOnce id="token" label={say("api.tokens.token")} value={token}>
            {say("api.tokens.shown_once")}
          </ShownOnce>
        )}
        {!token && !faults && c.req.query("done") === "revoked" && <Note kind="done">{say("api.tokens.revoked")}</Note>}
        <CreateForm c={c} shown={shown} />
        <TokenList c={c} tokens={tokens} />
      </div>
    </Layout>,
    faults ? 422 : 200,
  );
}

function CreateForm({ c, shown: { faults = {}, name } }: { c: C; shown: Shown }) {
  const { say } = c.var;
  const sentence = (field: "name" | "days"): string[] => {
    const fault = faults[field];
    return fault ? [say(`api.tokens.fault.${fault}`, { most: MOST_TOKENS })] : [];
  };
  const errors = (["name", "days"] as const).flatMap((field) =>
    sentence(field).map((text) => ({ text, href: `#${field}` })),
  );
  return (
    <section class="k-section">
      <h2>{say("api.tokens.new")}</h2>
      <form method="post" action="/account/tokens" class="k-form" novalidate>
        <FormToken c={c} />
        <ErrorSummary title={say("api.tokens.fault.title")} errors={errors} />
        <Field
          id="name"
          name="name"
          label={say("api.tokens.name")}
          hint={say("api.tokens.name_hint")}
          value={name}
          errors={sentence("name")}
          attributes={{ autocomplete: "off", maxlength: 100 }}
        />
        <Field
          id="days"
          name="days"
          kind="select"
          label={say("api.tokens.lifetime")}
          value="90"
          options={LIFETIMES.map((days) => ({ value: String(days), text: say("api.tokens.days", { count: days }) }))}
          errors={sentence("days")}
        />
        <button type="submit" class="k-button">
          {say("api.tokens.create")}
        </button>
      </form>
    </section>
  );
}

function TokenList({ c, tokens }: { c: C; tokens: readonly ListedToken[] }) {
  const { say, services } = c.var;
  const now = services.now();
  return (
    <section class="k-section">
      <h2>{say("api.tokens.own")}</h2>
      {tokens.length === 0 && <p class="k-hint">{say("api.tokens.none")}</p>}
      <ul class="k-list">
        {tokens.map(({ id, name, createdAt, lastUsedAt, expiresAt }) => (
          <li>
            <strong>{name}</strong> {expiresAt <= now && <Tag kind="expired">{say("api.tokens.expired")}</Tag>}
            <span class="k-hint">
              {say("api.tokens.created")} <Day c={c} day={createdAt} />
              {" · "}
              {say("api.tokens.expires")} <Day c={c} day={expiresAt} />
              {" · "}
              {lastUsedAt ? say("api.tokens.last_used") : say("api.tokens.never_used")}{" "}
              {lastUsedAt && <Day c={c} day={lastUsedAt} />}
            </span>
            <form method="post" action={`/account/tokens/${id}/revoke`}>
              <FormToken c={c} />
              <button type="submit" class="k-quiet" aria-label={say("api.tokens.revoke_named", { name })}>
                {say("api.tokens.revoke")}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Day({ c, day }: { c: C; day: Date }) {
  return <time datetime={day.toISOString()}>{presentDay(day, c.var.language)}</time>;
}
