import type { Context } from "hono";
import { megabytes } from "../../../platform/uploads/uploads.ts";
import { DataTable } from "../../../platform/web/components/data-table.tsx";
import { Field } from "../../../platform/web/components/field.tsx";
import { Note } from "../../../platform/web/components/note.tsx";
import { PageHead } from "../../../platform/web/components/page-head.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { FormToken, Layout } from "../../../platform/web/layout.tsx";
import { presentDay, sayDay } from "../../../platform/web/moment.ts";
import { shownName } from "../../../platform/web/person-name.ts";
import type { EditionView } from "../present.ts";
import { MOST_BYTES } from "../upload.ts";
import { StandingTag } from "./parts.tsx";

type C = Context<AppEnv>;

/** A fault of an edition, as the check of the shell tells it. */
export interface ToldFault {
  readonly file: string;
  readonly path: string;
  readonly message: string;
}

/** Why a file was not taken: its faults, or one reason for the whole. */
export interface Refused {
  readonly faults?: readonly ToldFault[];
  readonly failure?:
    | "no_file"
    | "damaged"
    | "protected"
    | "unpacks_too_large"
    | "not_an_edition"
    | "not_utf8"
    | "edition_known"
    | "edition_name_taken"
    | "edition_foreign";
}

interface EditionsPageProps {
  readonly c: C;
  readonly editions: readonly EditionView[];
  readonly mayBring: boolean;
  readonly refused?: Refused;
}

/** The editions of the schemes, with the day from which each holds. */
export function EditionsPage({ c, editions, mayBring, refused }: EditionsPageProps) {
  const { say } = c.var;
  return (
    <Layout c={c} title={say("scheme.title")} place="tasks" crumbs={[{ text: say("layout.work"), href: "/tasks" }]}>
      <PageHead title={say("scheme.title")}>{say("scheme.lead")}</PageHead>
      {c.req.query("done") === "withdrawn" && <Note kind="done">{say("scheme.done.withdrawn")}</Note>}
      {refused?.faults && <Faults c={c} faults={refused.faults} />}
      <section class="k-scheme k-section" aria-labelledby="all">
        <h2 id="all">{say("scheme.all")}</h2>
        <Listed c={c} editions={editions} />
      </section>
      {mayBring && <Bring c={c} failure={refused?.failure} />}
    </Layout>
  );
}

function Listed({ c, editions }: Pick<EditionsPageProps, "c" | "editions">) {
  const { say, language } = c.var;
  return (
    <DataTable
      caption={say("scheme.title")}
      captionHidden
      head={(["edition", "standing", "from", "brought"] as const).map((column) => ({
        text: say(`scheme.column.${column}`),
      }))}
      rows={editions.map(({ id, hash, name, standing, effectiveFrom, brought }) => ({
        id: hash.slice(0, 12),
        cells: [
          id ? <a href={`/editions/${id}`}>{name}</a> : name,
          <StandingTag c={c} standing={standing} />,
          effectiveFrom ? sayDay(effectiveFrom, language) : say(brought ? "scheme.no_day" : "scheme.from_start"),
          brought ? `${shownName(brought.by, say)}, ${presentDay(brought.at, language)}` : say("scheme.shipped"),
        ],
      }))}
    />
  );
}

/** By file and place, as the check of the shell tells them. */
function Faults({ c, faults }: { c: C; faults: readonly ToldFault[] }) {
  const { say } = c.var;
  return (
    <section class="k-scheme k-section" aria-labelledby="faults">
      <Note kind="bad">
        <h2 id="faults">{say("scheme.faults.title", { count: faults.length })}</h2>
        <p>{say("scheme.faults.text")}</p>
      </Note>
      <DataTable
        caption={say("scheme.faults.caption")}
        captionHidden
        head={(["file", "place", "fault"] as const).map((column) => ({ text: say(`scheme.faults.${column}`) }))}
        rows={faults.slice(0, MOST_FAULTS).map(({ file, path, message }) => ({
          cells: [file, path, message],
        }))}
      />
      {faults.length > MOST_FAULTS && <p>{say("scheme.faults.more", { count: faults.length - MOST_FAULTS })}</p>}
    </section>
  );
}
const MOST_FAULTS = 200;

function Bring({ c, failure }: { c: C; failure: Refused["failure"] }) {
  const { say } = c.var;
  return (
    <section class="k-scheme k-section k-narrow" aria-labelledby="bring">
      <h2 id="bring">{say("scheme.bring.title")}</h2>
      <p>{say("scheme.bring.text")}</p>
      <form method="post" action="/editions" class="k-form" enctype="multipart/form-data">
        <FormToken c={c} />
        <Field
          id="file"
          name="file"
          kind="file"
          label={say("scheme.bring.file")}
          hint={say("scheme.bring.hint", { limit: megabytes(MOST_BYTES) })}
          errors={failure ? [say(`scheme.failure.${failure}`)] : []}
          required
        />
        <div class="k-actions">
          <button type="submit" class="k-button">
            {say("scheme.bring.submit")}
          </button>
        </div>
      </form>
    </section>
  );
}
