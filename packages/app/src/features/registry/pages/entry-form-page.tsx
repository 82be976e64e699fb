import type { Context } from "hono";
import { ErrorSummary } from "../../../platform/web/components/error-summary.tsx";
import { Field } from "../../../platform/web/components/field.tsx";
import { Note } from "../../../platform/web/components/note.tsx";
import { PageHead } from "../../../platform/web/components/page-head.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { FormToken, Layout } from "../../../platform/web/layout.tsx";
import { presentMoment } from "../../../platform/web/moment.ts";
import { shownName } from "../../../platform/web/person-name.ts";
import { differingIn, entryContent } from "../entry-content.ts";
import { labelOf } from "../entry-form.ts";
import type { Choosable, StoredEntry } from "../entry-queries.ts";
import type { LoadedSection } from "../load-section.ts";
import { type Typed, textIn } from "../read-fields.ts";
import { type EntryInput, type SectionDefinition, shapeOf } from "../sections/definition.ts";
import { lookOf } from "../sections/fields.ts";
import { entryName } from "./entry-words.ts";
import { errorsIn, FieldControl, type FilledForm, Lines, labelIn } from "./field-control.tsx";
import { registerCrumbs } from "./register-crumbs.ts";
import { faultText, fieldHint, fieldLabel, valueText } from "./section-words.ts";

type C = Context<AppEnv>;

export interface EntryFormProps {
  readonly c: C;
  readonly section: LoadedSection;
  /** Null for a new one. */
  readonly entry: StoredEntry | null;
  readonly choosable: readonly Choosable[];
  readonly typed: Typed;
  readonly faults: Readonly<Record<string, string>>;
  /** Somebody was faster: what stands there now is `entry`, and this is what was typed. */
  readonly mine?: EntryInput;
}

/** An entry of a section, to be written or written anew. */
export function EntryFormPage(props: EntryFormProps) {
  const { c, section, entry, typed, faults, mine } = props;
  const { say } = c.var;
  const { cluster, definition } = section;
  const base = `/clusters/${cluster.id}/register/${definition.id}`;
  const name = say(`registry.section.name.${definition.id}`);
  const title = entry ? entryName(c, entry) : say("registry.section.new_title", { section: name });
  const form: FilledForm = { c, scope: definition.id, typed, faults };
  const errors = Object.entries(faults).map(([field, code]) => ({
    field: labelIn(form, field),
    text: faultText(c.var, code),
    href: `#${field}`,
  }));
  return (
    <Layout
      c={c}
      title={title}
      place="register"
      clusterId={cluster.id}
      crumbs={[...registerCrumbs(c.var, cluster), { text: name, href: base }]}
    >
      <PageHead title={title}>{say(`registry.section.about.${definition.id}`)}</PageHead>
      {entry && mine && <Stale c={c} definition={definition} now={entry} mine={mine} />}
      <div class="k-section k-narrow">
        <form method="post" action={entry ? `${base}/${entry.id}` : base} class="k-form" id="form" novalidate>
          <FormToken c={c} />
          {/* the first button of a form is what the Enter key presses: it saves */}
          <button type="submit" class="k-sr" tabindex={-1}>
            {say("registry.section.save")}
          </button>
          {entry && <input type="hidden" name="version" value={String(entry.version)} />}
          <ErrorSummary title={say("registry.section.not_saved", { count: errors.length })} errors={errors} />
          <Parts form={form} definition={definition} choosable={props.choosable} />
          <div class="k-actions">
            <button type="submit" class="k-button">
              {say(entry ? "registry.section.save" : "registry.section.add")}
            </button>
            <a href={base}>{say("registry.section.cancel")}</a>
          </div>
        </form>
      </div>
      {entry && <Foot {...props} entry={entry} />}
    </Layout>
  );
}

interface PartsProps {
  readonly form: FilledForm;
  readonly definition: SectionDefinition;
  readonly choosable: readonly Choosable[];
}

/** First whom or what it is about, then when, then the rest. */
function Parts({ form, definition, choosable }: PartsProps) {
  const shape = shapeOf(definition);
  const [first, ...rest] = Object.keys(shape);
  const named = definition.name === first ? first : undefined;
  const control = (key: string | undefined) => {
    const field = key === undefined ? undefined : shape[key];
    return field && <FieldControl form={form} field={field} name={`fields.${key}`} />;
  };
  return (
    <>
      {(definition.organisation === "required" || definition.links) && <Organisations choosable={choosable} />}
      {definition.organisation === "required" && <OrganisationControl form={form} name="organisation" />}
      {control(named)}
      {definition.time !== "year" && <Time form={form} definition={definition} />}
      {(named ? rest : [first, ...rest]).map(control)}
      {definition.links && <Links form={form} definition={definition} />}
    </>
  );
}

function Time({ form, definition: { time } }: Pick<PartsProps, "form" | "definition">) {
  if (time === "day") return <DayControl form={form} name="from" size="short" />;
  return (
    <div class="k-form-row">
      <DayControl form={form} name="from" />
      <DayControl form={form} name="until" />
    </div>
  );
}

