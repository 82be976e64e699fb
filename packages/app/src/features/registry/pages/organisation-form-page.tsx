import { countryCodes, ORGANISATION_KINDS, SIZE_CLASSES } from "@klynge/core";
import type { Context } from "hono";
import { Note } from "../../../platform/web/components/note.tsx";
import { PageHead } from "../../../platform/web/components/page-head.tsx";
import { countryName } from "../../../platform/web/country-name.ts";
import type { AppEnv } from "../../../platform/web/env.ts";
import { Layout } from "../../../platform/web/layout.tsx";
import { presentMoment } from "../../../platform/web/moment.ts";
import { shownName } from "../../../platform/web/person-name.ts";
import { differing, inputOf, type OrganisationRow } from "../organisation-columns.ts";
import type { FoundOrganisation } from "../organisation-queries.ts";
import type { findCluster } from "../queries.ts";
import type { OrganisationInput } from "../schema.ts";
import { type Filled, OrgField, OrgForm, optionsOf } from "./org-form.tsx";
import { fieldName, fieldWords, typedMoney } from "./org-words.ts";
import { crumbsOf } from "./register-crumbs.ts";

type C = Context<AppEnv>;
type Cluster = NonNullable<Awaited<ReturnType<typeof findCluster>>>["cluster"];

interface FormProps {
  readonly c: C;
  readonly cluster: Cluster;
  /** Null for a new one. */
  readonly organisation: OrganisationRow | null;
  readonly filled: Filled;
  /** Somebody was faster: what stands there now, beside what was typed. */
  readonly stale?: { readonly now: FoundOrganisation; readonly mine: OrganisationInput };
}

/** Everything that is known of an organisation, to be written anew. */
export function OrganisationFormPage({ c, cluster, organisation, filled, stale }: FormProps) {
  const { say } = c.var;
  const title = organisation
    ? say("registry.org.edit_title", { name: organisation.name })
    : say("registry.org.new_title");
  const action = organisation ? `/organisations/${organisation.id}` : `/clusters/${cluster.id}/organisations`;
  return (
    <Layout c={c} title={title} place="register" clusterId={cluster.id} crumbs={crumbsOf(c, cluster, organisation)}>
      <PageHead title={title}>{say("registry.org.form_lead")}</PageHead>
      {stale && <Stale c={c} {...stale} />}
      <div class="k-section k-narrow">
        <OrgForm
          c={c}
          action={action}
          submit={say(organisation ? "registry.org.save" : "registry.org.add")}
          faults={filled.faults}
        >
          <input type="hidden" name="version" value={filled.fields.version ?? "0"} />
          <Identity c={c} filled={filled} />
          <Size c={c} filled={filled} />
          <Place c={c} filled={filled} />
          <Rest c={c} filled={filled} />
        </OrgForm>
      </div>
    </Layout>
  );
}

function Stale({ c, now, mine }: { c: C } & NonNullable<FormProps["stale"]>) {
  const { say, language } = c.var;
  const theirs = inputOf(now.organisation);
  const fields = differing(theirs, mine);
  return (
    <div class="k-section">
      <Note kind="warn">
        <p>
          {say("registry.org.stale", {
            who: shownName(now.changedByName, say) ?? say("registry.org.somebody"),
            when: presentMoment(now.organisation.changedAt, language),
          })}
        </p>
        <ul class="k-org-stale">
          {fields.map((field) => (
            <li>
              {say("registry.org.stale_field", {
                field: fieldName(field, say),
                theirs: fieldWords(field, theirs, c.var) ?? say("condition.unknown"),
                mine: fieldWords(field, mine, c.var) ?? say("condition.unknown"),
              })}
            </li>
          ))}
        </ul>
      </Note>
    </div>
  );
}

type PartProps = { c: C; filled: Filled };

function Identity({ c, filled }: PartProps) {
  const { say } = c.var;
  const field = { c, filled };
  return (
    <>
      <OrgField {...field} name="name" required />
      <OrgField
        {...field}
        name="kind"
        kind="select"
        size="medium"
        options={optionsOf(c, "kind", ORGANISATION_KINDS)}
        hint
      />
      <div class="k-form-row">
        <OrgField {...field} name="register_scheme" hint />
        <OrgField {...field} name="register_number" hint />
      </div>
      <div class="k-form-row">
        <OrgField {...field} name="parent_number" hint />
        <OrgField {...field} name="legal_form" hint />
      </div>
      <div class="k-form-row">
        <OrgField {...field} name="nace" hint />
        <OrgField
          {...field}
          name="nace_scheme"
          kind="select"
          hint
          options={[
            { value: "", text: say("condition.unknown") },
            { value: "NACE2", text: "NACE 2" },
            { value: "NACE2.1", text: "NACE 2.1" },
          ]}
        />
      </div>
    </>
  );
}

