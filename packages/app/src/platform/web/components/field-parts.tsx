import type { Child } from "hono/jsx";
import { Icon } from "./icon.tsx";

export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** What ties a control to its hint and its errors. */
export function tied(id: string, hint: Child | undefined, errors: readonly string[]) {
  const told = [hint ? `${id}-hint` : "", errors.length > 0 ? `${id}-error` : ""].filter(Boolean).join(" ");
  return {
    "aria-describedby": told || undefined,
    "aria-invalid": errors.length > 0 ? ("true" as const) : undefined,
  };
}

export function Hint({ id, children }: { id: string; children?: Child }) {
  return children ? (
    <div class="k-hint" id={`${id}-hint`}>
      {children}
    </div>
  ) : null;
}

export function Errors({ id, errors }: { id: string; errors: readonly string[] }) {
  return errors.length > 0 ? (
    <div id={`${id}-error`}>
      {errors.map((error) => (
        <p class="k-error">
          <Icon name="error" />
          <span>{error}</span>
        </p>
      ))}
    </div>
  ) : null;
}
