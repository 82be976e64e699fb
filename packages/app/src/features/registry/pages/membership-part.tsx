import { COMMITMENT_PROOFS } from "@klynge/core";
import type { Context } from "hono";
import { DataTable } from "../../../platform/web/components/data-table.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { sayDay } from "../../../platform/web/moment.ts";
import type { LoadedOrganisation } from "../load-organisation.ts";
import type { MembershipRow } from "../organisation-queries.ts";
import { joinedStretches } from "../present.ts";
import { type Filled, OrgField, OrgForm, optionsOf } from "./org-form.tsx";
import { lastDay } from "./org-words.ts";

type C = Context<AppEnv>;

/** From when to when an organisation took part, and the form that starts it anew. */
export function MembershipPart({
  c,
  loaded,
  attempt,
}: {
  c: C;
  loaded: LoadedOrganisation;
  attempt: Filled | undefined;
}) {
  const { say, language } = c.var;
  const { memberships, organisation, writes } = loaded;
  const stretches = joinedStretches(memberships);
  const lasting = memberships.some(({ ends }) => ends === null);
  return (
    <section class="k-section" aria-labelledby="memberships">
      <h2 id="memberships">{say("registry.org.part.memberships")}</h2>
      {memberships.length === 0 ? (
        <p class="k-muted">{say("registry.org.no_membership")}</p>
      ) : (
        <>
          {stretches.length < memberships.length && (
            <p class="k-muted">
              {say("registry.org.joined", {
                stretches: stretches
                  .map(({ from, until }) =>
                    until
                      ? say("registry.org.from_to", {
                          from: sayDay(from, language),
                          to: sayDay(lastDay(until), language),
                        })
                      : say("registry.org.from_on", { from: sayDay(from, language) }),
                  )
                  .join("; "),
              })}
            </p>
          )}
          <Memberships c={c} list={memberships} name={organisation.name} writes={writes} />
        </>
      )}
      {writes && (!lasting || attempt) && (
        <div class="k-section k-narrow">
          <h3>{say(memberships.length === 0 ? "registry.org.start_first" : "registry.org.start_again")}</h3>
          <MembershipForm
            c={c}
            action={`/organisations/${organisation.id}/memberships`}
            submit={say("registry.org.start")}
            filled={attempt ?? { fields: {}, faults: {} }}
            weight="second"
          />
        </div>
      )}
    </section>
  );
}

function Memberships({
  c,
  list,
  name,
  writes,
}: {
  c: C;
  list: readonly MembershipRow[];
  name: string;
  writes: boolean;
}) {
  const { say, language } = c.var;
  return (
    <DataTable
      caption={say("registry.org.part.memberships")}
      captionHidden
      head={[
        ...(["starts", "last", "proof", "note"] as const).map((field) => ({
          text: say(`registry.org.field.${field}`),
        })),
        ...(writes ? [{ text: say("registry.org.change"), hidden: true }] : []),
      ]}
      rows={list.map(({ id, starts, ends, proof, note }) => ({
        cells: [
          sayDay(starts, language),
          ends ? sayDay(lastDay(ends), language) : say("registry.org.lasts"),
          proof ? say(`registry.org.proof.${proof}`) : say("registry.org.only_listed"),
          note,
          ...(writes
            ? [
                <a
                  href={`/memberships/${id}`}
                  aria-label={say("registry.org.change_membership", { name, day: sayDay(starts, language) })}
                >
                  {say("registry.org.change")}
                </a>,
              ]
            : []),
        ],
      }))}
    />
  );
}

export function MembershipForm({
  c,
  filled,
  ...form
}: {
  c: C;
  filled: Filled;
  action: string;
  submit: string;
  weight?: "main" | "second";
}) {
  const { say } = c.var;
  const field = { c, filled };
  return (
    <OrgForm c={c} {...form} id="membership" faults={filled.faults}>
      {filled.fields.version && <input type="hidden" name="version" value={filled.fields.version} />}
      <div class="k-form-row">
        <OrgField {...field} name="starts" kind="date" hint required />
        <OrgField {...field} name="last" fault="ends" kind="date" hint />
      </div>
      <OrgField
        {...field}
        name="proof"
        kind="select"
        size="medium"
        hint
        options={optionsOf(c, "proof", COMMITMENT_PROOFS, say("registry.org.only_listed"))}
      />
      <OrgField {...field} name="note" kind="textarea" rows={2} />
    </OrgForm>
  );
}
