import type { Child } from "hono/jsx";
import { Icon } from "./icon.tsx";

const ICONS = { from: "link", confirmed: "check", changed: "warning" } as const;

/** Where a fact comes from; opens the rows behind it. */
export function ProvenanceChip({
  kind,
  href,
  children,
}: {
  kind: keyof typeof ICONS;
  href?: string;
  children?: Child;
}) {
  const inside = (
    <>
      <Icon name={ICONS[kind]} />
      {children}
    </>
  );
  return href ? (
    <a class={`k-chip k-chip-${kind}`} href={href}>
      {inside}
    </a>
  ) : (
    <span class={`k-chip k-chip-${kind}`}>{inside}</span>
  );
}
