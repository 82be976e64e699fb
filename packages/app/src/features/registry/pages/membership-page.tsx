import { COMMITMENT_PROOFS } from "@klynge/core";
import type { Context } from "hono";
import { today } from "../../../platform/services.ts";
import { Note } from "../../../platform/web/components/note.tsx";
import { PageHead } from "../../../platform/web/components/page-head.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { Layout } from "../../../platform/web/layout.tsx";
import { presentMoment } from "../../../platform/web/moment.ts";
import { shownName } from "../../../platform/web/person-name.ts";
import type { FoundMembership, MembershipRow } from "../organisation-queries.ts";
import { MembershipForm } from "./membership-part.tsx";
import { type Filled, OrgField, OrgForm, optionsOf } from "./org-form.tsx";
import { lastDay } from "./org-words.ts";
import { crumbsOf } from "./register-crumbs.ts";

type C = Context<AppEnv>;

interface MembershipProps {
  readonly c: C;
  readonly seen: FoundMembership;
  /** What was typed and is wrong, or was typed while somebody else was faster. */
  readonly filled?: Filled;
  readonly stale?: boolean;
  readonly commitment?: Filled;
}

/** One membership: ended, corrected, or followed by a committed one. It is never deleted. */
export function MembershipPage({ c, seen, filled, stale = false, commitment }: MembershipProps) {
  const { say, language } = c.var;
  const { membership, organisation, cluster, changedByName } = seen;
  const title = say("registry.org.membership_title");
  return (
    <Layout c={c} title={title} place="register" clusterId={cluster.id} crumbs={crumbsOf(c, cluster, organisation)}>
      <PageHead title={say("registry.org.membership_of", { name: organisation.name })}>
        {say("registry.org.membership_lead")}
      </PageHead>
      {stale && (
        <Note kind="warn">
          {say("registry.org.stale_membership", {
            who: shownName(changedByName, say) ?? say("registry.org.somebody"),
            when: presentMoment(membership.changedAt, language),
          })}
        </Note>
      )}
      {membership.proof === null && <Commit c={c} membership={membership} commitment={commitment} />}
      <section class="k-section k-narrow" aria-labelledby="correct">
        <h2 id="correct">{say("registry.org.end_or_correct")}</h2>
        <MembershipForm
          c={c}
          action={`/memberships/${membership.id}`}
          submit={say("registry.org.save")}
          weight={membership.proof === null ? "second" : "main"}
          filled={filled ?? { fields: membershipFields(membership), faults: {} }}
        />
      </section>
    </Layout>
  );
}

function Commit({ c, membership, commitment }: { c: C; membership: MembershipRow; commitment: Filled | undefined }) {
  const { say } = c.var;
  const filled = commitment ?? { fields: { from: today(c.var.services) }, faults: {} };
  return (
    <section class="k-section k-narrow" aria-labelledby="commit">
      <h2 id="commit">{say("registry.org.commit_title")}</h2>
      <p class="k-text">{say("registry.org.commit_text")}</p>
      <OrgForm
        c={c}
        id="commitment"
        action={`/memberships/${membership.id}/commit`}
        submit={say("registry.org.commit")}
        faults={filled.faults}
      >
        <input type="hidden" name="version" value={String(membership.version)} />
        <div class="k-form-row">
          <OrgField c={c} filled={filled} name="from" kind="date" />
          <OrgField
            c={c}
            filled={filled}
            name="new_proof"
            kind="select"
            options={optionsOf(c, "proof", COMMITMENT_PROOFS)}
          />
        </div>
      </OrgForm>
    </section>
  );
}

export function membershipFields({ starts, ends, proof, note, version }: MembershipRow): Record<string, string> {
  return { starts, last: ends ? lastDay(ends) : "", proof: proof ?? "", note, version: String(version) };
}
