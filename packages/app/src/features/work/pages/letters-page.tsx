import { LANGUAGES } from "@klynge/core";
import type { Context } from "hono";
import { DataTable } from "../../../platform/web/components/data-table.tsx";
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
    <Layout c={c} title={say("work.letters.title")} place="work" crumbs={[{ text: say("work.title"), href: "/work" }]}>
      <header class="k-page-head">
        <div>
          <h1>{say("work.letters.title")}</h1>
          <p class="k-lead">{say("work.letters.lead")}</p>
        </div>
      </header>
      <DataTable
        caption={say("work.letters.title")}
        captionHidden
        head={[
          { text: say("work.letters.letter") },
          ...LANGUAGES.map((one) => ({ text: say(`layout.language_names.${one}`) })),
        ]}
        rows={LETTERS.map((letter) => ({
          cells: [
            titleOfLetter(letter, say),
            ...LANGUAGES.map((language) => (
              <>
                <a class="k-letter-link" href={`/work/letters/${letter}/${language}`}>
                  {say("work.letters.edit")}
                  <span class="k-sr">
                    {" "}
                    {titleOfLetter(letter, say)}, {say(`layout.language_names.${language}`)}
                  </span>
                </a>{" "}
                {worded.has(`${letter}/${language}`) && <Tag kind="neutral">{say("work.letters.own")}</Tag>}
              </>
            )),
          ],
        }))}
      />
    </Layout>
  );
}
