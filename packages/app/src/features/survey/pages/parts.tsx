import type { Context } from "hono";
import type { Child } from "hono/jsx";
import type { TextKey } from "../../../platform/i18n/texts.ts";
import { ErrorSummary } from "../../../platform/web/components/error-summary.tsx";
import { Tag } from "../../../platform/web/components/tag.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { type Crumb, FormToken } from "../../../platform/web/layout.tsx";
import { registerCrumbs } from "../../registry/index.ts";
import type { SurveyRow } from "../queries.ts";

/** The first fault of each field, as a key of `survey.fault`. */
export type Faults = Readonly<Record<string, string>>;
export type Values = Readonly<Record<string, string>>;

export function faultText(c: Context<AppEnv>, fault: string | undefined): string[] {
  return fault ? [c.var.say(`survey.fault.${fault}` as TextKey)] : [];
}

export function FaultSummary({ c, faults }: { c: Context<AppEnv>; faults: Faults }) {
  const errors = Object.entries(faults).map(([field, fault]) => ({
    text: faultText(c, fault).join(" "),
    href: `#${field}`,
  }));
  return <ErrorSummary title={c.var.say("survey.fault_title")} errors={errors} />;
}

/** Where a survey stands. */
export function crumbsOf({ var: { say } }: Context<AppEnv>, cluster: { id: string; name: string }): Crumb[] {
  return [...registerCrumbs({ say }, cluster), { text: say("survey.title"), href: `/clusters/${cluster.id}/surveys` }];
}

export function StateTag({ c, survey }: { c: Context<AppEnv>; survey: Pick<SurveyRow, "state"> }) {
  return <Tag kind={survey.state === "open" ? "warn" : "neutral"}>{c.var.say(`survey.state.${survey.state}`)}</Tag>;
}

/** One button that changes a survey as it was seen. */
export function Act({
  c,
  survey,
  act,
  weight = "main",
  children,
}: {
  c: Context<AppEnv>;
  survey: Pick<SurveyRow, "id" | "version">;
  act: "open" | "remind" | "close" | "publish" | "discard";
  weight?: "main" | "second" | "danger";
  children?: Child;
}) {
  const look = { main: "k-button", second: "k-button k-button-second", danger: "k-button k-button-danger" }[weight];
  return (
    <form method="post" action={`/surveys/${survey.id}/${act}`}>
      <FormToken c={c} />
      <input type="hidden" name="version" value={survey.version} />
      <button type="submit" class={look}>
        {children}
      </button>
    </form>
  );
}
