import type { Child } from "hono/jsx";

const SHAPES = {
  upper: "M6 2 10.5 10h-9z",
  middle: "M2 2h8v8H2z",
  lower: "M6 10.5 1.5 2.5h9z",
} as const;

/** The position in a group, in words; `none` where nothing can be compared. */
export function Band({ band, children }: { band: keyof typeof SHAPES | "none"; children?: Child }) {
  return (
    <span class={`k-band k-band-${band}`}>
      {band !== "none" && (
        <svg viewBox="0 0 12 12" width="11" height="11" aria-hidden="true">
          <path d={SHAPES[band]} />
        </svg>
      )}
      {children}
    </span>
  );
}
