import type { Context } from "hono";
import { today } from "../../../platform/services.ts";
import { DataTable } from "../../../platform/web/components/data-table.tsx";
import { EmptyBox } from "../../../platform/web/components/empty-box.tsx";
import { Note } from "../../../platform/web/components/note.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { RegisterFrame } from "../../registry/index.ts";
import { type EvidenceView, inOrder, presentEvidence, rowName } from "../present.ts";
import type { ShownEvidence } from "../queries.ts";
import { EvidenceLink, EvidenceMarks, hasMarks, Picture } from "./evidence-list.tsx";

export const SHOWN = ["all", "expiring", "withdrawn"] as const;
export type Shown = (typeof SHOWN)[number];

export interface ClusterEvidenceProps {
  readonly c: Context<AppEnv>;
  readonly cluster: { readonly id: string; readonly name: string };
  readonly list: readonly ShownEvidence[];
  readonly show: Shown;
  /** From 1. */
  readonly page: number;
}

const PER_PAGE = 50;

/** All evidence of a cluster in the order of the rows; first what has run out or soon will. */
export function ClusterEvidencePage({ c, cluster, list, show, page }: ClusterEvidenceProps) {
  const { say, services } = c.var;
  const all = inOrder(services.edition, list).map((item) => presentEvidence(item, today(services), c.var));
  const used = all.filter(({ withdrawn }) => !withdrawn);
  const inState = (wanted: EvidenceView["validity"]) => used.filter(({ validity }) => validity === wanted);
  const [expired, expiring] = [inState("expired"), inState("expiring")];
  const chosen = { all: used, expiring: [...expired, ...expiring], withdrawn: all.filter((one) => one.withdrawn) }[
    show
  ];
  const shown = chosen.slice((page - 1) * PER_PAGE, page * PER_PAGE);
  return (
    <RegisterFrame c={c} cluster={cluster} here="evidence" title={say("evidence.title")} lead={say("evidence.lead")}>
      {expired.length + expiring.length > 0 && (
        <Note kind="warn">
          {expired.length > 0 && say("evidence.expired_count", { count: expired.length })}{" "}
          {expiring.length > 0 && say("evidence.expiring_count", { count: expiring.length })}
        </Note>
      )}
      <section class="k-section">
        {all.length === 0 ? (
          <EmptyBox
            title={say("evidence.empty_title")}
            actions={
              <a class="k-button" href={`/clusters/${cluster.id}/assessments`}>
                {say("evidence.to_assessments")}
              </a>
            }
          >
            {say("evidence.empty_text")}
          </EmptyBox>
        ) : (
          <>
            <Filter c={c} clusterId={cluster.id} show={show} />
            {shown.length > 0 ? <Table c={c} items={shown} /> : <p class="k-muted">{say("evidence.none_shown")}</p>}
            <Pages
              c={c}
              address={`/clusters/${cluster.id}/evidence?show=${show}`}
              page={page}
              more={chosen.length > page * PER_PAGE}
            />
          </>
        )}
      </section>
    </RegisterFrame>
  );
}

function Filter({ c, clusterId, show }: { c: Context<AppEnv>; clusterId: string; show: Shown }) {
  const { say } = c.var;
  return (
    <nav class="k-actions k-evidence-filter" aria-label={say("evidence.filter")}>
      {SHOWN.map((one) => (
        <a href={`/clusters/${clusterId}/evidence?show=${one}`} aria-current={one === show ? "page" : undefined}>
          {say(`evidence.show.${one}`)}
        </a>
      ))}
      <a href={`/clusters/${clusterId}/evidence.csv`}>{say("evidence.csv")}</a>
    </nav>
  );
}

function Table({ c, items }: { c: Context<AppEnv>; items: readonly EvidenceView[] }) {
  const { say, services, language } = c.var;
  return (
    <DataTable
      caption={say("evidence.title")}
      captionHidden
      head={[
        ...(["title", "row", "what", "state"] as const).map((name) => ({ text: say(`evidence.column.${name}`) })),
        { text: say("evidence.change"), hidden: true },
      ]}
      rows={items.map((item) => ({
        cells: [
          <span class="k-evidence-name">
            <Picture item={item} />
            <span>
              <EvidenceLink item={item} />
            </span>
          </span>,
          rowName(services.edition, item, language),
          <span>
            {item.what}
            <br />
            <span class="k-small k-muted">
              {say("evidence.version", { n: item.number })}, {item.added}
            </span>
          </span>,
          hasMarks(item) && (
            <span class="k-evidence-marks">
              <EvidenceMarks c={c} item={item} />
            </span>
          ),
          <a href={`/evidence/${item.id}`}>
            {say("evidence.details")}
            <span class="k-sr"> {item.title}</span>
          </a>,
        ],
      }))}
    />
  );
}

function Pages({ c, address, page, more }: { c: Context<AppEnv>; address: string; page: number; more: boolean }) {
  const { say } = c.var;
  if (page === 1 && !more) return null;
  return (
    <nav class="k-actions k-more" aria-label={say("evidence.pages")}>
      {page > 1 && <a href={`${address}&page=${page - 1}`}>{say("evidence.previous")}</a>}
      {more && <a href={`${address}&page=${page + 1}`}>{say("evidence.next")}</a>}
    </nav>
  );
}
