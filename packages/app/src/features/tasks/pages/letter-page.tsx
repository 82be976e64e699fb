import { addDays, type Language } from "@klynge/core";
import type { Context } from "hono";
import { today } from "../../../platform/services.ts";
import { Field } from "../../../platform/web/components/field.tsx";
import { Note } from "../../../platform/web/components/note.tsx";
import { PageHead } from "../../../platform/web/components/page-head.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { FormToken, Layout } from "../../../platform/web/layout.tsx";
import { fillLetter, type LetterText, PLACEHOLDERS, titleOfLetter } from "../../cases/index.ts";
import type { LetterFaults, LetterKey } from "../operations/save-letter.ts";

export interface LetterPageProps {
  readonly c: Context<AppEnv>;
  readonly letter: LetterKey;
  readonly text: LetterText & { readonly version: number };
  /** The secretariat has a text of its own. */
  readonly own: boolean;
  /** Who runs the scheme. */
  readonly owner: string;
  readonly faults: LetterFaults;
  readonly languages: readonly Language[];
}

/** One letter in one language: its text, what is filled in, and how it looks filled. */
export function LetterPage(props: LetterPageProps) {
  const { c, text, own, owner } = props;
  const { letter, language } = props.letter;
  const { say } = c.var;
  const title = titleOfLetter(letter, say);
  const address = `/tasks/letters/${letter}/${language}`;
  const done = c.req.query("done");
  return (
    <Layout
      c={c}
      title={title}
      place="tasks"
      crumbs={[
        { text: say("tasks.title"), href: "/tasks" },
        { text: say("tasks.letters.title"), href: "/tasks/letters" },
      ]}
    >
      <PageHead title={title}>{say(own ? "tasks.letters.is_own" : "tasks.letters.is_program")}</PageHead>
      {(done === "saved" || done === "taken_back") && <Note kind="done">{say(`tasks.letters.done.${done}`)}</Note>}
      <Languages {...props} />
      <LetterForm {...props} address={address} />
      <Preview c={c} text={text} owner={owner} language={language} letter={letter} />
      {own && (
        <form method="post" action={`${address}/program`} class="k-section">
          <FormToken c={c} />
          <input type="hidden" name="version" value={String(text.version)} />
          <button type="submit" class="k-button k-button-second">
            {say("tasks.letters.take_back")}
          </button>
        </form>
      )}
    </Layout>
  );
}

/** The same letter in the other languages. */
function Languages({ c, letter: { letter, language }, languages }: LetterPageProps) {
  const { say } = c.var;
  return (
    <nav aria-label={say("tasks.letters.languages")}>
      <ul class="k-letter-languages">
        {languages.map((one) => (
          <li>
            <a href={`/tasks/letters/${letter}/${one}`} aria-current={one === language ? "true" : undefined}>
              {say(`layout.language_names.${one}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function LetterForm({ c, letter: { language }, text, faults, address }: LetterPageProps & { address: string }) {
  const { say } = c.var;
  const errors = (field: "subject" | "body") => {
    const fault = faults[field];
    return fault ? [say(`tasks.letters.fault.${fault}`)] : [];
  };
  return (
    <form method="post" action={address} class="k-form k-narrow" novalidate>
      <FormToken c={c} />
      <input type="hidden" name="version" value={String(text.version)} />
      <Field
        id="subject"
        name="subject"
        label={say("tasks.letters.subject")}
        value={text.subject}
        errors={errors("subject")}
        attributes={{ lang: language }}
        required
      />
      <Field
        id="body"
        name="body"
        kind="textarea"
        rows={14}
        label={say("tasks.letters.body")}
        hint={say("tasks.letters.body_hint")}
        value={text.body}
        errors={errors("body")}
        attributes={{ lang: language }}
        required
      />
      <Placeholders c={c} />
      <div class="k-actions">
        <button type="submit" class="k-button">
          {say("tasks.letters.save")}
        </button>
        <button type="submit" class="k-button k-button-second" name="act" value="preview">
          {say("tasks.letters.preview")}
        </button>
      </div>
    </form>
  );
}

/** What is filled in, by its name in the text. */
function Placeholders({ c }: Pick<LetterPageProps, "c">) {
  const { say } = c.var;
  return (
    <dl class="k-case-facts">
      {PLACEHOLDERS.map((name) => (
        <>
          <dt>
            <code>{`{{${name}}}`}</code>
          </dt>
          <dd>{say(`tasks.letters.placeholder.${name}`)}</dd>
        </>
      ))}
    </dl>
  );
}

/** Filled with invented particulars. */
function Preview({ c, text, owner, language, letter }: Pick<LetterPageProps, "c" | "text" | "owner"> & LetterKey) {
  const { say, services, person } = c.var;
  const { subject, text: body } = fillLetter(
    text,
    { name: person?.name ?? "", language },
    {
      cluster: "Fjordkraft Industriklynge",
      label: "gold",
      dueOn: addDays(today(services), letter === "refusal_sent" ? 30 : 14),
      forAppeal: letter === "refusal_sent",
      reason: say("tasks.letters.some_reason"),
      link: `${services.settings.origin}/cases/…`,
      owner,
    },
  );
  return (
    <section class="k-section k-narrow" aria-labelledby={`preview-${letter}`}>
      <h2 id={`preview-${letter}`}>{say("tasks.letters.preview")}</h2>
      <div class="k-letter" lang={language}>
        <p>
          <strong>{subject}</strong>
        </p>
        <p class="k-case-text">{body}</p>
      </div>
    </section>
  );
}
