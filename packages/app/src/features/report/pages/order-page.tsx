import { LANGUAGES } from "@klynge/core";
import type { Wording } from "@klynge/report/wording";
import type { Context } from "hono";
import { Choices } from "../../../platform/web/components/choices.tsx";
import { PageHead } from "../../../platform/web/components/page-head.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { FormToken, Layout } from "../../../platform/web/layout.tsx";
import { groupName } from "../present.ts";
import type { GroupChoice } from "../schema.ts";
import { Synthetic } from "./synthetic.tsx";

export interface OrderPageProps {
  readonly c: Context<AppEnv>;
  readonly cluster: { readonly id: string; readonly name: string };
  readonly assessment: {
    readonly id: string;
    readonly name: string;
    /** Whose answers and points it shows. */
    readonly from: "draft" | "submission" | "found";
  };
  readonly choices: readonly GroupChoice[];
  readonly wording: Wording;
}

/** The order: language and groups; everything else follows from the assessment. */
export function OrderPage({ c, cluster, assessment, choices, wording }: OrderPageProps) {
  const { say, language } = c.var;
  // a box that cannot be unticked is not sent by browsers
  const main = choices.find((choice) => choice.main);
  return (
    <Layout
      c={c}
      title={say("report.order_title")}
      place="reports"
      clusterId={cluster.id}
      crumbs={[
        { text: cluster.name, href: `/clusters/${cluster.id}` },
        { text: say("layout.reports"), href: `/clusters/${cluster.id}/reports` },
      ]}
    >
      <PageHead title={say("report.order_title")}>{assessment.name}</PageHead>
      <Synthetic c={c} />
      <form class="k-form k-section" method="post" action={`/assessments/${assessment.id}/report`}>
        <p class="k-text">{say(`report.from_${assessment.from}`)}</p>
        <FormToken c={c} />
        <Choices
          id="language"
          name="language"
          legend={say("report.language")}
          layout="row"
          choices={LANGUAGES.map((one) => ({
            value: one,
            title: <span lang={one}>{say(`layout.language_names.${one}`)}</span>,
            checked: one === language,
          }))}
        />
        {main && <input type="hidden" name="groups" value={main.id} />}
        <Choices
          id="groups"
          name="groups"
          type="checkbox"
          legend={say("report.groups")}
          hint={say("report.groups_hint")}
          choices={choices.map(({ id, of, n, main }) => ({
            value: id,
            title: groupName(of, { say, wording }),
            text: n === null ? say("report.withheld") : textOf(n, main),
            checked: n !== null,
            disabled: main,
            withheld: n === null,
          }))}
        />
        <div class="k-actions">
          <button class="k-button" type="submit">
            {say("report.order")}
          </button>
        </div>
      </form>
    </Layout>
  );

  function textOf(n: number, main: boolean): string {
    const count = say("report.clusters", { count: n, number: wording.number(n) });
    return main ? `${count}. ${say("report.always")}` : count;
  }
}
