import type { Context } from "hono";
import type { Child } from "hono/jsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import { FormToken } from "../../../platform/web/layout.tsx";
import { titleOf } from "../../cases/index.ts";
import type { ScoringView } from "../load-scoring.ts";

/** A form of an expert's own sheet: saved while he types, and kept on the device where there is no network. */
export function SheetForm({
  c,
  view,
  address,
  name,
  disabled,
  narrow = false,
  children,
}: {
  c: Context<AppEnv>;
  view: ScoringView;
  address: string;
  /** What it is about, for the list of what a device has not sent. */
  name: string;
  disabled: boolean;
  narrow?: boolean;
  children?: Child;
}) {
  const { language, person } = c.var;
  return (
    <form
      class={narrow ? "k-form k-narrow k-section" : "k-form"}
      id="answer"
      method="post"
      action={address}
      {...(!disabled && { "hx-post": address, "hx-trigger": "change delay:200ms", "hx-swap": "none" })}
      data-locked={disabled ? "" : undefined}
      data-autosave={person?.id}
      data-row={name}
      data-of={titleOf(c, view.case)}
      novalidate
    >
      <FormToken c={c} />
      <input type="hidden" name="language" value={language} />
      {children}
    </form>
  );
}
