import type { Child } from "hono/jsx";

interface PageHeadProps {
  readonly title: Child;
  /** Beside the title: the state, the label, that it is invented. */
  readonly tags?: Child;
  /** Beside all words: a logo. */
  readonly picture?: Child;
  /** Below the lead, in their own paragraphs. */
  readonly under?: Child;
  /** At the other side: what may be done from here. */
  readonly actions?: Child;
  /** The lead: what the page is for, or how things stand. */
  readonly children?: Child;
}

/** How a page begins. */
export function PageHead({ title, tags, picture, under, actions, children }: PageHeadProps) {
  const words = (
    <div>
      {tags ? (
        <div class="k-title">
          <h1>{title}</h1>
          {tags}
        </div>
      ) : (
        <h1>{title}</h1>
      )}
      {children && <p class="k-lead">{children}</p>}
      {under}
    </div>
  );
  return (
    <header class="k-page-head">
      {picture ? (
        <div class="k-beside-logo">
          {picture}
          {words}
        </div>
      ) : (
        words
      )}
      {actions}
    </header>
  );
}
