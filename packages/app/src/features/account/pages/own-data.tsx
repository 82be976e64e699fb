import { type Context, Hono } from "hono";
import { Note } from "../../../platform/web/components/note.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { formOf, seeOther } from "../../../platform/web/forms.ts";
import { Layout } from "../../../platform/web/layout.tsx";
import { signedIn } from "../../../platform/web/visitor.ts";
import { accountOf } from "../auth-queries.ts";
import { eraseAccount } from "../operations/erase-account.ts";
import { exportOwnData } from "../operations/export-own-data.ts";
import { tiesOf } from "../personal-data.ts";
import { isInvented, mayErase } from "../policy.ts";
import { check, type Faults, passwordForm } from "../schema.ts";
import { setCookies } from "../web.ts";
import { Field, Form } from "./field.tsx";

/** What is stored about oneself: to take along, and to have erased. */
export const ownDataRoutes = new Hono<AppEnv>();

ownDataRoutes.get("/account/data", async (c) => {
  const data = await exportOwnData(c.var.services, signedIn(c));
  return c.body(JSON.stringify(data, null, 2), 200, {
    "content-type": "application/json",
    "content-disposition": `attachment; filename="klynge-${data.made_at.toISOString().slice(0, 10)}.json"`,
    "cache-control": "no-store",
  });
});

ownDataRoutes.get("/account/erase", (c) => erasePage(c, 200));

ownDataRoutes.post("/account/erase", async (c) => {
  const person = signedIn(c);
  const input = check(passwordForm, await formOf(c));
  if (!input.ok) return erasePage(c, 422, input.faults);
  const outcome = await eraseAccount(c.var.services, person, c.req.raw.headers, input.value.password);
  if (outcome.kind === "wrong_password") return erasePage(c, 422, { password: "account.password.wrong" });
  if (outcome.kind === "tied") return erasePage(c, 409);
  setCookies(c, outcome.cookies);
  return seeOther(c, "/sign-in", "erased");
});

type Ties = Awaited<ReturnType<typeof tiesOf>>;

async function erasePage(c: Context<AppEnv>, status: 200 | 409 | 422, faults?: Faults): Promise<Response> {
  const person = signedIn(c);
  const { say, services } = c.var;
  const { hasPassword } = await services.db.asAuth((tx) => accountOf(tx, person.id));
  const ties = await services.db.asPerson(person.id, (tx) => tiesOf(tx, person.id));
  const page = (
    <Layout
      c={c}
      title={say("account.erase.title")}
      place="account"
      crumbs={[{ text: say("account.account.title"), href: "/account" }]}
    >
      <div class="k-narrow k-form">
        <h1>{say("account.erase.title")}</h1>
        <p class="k-lead">
          {say("account.erase.lead")} <a href="/account/data">{say("account.own_data.download")}</a>
        </p>
        <Consequences c={c} />
        <TiesNote c={c} ties={ties} />
        {mayErase(person, ties) && <EraseForm c={c} hasPassword={hasPassword} faults={faults} />}
      </div>
    </Layout>
  );
  return c.html(page, status);
}

const GONE = ["person", "sign_in", "seats", "registers", "letters"] as const;
const KEPT = ["answers", "trail", "texts", "copies"] as const;

function Consequences({ c }: { c: Context<AppEnv> }) {
  const { say } = c.var;
  return (
    <>
      <section class="k-prose">
        <h2>{say("account.erase.gone_title")}</h2>
        <ul>
          {GONE.map((one) => (
            <li>{say(`account.erase.gone.${one}`)}</li>
          ))}
        </ul>
      </section>
      <section class="k-prose">
        <h2>{say("account.erase.kept_title")}</h2>
        <ul>
          {KEPT.map((one) => (
            <li>{say(`account.erase.kept.${one}`, { name: say("layout.erased_person") })}</li>
          ))}
        </ul>
      </section>
    </>
  );
}

/** What has to be done first, with the way there. */
function TiesNote({ c, ties: { clusters, lastAdministrator } }: { c: Context<AppEnv>; ties: Ties }) {
  const { say, person } = c.var;
  const invented = person !== null && isInvented(person);
  return (
    <>
      {invented && <Note kind="warn">{say("account.erase.invented")}</Note>}
      {clusters.length > 0 && (
        <Note kind="warn">
          <p>{say("account.erase.owner")}</p>
          <ul>
            {clusters.map(({ id, name }) => (
              <li>
                <a href={`/clusters/${id}/people`}>{name}</a>
              </li>
            ))}
          </ul>
        </Note>
      )}
      {lastAdministrator && (
        <Note kind="warn">
          {say("account.erase.last_administrator")}{" "}
          <a href="/administration#offices">{say("account.erase.to_offices")}</a>
        </Note>
      )}
    </>
  );
}

interface EraseFormProps {
  readonly c: Context<AppEnv>;
  readonly hasPassword: boolean;
  readonly faults: Faults | undefined;
}

function EraseForm({ c, hasPassword, faults }: EraseFormProps) {
  const { say } = c.var;
  if (!hasPassword)
    return (
      <p>
        {say("account.password.none")} <a href="/recover">{say("account.password.set_by_mail")}</a>
      </p>
    );
  return (
    <Form c={c} action="/account/erase" submit={say("account.erase.submit")} faults={faults}>
      <Field
        c={c}
        name="password"
        label={say("account.second_step.confirm_password")}
        kind="password"
        autocomplete="current-password"
        faults={faults}
      />
    </Form>
  );
}
