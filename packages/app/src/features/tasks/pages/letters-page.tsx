import { LANGUAGES } from "@klynge/core";
import type { Context } from "hono";
import { DataTable } from "../../../platform/web/components/data-table.tsx";
import { PageHead } from "../../../platform/web/components/page-head.tsx";
import { Tag } from "../../../platform/web/components/tag.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { Layout } from "../../../platform/web/layout.tsx";
import { LETTERS, titleOfLetter } from "../../cases/index.ts";
import type { TemplateRow } from "../queries.ts";

/** All letters of the scheme, in each language. */
export function LettersPage({ c, own }: { c: Context<AppEnv>; own: readonly TemplateRow[] }) {
  const { say } = c.var;
  const worded = new Set(own.map(({ letter, language }) => `${letter}/${language}`));
  return (
    <Layout
      c={c}
      title={say("tasks.letters.title")}
      place="tasks"
      crumbs={[{ text: say("tasks.title"), href: "/tasks" }]}
    >
      <PageHead title={say("tasks.letters.title")}>{say("tasks.letters.lead")}</PageHead>
      <DataTable
        caption={say("tasks.letters.title")}
        captionHidden
        head={[
          { text: say("tasks.letters.letter") },
          ...LANGUAGES.map((one) => ({ text: say(`layout.language_names.${one}`) })),
        ]}
        rows={LETTERS.map((letter) => ({
          cells: [
            titleOfLetter(letter, say),
            ...LANGUAGES.map((language) => (
              <>
                <a class="k-letter-link" href={`/tasks/letters/${letter}/${language}`}>
                  {say("tasks.letters.edit")}
                  <span class="k-sr">
                    {" "}
                    {titleOfLetter(letter, say)}, {say(`layout.language_names.${language}`)}
                  </span>
                </a>{" "}
                {worded.has(`${letter}/${language}`) && <Tag kind="neutral">{say("tasks.letters.own")}</Tag>}
              </>
            )),
          ],
        }))}
      />
    </Layout>
  );
}
