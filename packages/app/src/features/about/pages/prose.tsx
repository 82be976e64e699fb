import type { Child } from "hono/jsx";

/** A text of several paragraphs, as translators write it: an empty line between them, `- ` before each entry of a list. */
export function Prose({ text }: { text: string }) {
  return (
    <>
      {text.split("\n\n").map((block) => {
        const lines = block.split("\n");
        if (!lines.every((line) => line.startsWith("- "))) return <p>{block}</p>;
        return (
          <ul>
            {lines.map((line) => (
              <li>{line.slice(2)}</li>
            ))}
          </ul>
        );
      })}
    </>
  );
}

export function Part({ title, text, children }: { title: string; text?: string; children?: Child }) {
  return (
    <section class="k-section k-prose">
      <h2>{title}</h2>
      {text && <Prose text={text} />}
      {children}
    </section>
  );
}
