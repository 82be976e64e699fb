import type { CaseChange } from "@klynge/core";
import type { Context } from "hono";
import type { TextKey } from "../../../platform/i18n/texts.ts";
import { PageHead } from "../../../platform/web/components/page-head.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { Layout } from "../../../platform/web/layout.tsx";
import { sayLocal } from "../../../platform/web/moment.ts";
import type { CaseView, TrailLine } from "../present.ts";
import { type ChangeNames, ChangesList } from "./changes-list.tsx";
import { CorrectedValues } from "./corrected-values.tsx";
import { caseCrumbs, titleOf } from "./parts.tsx";

/** Who did what, when and why, as far as the person may read it; nothing of it can be changed. */
export function TrailPage({
  c,
  view,
  trail,
  changes,
  names,
  inCluster,
}: {
  c: Context<AppEnv>;
  view: CaseView;
  trail: readonly TrailLine[];
  /** What each entry changed, by its number. */
  changes: ReadonlyMap<number, readonly CaseChange[]>;
  names: ChangeNames;
  inCluster: boolean;
}) {
  const { say, language } = c.var;
  return (
    <Layout
      c={c}
      title={say("cases.trail.title")}
      place={inCluster ? "cases" : "tasks"}
      {...(inCluster && { clusterId: view.cluster.id })}
      crumbs={[...caseCrumbs(c, view, inCluster), { text: titleOf(c, view), href: `/cases/${view.id}` }]}
    >
      <PageHead title={say("cases.trail.title")}>
        {say("cases.trail.lead")} {say("cases.trail.clock", { zone: names.timeZone.replaceAll("_", " ") })}
      </PageHead>
      <ol class="k-list k-trail" reversed>
        {trail.map((line) => (
          <li>
            <p>
              <strong>{say(`cases.step.${line.data.step}` as TextKey)}</strong>
              <span class="k-muted">
                {" "}
                · <Actor c={c} line={line} /> · {sayLocal(line.at, language, names.timeZone)}
              </span>
            </p>
            <Words c={c} line={line} />
            <Corrected c={c} line={line} />
            <ChangesList c={c} changes={changes.get(line.number) ?? []} names={names} />
            <p class="k-hash">{line.hash.slice(0, 16)}</p>
          </li>
        ))}
      </ol>
    </Layout>
  );
}

/** Who did it, and as what. */
function Actor({
  c: {
    var: { say },
  },
  line,
}: {
  c: Context<AppEnv>;
  line: TrailLine;
}) {
  if (line.by === null) return say("cases.party.program");
  const behalf =
    line.onBehalfOf === null ? "" : say("cases.trail.on_behalf_of", { name: line.onBehalfOf || say("cases.somebody") });
  return `${line.by || say("cases.somebody")} (${[say(`cases.party.${line.party}`), behalf].filter(Boolean).join(", ")})`;
}

/** What was typed. */
function Words({ c, line: { data } }: { c: Context<AppEnv>; line: TrailLine }) {
  const typed = ["because", "text", "grounds", "seen", "place", "observers"].flatMap((key) => {
    const value = (data as Readonly<Record<string, unknown>>)[key];
    return typeof value === "string" && value !== "" ? [value] : [];
  });
  return (
    <>
      {data.step === "issue_invoice" && (
        <p>
          {c.var.say("cases.field.number")}: <bdi>{data.number}</bdi>
        </p>
      )}
      {typed.map((text) => (
        <p class="k-case-text">{text}</p>
      ))}
    </>
  );
}

/** Answers that the experts agreed on otherwise, beside what was handed in. */
function Corrected({ c, line: { data } }: { c: Context<AppEnv>; line: TrailLine }) {
  if (data.step !== "correct_facts") return null;
  const { facts, submitted } = data;
  return <CorrectedValues c={c} facts={facts} submitted={(fact) => submitted[fact] ?? null} />;
}
