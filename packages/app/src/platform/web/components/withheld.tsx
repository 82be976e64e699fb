import type { Child } from "hono/jsx";
import { StateIcon } from "./state-icon.tsx";

/** Stands where a value may not be shown, as high as the value, with the reason in words. */
export function Withheld({ children }: { children?: Child }) {
  return (
    <span class="k-withheld">
      <StateIcon state="withheld" />
      <span>{children}</span>
    </span>
  );
}
