import type { Language } from "@klynge/core";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Context, MiddlewareHandler } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { sayIn } from "../i18n/texts.ts";
import { languagesOf } from "../installation.ts";
import type { Services } from "../services.ts";
import type { SignedIn } from "../sessions.ts";
import { office, person } from "../tables.ts";
import type { AppEnv, Person } from "./env.ts";
import { Problem } from "./problem.ts";

/** What a page needs before it is known who asks: a problem may come first. */
export function greetStranger(c: Context<AppEnv>): void {
  c.set("person", null);
  c.set("ownClusters", []);
  c.set("languages", ["en"]);
  c.set("language", "en");
  c.set("say", sayIn("en"));
}

/** Who asks, and in which language; read before any transaction of the request opens. */
export const findVisitor: MiddlewareHandler<AppEnv> = async (c, next) => {
  await recognise(c, await c.var.services.sessions.read(c.req.raw.headers));
  await next();
};

/** Puts down who asks, and in which language: by the session, or in the API by a token. */
export async function recognise(c: Context<AppEnv>, signedIn: SignedIn | null): Promise<void> {
  const found = signedIn ? await loadPerson(c.var.services, signedIn.personId, signedIn.sessionId) : null;
  c.set("person", found?.person ?? null);
  c.set("ownClusters", found?.ownClusters ?? []);
  const languages = await languagesOf(c.var.services.db);
  const language = languageOf(c, found?.person ?? null, languages);
  // chosen in the menu: stays chosen on the pages after this one
  if (c.req.query("lang") === language) setCookie(c, LANGUAGE_COOKIE, language, COOKIE);
  c.set("languages", languages);
  c.set("language", language);
  c.set("say", sayIn(language));
}

interface Found {
  readonly person: Person;
  readonly ownClusters: readonly string[];
}

function loadPerson({ db }: Services, id: string, sessionId: string): Promise<Found | null> {
  return db.asPerson(id, async (tx) => {
    // offices and clusters come along: one statement for every request, not three
    const rows = await tx
      .select({ person, office: office.office, ownClusters: OWN_CLUSTERS })
      .from(person)
      .leftJoin(office, eq(office.personId, person.id))
      .where(and(eq(person.id, id), isNull(person.erasedAt)));
    const [first] = rows;
    if (!first) return null;
    const { name, email, language } = first.person;
    const offices = rows.flatMap((row) => row.office ?? []);
    return { person: { id, sessionId, name, email, language, offices }, ownClusters: first.ownClusters };
  });
}

const OWN_CLUSTERS = sql<
  string[]
>`(select coalesce(json_agg(own), '[]') from (select own_clusters()::text as own limit 2) as mine)`;

const LANGUAGE_COOKIE = "klynge.language";
const COOKIE = { path: "/", maxAge: 365 * 86_400, sameSite: "Lax", httpOnly: true } as const;

/** Whose language was the one of the account got English from the moment of signing out: what follows is said in the language before it. */
export function keepLanguage(c: Context<AppEnv>): void {
  const { maxAge: _, ...untilClosed } = COOKIE;
  setCookie(c, SPOKEN_COOKIE, c.var.language, untilClosed);
}

const SPOKEN_COOKIE = "klynge.spoken";

/** The address, what was chosen last in the menu, then the person's setting, or what it was before signing out, then what the browser asks for; never one that this installation does not speak. */
function languageOf(c: Context<AppEnv>, visitor: Person | null, spoken: readonly Language[]): Language {
  return (
    spoken.find((language) => language === c.req.query("lang")) ??
    spoken.find((language) => language === getCookie(c, LANGUAGE_COOKIE)) ??
    spoken.find((language) => language === visitor?.language) ??
    (visitor ? undefined : spoken.find((language) => language === getCookie(c, SPOKEN_COOKIE))) ??
    preferred(c.req.header("accept-language"), spoken) ??
    spoken.find((language) => language === "en") ??
    spoken[0] ??
    "en"
  );
}

/** `no` and `nn` readers get bokmål rather than English. */
function preferred(header: string | undefined, spoken: readonly Language[]): Language | null {
  const wanted = (header ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", quality = "q=1"] = part.trim().split(";");
      return {
        code: (tag.split("-")[0] ?? "").toLowerCase().replace(/^(no|nn)$/, "nb"),
        weight: Number(quality.replace("q=", "")),
      };
    })
    .sort((a, b) => b.weight - a.weight);
  for (const { code } of wanted) {
    const language = spoken.find((one) => one === code);
    if (language) return language;
  }
  return null;
}

/** @throws Problem `sign_in_first` for nobody in particular */
export function signedIn(c: Context<AppEnv>): Person {
  if (!c.var.person) throw new Problem("sign_in_first");
  return c.var.person;
}
