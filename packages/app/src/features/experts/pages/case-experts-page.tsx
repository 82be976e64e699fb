import { activeExperts } from "@klynge/core";
import type { Context } from "hono";
import { EmptyBox } from "../../../platform/web/components/empty-box.tsx";
import { Field } from "../../../platform/web/components/field.tsx";
import { Note } from "../../../platform/web/components/note.tsx";
import { PageHead } from "../../../platform/web/components/page-head.tsx";
import { countryName } from "../../../platform/web/country-name.ts";
import type { AppEnv } from "../../../platform/web/env.ts";
import { Layout } from "../../../platform/web/layout.tsx";
import { sayDay } from "../../../platform/web/moment.ts";
import type { ProblemDetails } from "../../../platform/web/problem.ts";
import { refusalText, type SchemeWords, StepToken, titleOf } from "../../cases/index.ts";
import type { StaffingView } from "../present.ts";
import { Against, ProposeForm } from "./candidate.tsx";
import { PoolPart } from "./pool-part.tsx";
import { languageNames, reasonText, sectorNames, withTies } from "./words.ts";

export interface CaseExpertsPageProps {
  readonly c: Context<AppEnv>;
  readonly view: StaffingView;
  readonly names: ReadonlyMap<string, string>;
  readonly words: SchemeWords;
  readonly mayPropose: boolean;
  readonly refused: ProblemDetails | undefined;
}

const DONE = ["proposed", "withdrawn"] as const;

/** Who could assess a case: what the optimisation proposes and why, and the whole pool to choose from. */
export function CaseExpertsPage(props: CaseExpertsPageProps) {
  const { c, view, words, refused } = props;
  const { say } = c.var;
  const done = DONE.find((one) => one === c.req.query("done"));
  return (
    <Layout
      c={c}
      title={say("experts.case.title")}
      place="tasks"
      crumbs={[
        { text: say("layout.work"), href: "/tasks" },
        { text: titleOf(c, view), href: `/cases/${view.id}` },
      ]}
    >
      <PageHead title={say("experts.case.title")}>{say("experts.case.lead", { case: titleOf(c, view) })}</PageHead>
      {done && <Note kind="done">{say(`experts.case.done.${done}`)}</Note>}
      {refused && <Note kind="bad">{refusalText(c, words, withTies(c, refused))}</Note>}
      <Needed {...props} />
      <Asked {...props} />
      <Proposed {...props} />
      <PoolPart {...props} />
    </Layout>
  );
}

function Needed({ c, view }: CaseExpertsPageProps) {
  const { say, language } = c.var;
  const { wanted, cluster, seats } = view;
  if (!wanted) return <Note>{say("experts.case.not_now")}</Note>;
  const days = [...new Set([wanted.days[0], wanted.days.at(-1)])].flatMap((day) => day ?? []);
  return (
    <section class="k-section" aria-labelledby="needed">
      <h2 id="needed">{say("experts.case.needed")}</h2>
      <dl class="k-case-facts">
        <dt>{say("experts.field.seats")}</dt>
        <dd>{say("experts.case.seats", { count: seats })}</dd>
        <dt>{say("experts.field.country")}</dt>
        <dd>{countryName(cluster.country, language)}</dd>
        <dt>{say("experts.field.days")}</dt>
        <dd>{days.map((day) => sayDay(day, language)).join(" – ")}</dd>
        <dt>{say("experts.field.languages")}</dt>
        <dd>{languageNames(c, wanted.languages) || say("experts.case.any_language")}</dd>
        <dt>{say("experts.field.sectors")}</dt>
        <dd>{sectorNames(c, wanted.sectors) || say("experts.case.any_sector")}</dd>
      </dl>
      {view.sameFirmApproved && <p>{say("experts.case.same_firm_approved")}</p>}
    </section>
  );
}

