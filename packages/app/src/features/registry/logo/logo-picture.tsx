import type { Context } from "hono";
import type { AppEnv } from "../../../platform/web/env.ts";
import type { Logo } from "./present.ts";

/** The logo of a cluster on white, as most are drawn for paper; nothing where there is none. */
export function LogoPicture({
  c,
  name,
  logo,
  small = false,
}: {
  c: Context<AppEnv>;
  name: string;
  logo: Logo | null;
  /** In a list. */
  small?: boolean;
}) {
  if (!logo) return null;
  return (
    <span class={small ? "k-logo k-logo-small" : "k-logo"}>
      <img
        src={logo.href}
        alt={c.var.say("registry.logo.alt", { name })}
        width={logo.width}
        height={logo.height}
        loading={small ? "lazy" : undefined}
      />
    </span>
  );
}
