import type { Context } from "hono";
import { ErrorSummary } from "../../../platform/web/components/error-summary.tsx";
import { Field } from "../../../platform/web/components/field.tsx";
import { Note } from "../../../platform/web/components/note.tsx";
import { PageHead } from "../../../platform/web/components/page-head.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { FormToken, Layout } from "../../../platform/web/layout.tsx";
import { presentMoment } from "../../../platform/web/moment.ts";
import { shownName } from "../../../platform/web/person-name.ts";
import { PROFILE_GROUPS, type ProfileGroup, VISIBILITIES } from "../profile-schema.ts";
import { type Typed, textIn } from "../read-fields.ts";
import type { Shape } from "../sections/fields.ts";
import { FieldControl, type FilledForm, labelIn } from "./field-control.tsx";
import { registerCrumbs } from "./register-crumbs.ts";
import { faultText, fieldLabel } from "./section-words.ts";

type C = Context<AppEnv>;

export interface ProfileFormProps {
  readonly c: C;
  readonly cluster: { readonly id: string; readonly name: string };
  readonly version: number;
  readonly typed: Typed;
  readonly faults: Readonly<Record<string, string>>;
  /** Somebody was faster: who, when, and in which fields it differs from what was typed. */
  readonly stale?: {
    readonly by: string | null;
    readonly at: Date;
    readonly fields: readonly { name: string; text: string }[];
  };
}

/** Everything that a cluster says of itself, with who may see it beside each field. */
export function ProfileFormPage({ c, cluster, version, typed, faults, stale }: ProfileFormProps) {
  const { say } = c.var;
  const form: FilledForm = { c, scope: "profile", typed, faults };
  const base = `/clusters/${cluster.id}/profile`;
  const errors = Object.entries(faults).map(([field, code]) => ({
    field: labelIn(form, field),
    text: faultText(c.var, code),
    href: `#${field}`,
  }));
  return (
    <Layout
      c={c}
      title={say("registry.profile.edit_title")}
      place="register"
      clusterId={cluster.id}
      crumbs={[...registerCrumbs(c.var, cluster), { text: say("registry.profile.title"), href: base }]}
    >
      <PageHead title={say("registry.profile.edit_title")}>{say("registry.profile.edit_lead")}</PageHead>
      {stale && <Stale c={c} {...stale} />}
      <nav class="k-section" aria-label={say("registry.profile.parts")}>
        <ul class="k-jump">
          {(Object.keys(PROFILE_GROUPS) as ProfileGroup[]).map((group) => (
            <li>
              <a href={`#${group}`}>{say(`registry.profile.group.${group}`)}</a>
            </li>
          ))}
        </ul>
      </nav>
      <div class="k-section k-narrow">
        <form method="post" action={base} class="k-form" id="form" novalidate>
          <FormToken c={c} />
          <button type="submit" class="k-sr" tabindex={-1}>
            {say("registry.section.save")}
          </button>
          <input type="hidden" name="version" value={String(version)} />
          <ErrorSummary title={say("registry.section.not_saved", { count: errors.length })} errors={errors} />
          {(Object.keys(PROFILE_GROUPS) as ProfileGroup[]).map((group) => (
            <Group form={form} group={group} />
          ))}
          <div class="k-actions k-save-bar">
            <button type="submit" class="k-button">
              {say("registry.section.save")}
            </button>
            <a href={base}>{say("registry.section.cancel")}</a>
          </div>
        </form>
      </div>
    </Layout>
  );
}

function Group({ form, group }: { form: FilledForm; group: ProfileGroup }) {
  const { say } = form.c.var;
  const shape: Shape = PROFILE_GROUPS[group];
  return (
    <section class="k-section k-form" id={group}>
      <h2>{say(`registry.profile.group.${group}`)}</h2>
      <Field
        id={`visible_group.${group}`}
        name={`visible_group.${group}`}
        kind="select"
        size="medium"
        label={say("registry.profile.visible_group")}
        options={[
          { value: "", text: say("registry.profile.as_below") },
          ...VISIBILITIES.map((value) => ({ value, text: say(`registry.profile.visible.${value}`) })),
        ]}
      />
      {Object.entries(shape).map(([key, field]) => (
        <div class="k-visible">
          <FieldControl form={form} field={field} name={`fields.${key}`} />
          <Visible form={form} name={key} />
        </div>
      ))}
    </section>
  );
}

function Visible({ form, name }: { form: FilledForm; name: string }) {
  const { say } = form.c.var;
  const chosen = textIn(form.typed, `visible.${name}`);
  return (
    <p class="k-visible-for">
      <label for={`visible.${name}`}>
        {say("registry.profile.visible_label")}
        <span class="k-sr">: {fieldLabel(say, "profile", name)}</span>
      </label>
      <select id={`visible.${name}`} name={`visible.${name}`}>
        {VISIBILITIES.map((value) => (
          <option value={value} selected={value === (chosen || "cluster")}>
            {say(`registry.profile.visible.${value}`)}
          </option>
        ))}
      </select>
    </p>
  );
}

function Stale({ c, by, at, fields }: { c: C } & NonNullable<ProfileFormProps["stale"]>) {
  const { say, language } = c.var;
  return (
    <div class="k-section">
      <Note kind="warn">
        <p>
          {say("registry.section.stale", {
            who: shownName(by, say) ?? say("registry.section.somebody"),
            when: presentMoment(at, language),
          })}
        </p>
        <ul class="k-stale">
          {fields.map(({ name, text }) => (
            <li>
              {say("registry.section.stale_field", {
                field: fieldLabel(say, "profile", name),
                theirs: text || say("registry.section.blank"),
              })}
            </li>
          ))}
        </ul>
      </Note>
    </div>
  );
}
