import type { Context } from "hono";
import type { z } from "zod";
import { PageHead } from "../../../platform/web/components/page-head.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { Layout } from "../../../platform/web/layout.tsx";
import type { StoredEntry } from "../entry-queries.ts";
import type { LoadedSection } from "../load-section.ts";
import { shapeOf } from "../sections/definition.ts";
import { lookOf, type Shape } from "../sections/fields.ts";
import { entryName, timeText } from "./entry-words.ts";
import { registerCrumbs } from "./register-crumbs.ts";
import { fieldLabel, personText, type Scope, valueText } from "./section-words.ts";

type C = Context<AppEnv>;

/** An entry for whoever looks on. */
export function EntryPage({ c, section, entry }: { c: C; section: LoadedSection; entry: StoredEntry }) {
  const { say } = c.var;
  const { cluster, definition } = section;
  const name = say(`registry.section.name.${definition.id}`);
  const base = `/clusters/${cluster.id}/register/${definition.id}`;
  return (
    <Layout
      c={c}
      title={entryName(c, entry)}
      place="register"
      clusterId={cluster.id}
      crumbs={[...registerCrumbs(c.var, cluster), { text: name, href: base }]}
    >
      <PageHead title={entryName(c, entry)}>{timeText(c, definition, entry)}</PageHead>
      <dl class="k-section k-pairs">
        {entry.organisationName && (
          <Pair label={fieldLabel(say, definition.id, "organisation")}>{entry.organisationName}</Pair>
        )}
        <FieldPairs c={c} scope={definition.id} shape={shapeOf(definition)} values={entry.fields} />
        {entry.links.length > 0 && (
          <Pair label={fieldLabel(say, definition.id, "links")}>
            <ul>
              {entry.links.map(({ organisationName, person }) => (
                <li>
                  {[person && personText(say, person), organisationName]
                    .filter((part) => part !== "" && part !== null)
                    .join(", ")}
                </li>
              ))}
            </ul>
          </Pair>
        )}
      </dl>
    </Layout>
  );
}

function Pair({ label, children }: { label: string; children?: unknown }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children as never}</dd>
    </div>
  );
}

interface PairsProps {
  readonly c: C;
  readonly scope: Scope;
  readonly shape: Shape;
  readonly values: Readonly<Record<string, unknown>>;
}

/** What is known of a shape, field by field; what is blank is left out. */
export function FieldPairs({ c, scope, shape, values }: PairsProps) {
  return (
    <>
      {Object.entries(shape).map(([key, field]) => (
        <FieldPair c={c} scope={scope} path={key} field={field} value={values[key]} />
      ))}
    </>
  );
}

interface PairProps {
  readonly c: C;
  readonly scope: Scope;
  readonly path: string;
  readonly field: z.ZodType;
  readonly value: unknown;
}

function FieldPair({ c, scope, path, field, value }: PairProps) {
  const lines = linesOf({ c, scope, path, field, value });
  if (lines.length === 0) return null;
  const [only, ...others] = lines;
  return (
    <Pair label={fieldLabel(c.var.say, scope, path)}>
      {others.length === 0 ? (
        <Value text={only ?? ""} />
      ) : (
        <ul>
          {lines.map((line) => (
            <li>
              <Value text={line} />
            </li>
          ))}
        </ul>
      )}
    </Pair>
  );
}

/** A link can be followed; paragraphs stay paragraphs. */
function Value({ text }: { text: string }) {
  if (/^https?:\/\/\S+$/.test(text) && URL.canParse(text))
    return (
      <a href={text} rel="noopener nofollow">
        {text}
      </a>
    );
  return <span class="k-written">{text}</span>;
}

/** A value in as many lines as it has; parts of a group with their names. */
export function linesOf({ c, scope, path, field, value }: PairProps): string[] {
  const look = lookOf(field);
  if (value === null || value === undefined || look.kind === "hidden") return [];
  if (look.kind === "group") return partsOf({ c, scope, path, field, value }, look.shape);
  if (look.kind === "lines") {
    const { shape, item } = look;
    return (value as readonly unknown[]).map((line) =>
      shape ? partsOf({ c, scope, path, field, value: line }, shape).join(" · ") : valueText(c, lookOf(item), line),
    );
  }
  const text = valueText(c, look, value);
  return text === "" ? [] : [text];
}

function partsOf({ c, scope, path, value }: PairProps, shape: Shape): string[] {
  const values = (value ?? {}) as Readonly<Record<string, unknown>>;
  return Object.entries(shape).flatMap(([key, field]) => {
    const text = linesOf({ c, scope, path: `${path}.${key}`, field, value: values[key] }).join(" · ");
    return text === "" ? [] : [`${fieldLabel(c.var.say, scope, `${path}.${key}`)}: ${text}`];
  });
}
