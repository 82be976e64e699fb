import type { Context } from "hono";
import type { Child } from "hono/jsx";
import { PEOPLE } from "../../../demonstration/people.ts";
import { Icon } from "../../../platform/web/components/icon.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { FormToken, Layout } from "../../../platform/web/layout.tsx";
import { LabelMark, Mark } from "../../../platform/web/mark.tsx";

const THINGS = ["assess", "label", "report", "together"] as const;

/** For newcomers: what one can do here, and in the demonstration the people to try it as. */
export function StartPage({ c }: { c: Context<AppEnv> }) {
  const { say, services, person } = c.var;
  return (
    <Layout c={c} title={say("registry.start_title")}>
      <section class="k-hero">
        <div>
          <h1>{say("registry.start_heading")}</h1>
          <p class="k-lead">{say("registry.start_lead")}</p>
          <div class="k-actions">
            {person?.offices.includes("administrator") && (
              <a class="k-button" href="/administration">
                {say("layout.administration")}
              </a>
            )}
            {person ? (
              <a class="k-button" href="/clusters">
                {say("registry.my_clusters")}
              </a>
            ) : (
              <a class="k-button" href="/sign-in">
                {say("layout.sign_in")}
              </a>
            )}
          </div>
        </div>
        <Picture />
      </section>
      <ul class="k-four">
        {THINGS.map((thing) => (
          <li>
            <Sign of={thing} />
            <h2>{say(`registry.thing.${thing}.title`)}</h2>
            <p>{say(`registry.thing.${thing}.text`)}</p>
          </li>
        ))}
      </ul>
      {services.settings.demonstration && <People c={c} />}
    </Layout>
  );
}

/** A small picture of each thing; the words below say it. */
function Sign({ of }: { of: (typeof THINGS)[number] }) {
  return <div class="k-sign">{SIGNS[of]}</div>;
}

const SIGNS: Readonly<Record<(typeof THINGS)[number], Child>> = {
  assess: (
    <svg viewBox="0 0 112 32" width="112" height="32" aria-hidden="true">
      <path class="c-axis" d="M0 16H112" />
      <rect class="c-band" x="28" y="10" width="50" height="12" />
      <rect class="c-ink" x="49" y="7" width="2" height="18" />
      <circle class="c-ring" cx="67" cy="16" r="6.5" />
    </svg>
  ),
  label: (
    <>
      <LabelMark label="bronze" />
      <LabelMark label="silver" />
      <LabelMark label="gold" />
    </>
  ),
  report: (
    <svg viewBox="0 0 112 32" width="112" height="32" aria-hidden="true">
      <rect class="c-band" x="0" y="20" width="13" height="12" />
      <rect class="c-band" x="21" y="15" width="13" height="17" />
      <rect class="c-band" x="42" y="18" width="13" height="14" />
      <rect class="c-band" x="63" y="10" width="13" height="22" />
      <rect class="c-own" x="84" y="2" width="13" height="30" />
    </svg>
  ),
  together: <Mark />,
};

function People({ c }: { c: Context<AppEnv> }) {
  const { say } = c.var;
  // the page that was asked for before signing in; checked where it is followed
  const then = c.req.query("then");
  return (
    <section class="k-quiet-area">
      <h2>{say("registry.try_title", { count: PEOPLE.length })}</h2>
      <p class="k-muted">{say("registry.try_lead")}</p>
      <ul class="k-people">
        {PEOPLE.map((one, index) => (
          <li>
            <form method="post" action="/demonstration/sign-in">
              <FormToken c={c} />
              {then && <input type="hidden" name="then" value={then} />}
              <button
                type="submit"
                class={index === 0 ? "k-person k-person-first" : "k-person"}
                name="person"
                value={one.id}
              >
                <span class="k-avatar" aria-hidden="true">
                  {initials(one.name)}
                </span>
                <span>
                  <span class="k-muted">
                    {say(`registry.task.${one.id}.role` as "registry.task.ingrid-solheim.role")}
                  </span>
                  <strong>{one.name}</strong>
                  <span>{say(`registry.task.${one.id}.task` as "registry.task.ingrid-solheim.task")}</span>
                </span>
                <Icon name="arrow" />
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}

function initials(name: string): string {
  const [first = "", ...rest] = name.split(" ");
  return `${first.charAt(0)}${rest.at(-1)?.charAt(0) ?? ""}`;
}

/** Circles in four rows, as clusters grow: `ring` stands alone, `part` has found others, `heart` brings them together. */
const CIRCLES = [
  [30, 58, "ring"],
  [86, 58, "ring"],
  [198, 58, "ring"],
  [2, 106, "ring"],
  [58, 106, "heart"],
  [114, 106, "part"],
  [170, 106, "ring"],
  [30, 154, "part"],
  [86, 154, "ring"],
  [142, 154, "part"],
  [254, 154, "ring"],
  [2, 202, "ring"],
  [114, 202, "ring"],
  [170, 202, "ring"],
  [226, 202, "part"],
] as const;

function Picture() {
  return (
    <svg class="k-hero-picture" viewBox="-30 26 316 208" aria-hidden="true">
      {CIRCLES.map(([cx, cy, kind]) => (
        <circle class={`k-circle-${kind}`} cx={cx} cy={cy} r="27" />
      ))}
    </svg>
  );
}