function Asked({ c, view, names, mayPropose }: CaseExpertsPageProps) {
  const { say, language } = c.var;
  if (view.asked.length === 0) return null;
  const byId = new Map(view.candidates.map((one) => [one.expert.personId, one]));
  return (
    <section class="k-section" aria-labelledby="asked">
      <h2 id="asked">{say("experts.case.asked")}</h2>
      <ul class="k-list k-expert-asked">
        {view.asked.map(({ expert, country, firm, state }) => (
          <li>
            <div>
              <strong>{names.get(expert) || say("layout.erased_person")}</strong>{" "}
              <span class="k-muted">
                {countryName(country, language)}
                {firm && ` · ${firm}`} · {say(`cases.expert_state.${state}`)}
              </span>
              {activeExperts({ experts: view.asked }).some((one) => one.expert === expert) && (
                <Against c={c} candidate={byId.get(expert)} asked />
              )}
            </div>
            {mayPropose && view.wanted && (state === "proposed" || state === "accepted") && (
              <TakeBack c={c} view={view} expert={expert} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function TakeBack({ c, view, expert }: Pick<CaseExpertsPageProps, "c" | "view"> & { expert: string }) {
  const { say } = c.var;
  return (
    <details>
      <summary>{say("cases.step.withdraw_proposal")}</summary>
      <form method="post" action={`/cases/${view.id}/experts/withdraw`} class="k-form">
        <StepToken c={c} />
        <Field id={`because-${expert}`} name="because" kind="textarea" label={say("cases.field.because")} required />
        <div class="k-actions">
          <button type="submit" class="k-button k-button-danger" name="expert" value={expert}>
            {say("cases.step.withdraw_proposal")}
          </button>
        </div>
      </form>
    </details>
  );
}

function Proposed({ c, view, mayPropose }: CaseExpertsPageProps) {
  const { say, language } = c.var;
  const { wanted, proposal } = view;
  if (!wanted) return null;
  const chosen = proposal?.experts.filter(({ fixed }) => !fixed) ?? [];
  const byId = new Map(view.candidates.map((one) => [one.expert.personId, one.expert]));
  return (
    <section class="k-section" aria-labelledby="proposal">
      <h2 id="proposal">{say("experts.proposal.title")}</h2>
      <p class="k-hint">{say("experts.proposal.hint")}</p>
      {!proposal && <Note kind="warn">{say("experts.proposal.not_reckoned")}</Note>}
      {!view.proven && <Note>{say("experts.proposal.not_proven")}</Note>}
      {proposal?.brokenTogether.map((rule) => (
        <Note kind="warn">{say(`experts.together.${rule}`)}</Note>
      ))}
      {proposal?.emptied && <Emptied c={c} emptied={proposal.emptied} />}
      {proposal && !proposal.emptied && chosen.length === 0 && <p>{say("experts.proposal.complete")}</p>}
      <ul class="k-expert-proposals">
        {chosen.map(({ expert, reasons }) => {
          const own = byId.get(expert);
          return (
            own && (
              <li class="k-expert-proposal">
                <h3>{own.name}</h3>
                <p class="k-muted">
                  {countryName(own.country, language)}
                  {own.firm && ` · ${own.firm}`}
                </p>
                <ul>
                  {reasons.map((reason) => (
                    <li>{reasonText(c, reason)}</li>
                  ))}
                </ul>
                {mayPropose && <ProposeForm c={c} caseId={view.id} expert={expert} name={own.name} main />}
              </li>
            )
          );
        })}
      </ul>
    </section>
  );
}

function Emptied({
  c,
  emptied,
}: {
  c: Context<AppEnv>;
  emptied: NonNullable<NonNullable<StaffingView["proposal"]>["emptied"]>;
}) {
  const { say } = c.var;
  return (
    <EmptyBox title={say("experts.emptied.title")} level={3}>
      {say(`experts.emptied.${emptied.rule}`)}{" "}
      {emptied.left
        .map(({ rule, count }) => say("experts.emptied.left", { rule: say(`experts.rule_name.${rule}`), count }))
        .join(" ")}
    </EmptyBox>
  );
}
