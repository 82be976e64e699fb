import type { Say } from "../../platform/i18n/texts.ts";

/** The device of a session in words; the rest of what browsers tell about themselves stays on the server. */
export function presentDevice(userAgent: string | null, say: Say): string {
  const browser = BROWSERS.find(([mark]) => userAgent?.includes(mark))?.[1];
  const system = SYSTEMS.find(([mark]) => userAgent?.includes(mark))?.[1];
  if (browser && system) return say("account.sessions.browser_on", { browser, system });
  return browser ?? system ?? say("account.sessions.unknown_device");
}

// in this order: later ones claim to be earlier ones
const BROWSERS = [
  ["Edg/", "Edge"],
  ["OPR/", "Opera"],
  ["Firefox/", "Firefox"],
  ["Chrome/", "Chrome"],
  ["Safari/", "Safari"],
] as const;
const SYSTEMS = [
  ["Windows", "Windows"],
  ["Android", "Android"],
  ["iPhone", "iPhone"],
  ["iPad", "iPad"],
  ["Mac OS X", "macOS"],
  ["Linux", "Linux"],
] as const;
