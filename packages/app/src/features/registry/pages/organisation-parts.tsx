import type { Context } from "hono";
import type { TextKey } from "../../../platform/i18n/texts.ts";
import type { AppEnv } from "../../../platform/web/env.ts";
import { FormToken } from "../../../platform/web/layout.tsx";
import { presentMoment } from "../../../platform/web/moment.ts";
import { shownName } from "../../../platform/web/person-name.ts";
import type { LoadedOrganisation } from "../load-organisation.ts";
import { ORGANISATION_FIELDS } from "../organisation-columns.ts";
import { countReferences } from "../present.ts";
import type { OrganisationInput } from "../schema.ts";
import { OrgForm } from "./org-form.tsx";
import { fieldName, fieldWords } from "./org-words.ts";

type C = Context<AppEnv>;
type PartProps = { readonly c: C; readonly loaded: LoadedOrganisation };

/** Entries of the register that name the organisation, by section. */
export function ReferencesPart({ c, loaded }: PartProps) {
  const { say } = c.var;
  const { references, cluster } = loaded;
  const entries = Object.entries(references.entries);
  return (
    <section class="k-section" aria-labelledby="references">
      <h2 id="references">{say("registry.org.part.references")}</h2>
      {entries.length === 0 ? (
        <p class="k-muted">{say("registry.org.no_references")}</p>
      ) : (
        <ul class="k-list">
          {entries.map(([section, count]) => (
            <li>
              <a href={`/clusters/${cluster.id}/register/${section}`}>
                {say(`registry.section.name.${section}` as TextKey)}
              </a>{" "}
              <span class="k-muted num">{count}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** What was merged into it, and the way back. */
export function MergesPart({ c, loaded }: PartProps) {
  const { say, language } = c.var;
  if (loaded.merges.length === 0) return null;
  return (
    <section class="k-section" aria-labelledby="merges">
      <h2 id="merges">{say("registry.org.part.merges")}</h2>
      <ul class="k-list">
        {loaded.merges.map(({ merge, gone }) => (
          <li class="k-org-merge">
            <span>
              {say("registry.org.merged_on", { name: gone.name, when: presentMoment(merge.mergedAt, language) })}
            </span>
            {loaded.writes && (
              <form method="post" action={`/merges/${merge.id}/undo`}>
                <FormToken c={c} />
                <button
                  type="submit"
                  class="k-quiet"
                  aria-label={say("registry.org.undo_merge_of", { name: gone.name })}
                >
                  {say("registry.org.undo_merge")}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Who did what with it, from the trail. */
export function HistoryPart({ c, loaded }: PartProps) {
  const { say, language } = c.var;
  return (
    <section class="k-section" aria-labelledby="history">
      <h2 id="history">{say("registry.org.part.history")}</h2>
      {loaded.history.length === 0 && <p class="k-muted">{say("registry.org.no_history")}</p>}
      <ol class="k-log">
        {loaded.history.map(({ entry, name }) => (
          <li>
            <time datetime={entry.at.toISOString()}>{presentMoment(entry.at, language)}</time>
            <div>
              <strong>{shownName(name, say) ?? say("registry.org.somebody")}</strong>{" "}
              {say(`audit.${entry.action}` as TextKey)}
              {entry.action === "organisation.changed" && <Changes c={c} before={entry.before} after={entry.after} />}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Changes({ c, before, after }: { c: C; before: unknown; after: unknown }) {
  const { say } = c.var;
  const [was, is] = [before, after] as readonly Partial<OrganisationInput>[];
  const changed = ORGANISATION_FIELDS.filter((field) => is && field in is);
  const words = (own: Partial<OrganisationInput> | undefined, field: (typeof changed)[number]): string =>
    fieldWords(field, own ?? {}, c.var) ?? say("condition.unknown");
  return (
    <ul class="k-org-changes">
      {changed.map((field) => (
        <li>{`${fieldName(field, say)}: ${words(was, field)} → ${words(is, field)}`}</li>
      ))}
    </ul>
  );
}

/** Only what nothing refers to can go. */
export function RemovePart({ c, loaded }: PartProps) {
  const { say } = c.var;
  if (!loaded.writes) return null;
  const { organisation, references } = loaded;
  return (
    <section class="k-section" aria-labelledby="remove">
      <h2 id="remove">{say("registry.org.part.remove")}</h2>
      {countReferences(references) > 0 ? (
        <p class="k-muted k-text">{say("registry.org.not_removable")}</p>
      ) : (
        <>
          <p class="k-text">{say("registry.org.removable")}</p>
          <OrgForm
            c={c}
            id="remove-form"
            action={`/organisations/${organisation.id}/delete`}
            submit={say("registry.org.remove")}
            faults={{}}
            weight="danger"
          >
            <input type="hidden" name="version" value={String(organisation.version)} />
          </OrgForm>
        </>
      )}
    </section>
  );
}
