import type { Context } from "hono";
import type { TextKey } from "../../../platform/i18n/texts.ts";
import { megabytes } from "../../../platform/uploads/uploads.ts";
import { ErrorSummary } from "../../../platform/web/components/error-summary.tsx";
import { Field } from "../../../platform/web/components/field.tsx";
import { PageHead } from "../../../platform/web/components/page-head.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { FormToken, Layout } from "../../../platform/web/layout.tsx";
import type { Problem } from "../../../platform/web/problem.ts";
import { registerCrumbs } from "../pages/register-crumbs.ts";
import { VISIBILITIES } from "../profile-schema.ts";
import { ACCEPTED, LOGO_KINDS, MOST_BYTES, MOST_SIDE } from "./kinds.ts";
import { LogoPicture } from "./logo-picture.tsx";
import { presentLogo } from "./present.ts";
import type { LogoRow } from "./queries.ts";

interface LogoProps {
  readonly c: Context<AppEnv>;
  readonly cluster: { readonly id: string; readonly name: string };
  /** Null while there never was one. */
  readonly row: LogoRow | null;
  /** Why the picture was not taken. */
  readonly fault?: Problem;
  readonly seenBy?: LogoRow["seenBy"] | undefined;
}

/** The picture of a cluster: to bring, to replace, to show to others, or to remove. */
export function LogoPage(props: LogoProps) {
  const { c, cluster, row, fault } = props;
  const { say } = c.var;
  const base = `/clusters/${cluster.id}/profile`;
  const logo = presentLogo(row);
  const errors = fault ? [faultText(c, fault)] : [];
  return (
    <Layout
      c={c}
      title={say("registry.logo.title")}
      place="register"
      clusterId={cluster.id}
      crumbs={[...registerCrumbs(c.var, cluster), { text: say("registry.profile.title"), href: base }]}
    >
      <PageHead title={say("registry.logo.title")}>{say("registry.logo.lead")}</PageHead>
      <ErrorSummary
        title={say("registry.logo.not_saved")}
        errors={errors.map((text) => ({ text, href: "#logo-file" }))}
      />
      {logo && (
        <section class="k-section">
          <LogoPicture c={c} name={cluster.name} logo={logo} />
        </section>
      )}
      <LogoForm {...props} errors={errors} />
      {logo && <Remove {...props} />}
    </Layout>
  );
}

/** Bad input is a form without a picture. */
function faultText({ var: { say } }: Context<AppEnv>, { code, details }: Problem): string {
  const kinds = LOGO_KINDS.map(({ endings }) => endings[0].toUpperCase()).join(", ");
  return say(`registry.logo.fault.${code}` as TextKey, { ...details, kinds });
}

function LogoForm({ c, cluster, row, seenBy, errors }: LogoProps & { readonly errors: readonly string[] }) {
  const { say } = c.var;
  const there = row?.sha256 != null;
  return (
    <section class="k-section">
      <form
        class="k-form k-drop"
        method="post"
        action={`/clusters/${cluster.id}/profile/logo`}
        enctype="multipart/form-data"
        data-drop={say("registry.logo.one_at_a_time")}
      >
        <FormToken c={c} />
        <input type="hidden" name="version" value={String(row?.version ?? 0)} />
        <Field
          id="logo-file"
          name="file"
          kind="file"
          label={say(there ? "registry.logo.other_file" : "registry.logo.file")}
          {...(there && { optional: say("registry.logo.optional") })}
          hint={
            <>
              <span data-drop-hint="" hidden>
                {say("registry.logo.drop")}{" "}
              </span>
              {say("registry.logo.file_hint", { limit: megabytes(MOST_BYTES), side: MOST_SIDE })}
            </>
          }
          errors={errors}
          required={!there}
          attributes={{ accept: ACCEPTED }}
        />
        <Field
          id="logo-seen-by"
          name="seen_by"
          kind="select"
          size="medium"
          label={say("registry.profile.visible_label")}
          hint={say("registry.logo.visible_hint")}
          value={seenBy ?? row?.seenBy ?? "cluster"}
          options={VISIBILITIES.map((value) => ({ value, text: say(`registry.profile.visible.${value}`) }))}
        />
        <div class="k-actions">
          <button class="k-button" type="submit">
            {say("registry.logo.save")}
          </button>
          <a href={`/clusters/${cluster.id}/profile`}>{say("registry.section.cancel")}</a>
        </div>
      </form>
    </section>
  );
}

function Remove({ c, cluster, row }: LogoProps) {
  const { say } = c.var;
  return (
    <section class="k-section">
      <h2>{say("registry.logo.remove")}</h2>
      <p>{say("registry.logo.remove_text")}</p>
      <form method="post" action={`/clusters/${cluster.id}/profile/logo/remove`} class="k-actions k-more">
        <FormToken c={c} />
        <input type="hidden" name="version" value={String(row?.version ?? 0)} />
        <button class="k-button k-button-second" type="submit">
          {say("registry.logo.remove")}
        </button>
      </form>
    </section>
  );
}
