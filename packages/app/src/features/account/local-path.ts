/**
 * Where to go after signing in: only a path of this site. `//elsewhere`, `/\elsewhere` and control characters, which browsers
 * skip, lead elsewhere and give the start page.
 */
export function localPath(then: string | undefined): string {
  if (!then || then.length > 2000 || !then.startsWith("/") || /[\\\p{Cc}]/u.test(then) || then.startsWith("//"))
    return "/";
  const base = "http://here.invalid";
  if (!URL.canParse(then, base)) return "/";
  const target = new URL(then, base);
  if (target.origin !== base || target.pathname.startsWith("//")) return "/";
  return /^\/(sign-in|sign-out)(\/|$)/.test(target.pathname) ? "/" : `${target.pathname}${target.search}${target.hash}`;
}
