import type { Child } from "hono/jsx";

/** A strip with a coloured edge: synthetic data, somebody was faster, done. */
export function Note({ kind = "info", children }: { kind?: "info" | "warn" | "bad" | "done"; children?: Child }) {
  return (
    <div class={`k-note k-note-${kind}`} role={kind === "info" ? undefined : "status"}>
      {children}
    </div>
  );
}
