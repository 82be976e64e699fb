import type { Context } from "hono";
import type { AppEnv } from "../../../platform/web/env.ts";

/**
 * Hidden until the island `passkey` finds a browser that can do it. Everything that the island says stands here, in the
 * language of the page.
 */
export function PasskeyButton({ c, purpose, then }: { c: Context<AppEnv>; purpose: "sign-in" | "add"; then?: string }) {
  const { say } = c.var;
  const adding = purpose === "add";
  return (
    <div
      class="k-passkey"
      hidden
      data-passkey={purpose}
      data-address={adding ? "/account/passkeys" : "/sign-in/passkey"}
      data-then={adding ? "/account?done=passkey_added" : then}
      data-failed={say(adding ? "account.passkeys.failed" : "account.sign_in.passkey_failed")}
    >
      {!adding && <p class="k-or">{say("account.sign_in.or")}</p>}
      <button type="button" class="k-button k-button-second">
        {say(adding ? "account.passkeys.add" : "account.sign_in.passkey")}
      </button>
      <p class="k-fault" role="alert" hidden />
    </div>
  );
}
