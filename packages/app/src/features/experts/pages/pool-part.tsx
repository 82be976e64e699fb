import type { Context } from "hono";
import { DataTable } from "../../../platform/web/components/data-table.tsx";
import { Tag } from "../../../platform/web/components/tag.tsx";
import { countryName } from "../../../platform/web/country-name.ts";
import type { AppEnv } from "../../../platform/web/env.ts";
import { sayDay } from "../../../platform/web/moment.ts";
import type { StaffingView } from "../present.ts";
import { Against, ProposeForm } from "./candidate.tsx";
import { languageNames } from "./words.ts";

interface PoolPartProps {
  readonly c: Context<AppEnv>;
  readonly view: StaffingView;
  readonly mayPropose: boolean;
}

/** Everybody of the pool, with what speaks against proposing them for this case. */
export function PoolPart({ c, view, mayPropose }: PoolPartProps) {
  const { say, language } = c.var;
  return (
    <section class="k-section" aria-labelledby="pool">
      <h2 id="pool">{say("experts.case.pool")}</h2>
      <p class="k-hint">{say("experts.case.pool_hint")}</p>
      <DataTable
        caption={say("experts.case.pool")}
        captionHidden
        head={[
          { text: say("experts.field.name") },
          { text: say("experts.field.languages") },
          { text: say("experts.field.sectors") },
          { text: say("experts.field.accredited") },
          { text: say("experts.field.load"), numeric: true },
          { text: say("experts.field.against") },
          { text: say("experts.propose"), hidden: true },
        ]}
        rows={view.candidates.map((candidate) => {
          const { expert, load, proposed, mayBeProposed } = candidate;
          const until = view.label === "bronze" ? expert.benchmarkingUntil : expert.auditorUntil;
          return {
            id: expert.personId,
            cells: [
              <>
                <a href={`/experts/${expert.personId}`}>{expert.name}</a>{" "}
                {proposed && <Tag kind="neutral">{say("experts.proposal.tag")}</Tag>}
                <br />
                <span class="k-muted">
                  {countryName(expert.country, language)}
                  {expert.firm && ` · ${expert.firm}`}
                </span>
              </>,
              languageNames(c, expert.languages),
              expert.sectors.join(", "),
              until ? sayDay(until, language) : say("experts.not_accredited"),
              say("experts.load", { load, capacity: expert.capacity }),
              <Against c={c} candidate={candidate} />,
              mayPropose && mayBeProposed ? (
                <ProposeForm c={c} caseId={view.id} expert={expert.personId} name={expert.name} />
              ) : (
                ""
              ),
            ],
          };
        })}
      />
    </section>
  );
}