function DayControl({ form, name, size = "full" }: { form: FilledForm; name: string; size?: "short" | "full" }) {
  const { c, scope, typed } = form;
  return (
    <Field
      id={name}
      name={name}
      kind="date"
      size={size}
      label={labelIn(form, name)}
      hint={fieldHint(c.var.say, scope, name)}
      errors={errorsIn(form, name)}
      value={typed[name]?.[0] ?? ""}
    />
  );
}

const LIST = "organisations";

/** What a browser proposes while somebody types; any name that is clear is taken. */
function Organisations({ choosable }: { choosable: readonly Choosable[] }) {
  return (
    <datalist id={LIST}>
      {choosable.slice(0, MOST_PROPOSED).map((one) => (
        <option value={labelOf(one, choosable)} />
      ))}
    </datalist>
  );
}
/** A page must not carry a register of ten thousand. */
const MOST_PROPOSED = 600;

function OrganisationControl({ form, name }: { form: FilledForm; name: string }) {
  const { c, scope, typed } = form;
  return (
    <Field
      id={name}
      name={name}
      label={labelIn(form, name)}
      hint={name === "organisation" ? fieldHint(c.var.say, scope, name) : undefined}
      errors={errorsIn(form, name)}
      value={textIn(typed, name)}
      attributes={{ list: LIST, autocomplete: "off" }}
    />
  );
}

function Links({ form, definition: { links } }: Pick<PartsProps, "form" | "definition">) {
  return (
    <Lines form={form} name="links" narrow={!links?.time}>
      {(at) => (
        <div class="k-form-row">
          <OrganisationControl form={form} name={`${at}.organisation`} />
          {links?.person && (
            <Field
              id={`${at}.person`}
              name={`${at}.person`}
              label={labelIn(form, `${at}.person`)}
              errors={errorsIn(form, `${at}.person`)}
              value={textIn(form.typed, `${at}.person`)}
              attributes={{ autocomplete: "off" }}
            />
          )}
          {links?.time && <DayControl form={form} name={`${at}.from`} />}
          {links?.time && <DayControl form={form} name={`${at}.until`} />}
        </div>
      )}
    </Lines>
  );
}

/** Who was faster, and in what the two differ; saving once more puts one's own in place of theirs. */
function Stale({
  c,
  definition,
  now,
  mine,
}: {
  c: C;
  definition: SectionDefinition;
  now: StoredEntry;
  mine: EntryInput;
}) {
  const { say, language } = c.var;
  const theirs = entryContent(now);
  return (
    <div class="k-section">
      <Note kind="warn">
        <p>
          {say("registry.section.stale", {
            who: shownName(now.changedByName, say) ?? say("registry.section.somebody"),
            when: presentMoment(now.changedAt, language),
          })}
        </p>
        <ul class="k-stale">
          {differingIn(theirs, mine).map((path) => (
            <li>
              {say("registry.section.stale_field", {
                field: fieldLabel(say, definition.id, path.replace("fields.", "")),
                theirs: textAt(c, { definition, entry: theirs, path, now }) || say("registry.section.blank"),
              })}
            </li>
          ))}
        </ul>
      </Note>
    </div>
  );
}

interface Part {
  readonly definition: SectionDefinition;
  readonly entry: EntryInput;
  readonly path: string;
  readonly now: StoredEntry;
}

function textAt(c: C, { definition, entry, path, now }: Part): string {
  if (path === "from") return valueText(c, { kind: "day" }, entry.from);
  if (path === "until") return valueText(c, { kind: "last_day" }, entry.until);
  if (path === "organisation") return now.organisationName ?? "";
  if (path === "links") return String(entry.links.length);
  const key = path.replace("fields.", "");
  const field = shapeOf(definition)[key];
  return field ? valueText(c, lookOf(field), entry.fields[key]) : "";
}

/** Who wrote it last, and how it is taken away. */
function Foot({ c, section, entry }: EntryFormProps & { readonly entry: StoredEntry }) {
  const { say, language } = c.var;
  const base = `/clusters/${section.cluster.id}/register/${section.definition.id}/${entry.id}`;
  return (
    <div class="k-section k-narrow">
      <p class="k-muted k-small">
        {say("registry.section.last_changed", {
          who: shownName(entry.changedByName, say) ?? say("registry.section.somebody"),
          when: presentMoment(entry.changedAt, language),
        })}
      </p>
      <details class="k-more">
        <summary>{say("registry.section.delete")}</summary>
        <form method="post" action={`${base}/delete`} class="k-form">
          <FormToken c={c} />
          <input type="hidden" name="version" value={String(entry.version)} />
          <p>{say("registry.section.delete_text")}</p>
          <button type="submit" class="k-button k-button-danger">
            {say("registry.section.delete_submit")}
          </button>
        </form>
      </details>
    </div>
  );
}
