import { localTime } from "@klynge/core";
import type { Context } from "hono";
import { DataTable } from "../../../platform/web/components/data-table.tsx";
import { PageHead } from "../../../platform/web/components/page-head.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { Layout } from "../../../platform/web/layout.tsx";
import { sayDay } from "../../../platform/web/moment.ts";
import { pointText } from "../agenda.ts";
import type { CaseView, TrailLine } from "../present.ts";
import { caseCrumbs, titleOf } from "./parts.tsx";

/** The agenda of the visit on a page of its own, to be printed. */
export function AgendaPage({
  c,
  view,
  planned,
  inCluster,
}: {
  c: Context<AppEnv>;
  view: CaseView;
  planned: TrailLine;
  inCluster: boolean;
}) {
  const { say, language } = c.var;
  const { data } = planned;
  if (data.step !== "plan_visit") throw new RangeError("not a visit");
  const day = localTime(Date.parse(data.starts), data.timeZone).slice(0, 10);
  return (
    <Layout
      c={c}
      title={say("cases.agenda.title")}
      place={inCluster ? "cases" : "tasks"}
      {...(inCluster && { clusterId: view.cluster.id })}
      crumbs={[...caseCrumbs(c, view, inCluster), { text: titleOf(c, view), href: `/cases/${view.id}` }]}
    >
      <PageHead
        title={say("cases.agenda.title")}
        actions={
          <button type="button" class="k-button k-button-second" data-print hidden>
            {say("assessment.print_now")}
          </button>
        }
      >
        {titleOf(c, view)}. {sayDay(day, language)}. <bdi>{data.place}</bdi>
      </PageHead>
      <Agenda c={c} visit={data} />
    </Layout>
  );
}

/** Points with their time at the place; the day where the visit has several. */
export function Agenda({
  c,
  visit: { agenda = [], timeZone, starts, ends },
}: {
  c: Context<AppEnv>;
  visit: Extract<TrailLine["data"], { step: "plan_visit" }>;
}) {
  const { say, language } = c.var;
  const local = (moment: string) => localTime(Date.parse(moment), timeZone);
  const several = local(starts).slice(0, 10) !== local(ends).slice(0, 10);
  if (agenda.length === 0) return <p class="k-muted">{say("cases.agenda.none")}</p>;
  return (
    <DataTable
      caption={say("cases.agenda.title")}
      captionHidden
      head={[
        { text: say("cases.agenda.time") },
        { text: say("cases.agenda.topic_head") },
        { text: say("cases.agenda.who_head") },
      ]}
      rows={agenda.map((point) => {
        const { topic, who } = pointText(point, say);
        const day = several ? `${sayDay(local(point.at).slice(0, 10), language)}, ` : "";
        return { cells: [`${day}${local(point.at).slice(11)}`, <bdi>{topic}</bdi>, <bdi>{who}</bdi>] };
      })}
    />
  );
}
