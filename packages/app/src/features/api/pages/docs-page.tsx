import type { Context } from "hono";
import { DataTable } from "../../../platform/web/components/data-table.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { Layout } from "../../../platform/web/layout.tsx";
import type { ApiDocument, Media, Operation } from "../describe.ts";
import { CALLS } from "../limits.ts";
import { fieldsOf, nameOf, type Schema, typeText } from "./schema-text.ts";

/** The description of the API for people, made from the same document that programs read. */
export interface DocsProps {
  readonly c: Context<AppEnv>;
  readonly document: ApiDocument;
}

export function DocsPage({ c, document }: DocsProps) {
  const { say } = c.var;
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, Operation>).map(([method, operation]) => ({ path, method, operation })),
  );
  const groups = (document.tags ?? []).map((tag) => ({
    ...tag,
    entries: operations.filter(({ operation }) => operation.tags.some((name) => name === tag.name)),
  }));
  return (
    <Layout c={c} title={say("api.docs.title")}>
      <h1>{say("api.docs.title")}</h1>
      <p class="k-lead">{say("api.docs.lead")}</p>
      <p>
        <a href="/api/v1/openapi.json">{say("api.docs.document")}</a> ·{" "}
        <a href="/account/tokens">{say("api.tokens.title")}</a>
      </p>
      <section class="k-section">
        <h2>{say("api.docs.how")}</h2>
        <p>{say("api.docs.token")}</p>
        <pre
          class="k-example"
          tabindex={0}
        >{`curl -H "Authorization: Bearer klynge_…" ${document.servers?.[0]?.url ?? ""}/api/v1/me`}</pre>
        <p>{say("api.docs.session")}</p>
        <p>{say("api.docs.versions")}</p>
        <p>{say("api.docs.pages")}</p>
        <p>{say("api.docs.problems")}</p>
        <p>{say("api.docs.limits", { most: CALLS.most })}</p>
      </section>
      <nav class="k-section" aria-label={say("api.docs.contents")}>
        <h2>{say("api.docs.contents")}</h2>
        <ul class="k-list">
          {groups.map(({ description, entries }) => (
            <li>
              {description}
              <ul>
                {entries.map(({ operation: { operationId, summary } }) => (
                  <li>
                    <a href={`#${operationId}`}>{summary}</a>
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      </nav>
      {groups.map(({ description, entries }) => (
        <section class="k-section">
          <h2>{description}</h2>
          {entries.map(({ path, method, operation }) => (
            <OperationPart c={c} path={path} method={method} operation={operation} />
          ))}
        </section>
      ))}
      <Shapes c={c} document={document} />
    </Layout>
  );
}

function OperationPart({
  c,
  path,
  method,
  operation,
}: {
  c: Context<AppEnv>;
  path: string;
  method: string;
  operation: Operation;
}) {
  const { say } = c.var;
  const body = operation.requestBody?.content["application/json"];
  const answers = Object.entries(operation.responses);
  const [status, done] = answers.find(([code]) => code.startsWith("2")) ?? ["", undefined];
  const given = done?.content?.["application/json"];
  return (
    <article class="k-operation" id={operation.operationId}>
      <h3>{operation.summary}</h3>
      <p>
        <code>
          {method.toUpperCase()} {path}
        </code>
      </p>
      <p>{operation.description}</p>
      {(operation.parameters?.length ?? 0) > 0 && (
        <DataTable
          caption={say("api.docs.parameters")}
          head={[{ text: say("api.docs.name") }, { text: say("api.docs.type") }, { text: say("api.docs.meaning") }]}
          rows={(operation.parameters ?? []).map((parameter) => ({
            cells: [
              <code>{parameter.name}</code>,
              `${say(`api.docs.in_${parameter.in}`)}, ${typeText(parameter.schema)}`,
              parameter.description,
            ],
          }))}
        />
      )}
      {body && <Example title={say("api.docs.body")} media={body} />}
      {given && <Example title={`${say("api.docs.answer")} ${status}`} media={given} />}
      <DataTable
        caption={say("api.docs.answers")}
        head={[{ text: say("api.docs.status") }, { text: say("api.docs.meaning") }]}
        rows={answers.map(([code, { description }]) => ({ cells: [code, description] }))}
      />
    </article>
  );
}

function Example({ title, media }: { title: string; media: Media }) {
  const shape = nameOf(media.schema);
  return (
    <>
      <h4>
        {title} {shape && <a href={`#shape-${shape}`}>{shape}</a>}
      </h4>
      <pre class="k-example" tabindex={0}>
        {JSON.stringify(media.example, null, 2)}
      </pre>
    </>
  );
}

function Shapes({ c, document }: DocsProps) {
  const { say } = c.var;
  const shapes = Object.entries((document.components?.schemas ?? {}) as Readonly<Record<string, Schema>>);
  return (
    <section class="k-section">
      <h2>{say("api.docs.shapes")}</h2>
      {shapes.map(([name, schema]) => (
        <article class="k-operation" id={`shape-${name}`}>
          <h3>{name}</h3>
          {fieldsOf(schema).length === 0 ? (
            <p>
              <code>{typeText(schema)}</code>
            </p>
          ) : (
            <DataTable
              caption={say("api.docs.fields", { name })}
              captionHidden
              head={[{ text: say("api.docs.name") }, { text: say("api.docs.type") }]}
              rows={fieldsOf(schema).map(({ name: field, type, required }) => ({
                cells: [
                  <code>{field}</code>,
                  <>
                    <code>{type}</code>
                    {!required && ` (${say("api.docs.optional")})`}
                  </>,
                ],
              }))}
            />
          )}
        </article>
      ))}
    </section>
  );
}
