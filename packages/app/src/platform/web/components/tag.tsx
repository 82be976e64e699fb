import type { Child } from "hono/jsx";
import { LabelMark } from "../mark.tsx";

export type TagKind =
  | "synthetic"
  | "invented"
  | "reconstructed"
  | "bronze"
  | "silver"
  | "gold"
  | "expired"
  | "neutral"
  | "warn"
  | "bad";

export function Tag({ kind, children }: { kind: TagKind; children?: Child }) {
  return (
    <span class={`k-tag k-tag-${kind}`}>
      {(kind === "bronze" || kind === "silver" || kind === "gold") && <LabelMark label={kind} />}
      {children}
    </span>
  );
}
