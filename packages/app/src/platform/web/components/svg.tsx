import type { Child } from "hono/jsx";
import { percent } from "./geometry.ts";

export interface Told {
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

/** A drawing with its title and description, as one picture for screen readers. */
export function Drawing({
  id,
  title,
  description,
  class: classes,
  children,
  ...size
}: Told & { class: string; viewBox?: string; width?: string; height?: number; children?: Child }) {
  return (
    <svg class={classes} role="img" aria-labelledby={`${id}-title`} aria-describedby={`${id}-desc`} {...size}>
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{description}</desc>
      {children}
    </svg>
  );
}

/** What is not known: hatched, never empty and never zero. */
export function HatchPattern({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={`${id}-hatch`} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect class="c-unknown-ground" width="5" height="5" />
        <path class="c-unknown" d="M2.5 0v5" />
      </pattern>
    </defs>
  );
}

/** Moves its children, drawn around 0, to a share of the width. */
export function At({ share, children }: { share: number; children?: Child }) {
  return (
    <svg x={percent(share)} overflow="visible" aria-hidden="true">
      {children}
    </svg>
  );
}
