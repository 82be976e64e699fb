import { isAPIError } from "better-auth/api";

/** What a call of better-auth came to: its answer with the cookies it sets, or the code of its refusal. */
export type AuthAnswer<T> =
  | { readonly ok: true; readonly value: T; readonly cookies: readonly string[] }
  | { readonly ok: false; readonly code: string; readonly cookies: readonly string[] };

/** @param call an `auth.api` function with `returnHeaders: true`; what is not a refusal goes on upwards */
export async function askAuth<T>(call: Promise<{ headers: Headers | null; response: T }>): Promise<AuthAnswer<T>> {
  try {
    const { headers, response } = await call;
    return { ok: true, value: response, cookies: headers?.getSetCookie() ?? [] };
  } catch (error) {
    if (!isAPIError(error) || error.statusCode >= 500) throw error;
    return {
      ok: false,
      code: String(error.body?.code ?? error.status),
      cookies: new Headers(error.headers).getSetCookie(),
    };
  }
}
