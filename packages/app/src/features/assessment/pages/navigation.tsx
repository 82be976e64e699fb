import type { Context } from "hono";
import { Icon } from "../../../platform/web/components/icon.tsx";
import { StateIcon } from "../../../platform/web/components/state-icon.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import type { AssessmentView, RowEntry, RowGroup } from "../present.ts";
import { ELIGIBILITY } from "../schema.ts";

export interface NavigationProps {
  readonly c: Context<AppEnv>;
  readonly view: AssessmentView;
  /** The row that is open; null on pages about the whole. */
  readonly current: RowEntry | null;
  /** Words that rows were searched for, and the rows that have them; the others are left out. */
  readonly search?: string;
  readonly found?: readonly RowEntry[];
}

/** All rows with their states; beside the question on wide screens, behind a picker on small ones. */
export function Navigation({ c, view, current, search = "", found }: NavigationProps) {
  const { say } = c.var;
  const base = `/assessments/${view.loaded.assessment.id}`;
  const groups = view.groups
    .map((group) => ({ ...group, rows: group.rows.filter((row) => !found || found.includes(row)) }))
    .filter((group) => group.rows.length > 0);
  return (
    <>
      <button type="button" class="k-picker" popovertarget="indicators">
        {current && <StateIcon state={current.state} />}
        <span>
          {current?.id ?? say("assessment.rows")}{" "}
          <span class="k-muted">
            {current && say("assessment.row_of", { n: view.rows.indexOf(current) + 1, of: view.rows.length })}
          </span>
        </span>
        <Icon name="chevron" />
      </button>
      <nav class="k-rail k-assess-nav" id="indicators" popover="auto" aria-label={say("assessment.rows")}>
        <NavigationLead c={c} view={view} />
        <search>
          <form class="k-nav-search" method="get" action={`${base}/search`}>
            <label for="row-search" class="k-sr">
              {say("assessment.search")}
            </label>
            <input
              class="k-input"
              id="row-search"
              type="search"
              name="q"
              value={search}
              placeholder={say("assessment.search")}
            />
          </form>
        </search>
        {groups.map((group) => (
          <Group c={c} group={group} base={base} current={current} />
        ))}
        <ul class="k-nav-legend">
          {(
            [
              "answered",
              "prefilled",
              "evidence_missing",
              "reason_missing",
              "unanswered",
              "gate_met",
              "gate_failed",
              "settled",
            ] as const
          ).map((state) => (
            <li>
              <StateIcon state={state} /> {say(`assessment.state.${state}`)}
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}

/** How much is answered; replaced after each saving. */
export function NavigationLead({ c, view }: Pick<NavigationProps, "c" | "view">) {
  const { say } = c.var;
  const own = view.rows.filter(({ asked }) => asked.group !== ELIGIBILITY);
  return (
    <div class="k-rail-lead" id="nav-lead">
      <strong>{say("assessment.answered", { n: view.answered, of: own.length })}</strong>
      <span>{say("assessment.evidence_missing_count", { count: view.withoutEvidence })}</span>
    </div>
  );
}

function Group({
  c,
  group,
  base,
  current,
}: {
  c: Context<AppEnv>;
  group: RowGroup;
  base: string;
  current: RowEntry | null;
}) {
  return (
    <section class="k-nav-group">
      <h2>
        <span>{group.name}</span>
        {group.max > 0 && (
          <span class="num" id={totalId(group)}>
            <GroupTotal group={group} />
          </span>
        )}
      </h2>
      <ul>
        {group.rows.map((row) => (
          <li>
            <a
              class="k-nav-row"
              id={navId(row)}
              href={`${base}/rows/${row.id}`}
              aria-current={row.id === current?.id ? "page" : undefined}
            >
              <NavigationLine c={c} row={row} />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function GroupTotal({ group }: { group: RowGroup }) {
  return (
    <>
      {group.points}
      <span class="k-muted">/{group.max}</span>
    </>
  );
}

/** What stands in the line of a row: its state, number, name and points. */
export function NavigationLine({ c, row }: { c: Context<AppEnv>; row: RowEntry }) {
  const { say } = c.var;
  return (
    <>
      <StateIcon state={row.state} text={say(`assessment.state.${row.state}`)} />
      <span class="k-nav-number">{row.id}</span>
      <span class="k-nav-name">{row.name}</span>
      <span class="k-nav-points">{row.end}</span>
    </>
  );
}

export function navId({ id }: RowEntry): string {
  return `nav-${id.replaceAll(".", "-")}`;
}

export function totalId({ id }: RowGroup): string {
  return `nav-total-${id}`;
}