function Size({ c, filled }: PartProps) {
  const { say } = c.var;
  const field = { c, filled };
  return (
    <section class="k-section k-form">
      <div>
        <h2>{say("registry.org.part.size")}</h2>
        <p class="k-hint">{say("registry.org.part.size_text")}</p>
      </div>
      <OrgField
        {...field}
        name="size"
        kind="select"
        size="medium"
        options={optionsOf(c, "size", SIZE_CLASSES, say("registry.org.size.open"))}
      />
      <div class="k-form-row">
        <OrgField {...field} name="headcount" kind="number" />
        <OrgField {...field} name="group_headcount" kind="number" />
      </div>
      <div class="k-form-row">
        <OrgField {...field} name="turnover_cents" kind="number" unit="€" />
        <OrgField {...field} name="balance_cents" kind="number" unit="€" />
      </div>
      <div class="k-form-row">
        <OrgField {...field} name="group_turnover_cents" kind="number" unit="€" />
        <OrgField {...field} name="group_balance_cents" kind="number" unit="€" />
      </div>
    </section>
  );
}

function Place({ c, filled }: PartProps) {
  const { say, language } = c.var;
  const field = { c, filled };
  const countries = countryCodes()
    .map((value) => ({ value, text: countryName(value, language) }))
    .sort((a, b) => a.text.localeCompare(b.text, language));
  return (
    <section class="k-section k-form">
      <div>
        <h2>{say("registry.org.part.place")}</h2>
        <p class="k-hint">{say("registry.org.part.place_text")}</p>
      </div>
      <OrgField
        {...field}
        name="country"
        kind="select"
        size="medium"
        options={[{ value: "", text: say("condition.unknown") }, ...countries]}
      />
      <div class="k-form-row">
        <OrgField {...field} name="postal_code" />
        <OrgField {...field} name="town" />
      </div>
      <OrgField {...field} name="address" />
      <OrgField {...field} name="region" size="short" hint />
      <div class="k-form-row">
        <OrgField {...field} name="latitude" kind="number" hint />
        <OrgField {...field} name="longitude" kind="number" />
      </div>
    </section>
  );
}

function Rest({ c, filled }: PartProps) {
  const { say } = c.var;
  const field = { c, filled };
  return (
    <section class="k-section k-form">
      <h2>{say("registry.org.part.rest")}</h2>
      <OrgField {...field} name="website" />
      <OrgField {...field} name="description" kind="textarea" />
      <div class="k-form-row">
        <OrgField {...field} name="source" hint />
        <OrgField {...field} name="source_date" kind="date" hint />
      </div>
      <OrgField
        {...field}
        name="listed"
        kind="select"
        size="medium"
        hint
        options={[
          { value: "", text: say("condition.no") },
          { value: "yes", text: say("condition.yes") },
        ]}
      />
    </section>
  );
}

/** What is kept, as it is typed. */
export function fieldsOf(c: C, own: OrganisationInput, version: number): Record<string, string> {
  const { language } = c.var;
  const text = (value: string | number | null): string => (value === null ? "" : String(value));
  const degrees = (value: number | null): string => text(value).replace(".", language === "en" ? "." : ",");
  return {
    version: String(version),
    ...Object.fromEntries(
      Object.entries(own).flatMap(([name, value]) =>
        typeof value === "string" || typeof value === "number" ? [[name, String(value)]] : [],
      ),
    ),
    nace: own.nace.join(", "),
    turnover_cents: typedMoney(own.turnover_cents, language),
    balance_cents: typedMoney(own.balance_cents, language),
    group_turnover_cents: typedMoney(own.group_turnover_cents, language),
    group_balance_cents: typedMoney(own.group_balance_cents, language),
    latitude: degrees(own.latitude),
    longitude: degrees(own.longitude),
    listed: own.listed ? "yes" : "",
  };
}
