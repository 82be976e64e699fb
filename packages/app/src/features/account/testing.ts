import { randomBytes } from "node:crypto";
import type { CompiledEdition, Language, ReleasedPortfolio } from "@klynge/core";
import { Hono } from "hono";
import { openCopy } from "../../../test/support/open-copy.ts";
import type { Database } from "../../platform/database/database.ts";
import { openEditions } from "../../platform/editions.ts";
import { Limits } from "../../platform/limits.ts";
import { mail } from "../../platform/mail.ts";
import type { Services } from "../../platform/services.ts";
import { installation, office } from "../../platform/tables.ts";
import type { AppEnv, Office, Person } from "../../platform/web/env.ts";
import { FORM_TOKEN, refuseForgedForms } from "../../platform/web/forgery.ts";
import { answerProblem } from "../../platform/web/problem-page.tsx";
import { findVisitor } from "../../platform/web/visitor.ts";
import { type ClusterRole, cluster, clusterPerson } from "../registry/index.ts";
import { trustEmail } from "./auth-queries.ts";
import { createAccount } from "./operations/sign-up.ts";
import { accountRoutes } from "./routes.tsx";
import { createSessions } from "./sessions.ts";

/** For tests: the feature alone over a real database in memory, real better-auth, and browsers that keep their cookies. */
export interface World {
  readonly db: Database;
  readonly services: Services;
  browser(): Browser;
  /** Moves the clock of the program; limits and invitations follow it. */
  wait(minutes: number): void;
  addPerson(person: {
    readonly email: string;
    readonly name?: string;
    readonly language?: Language;
    readonly offices?: readonly Office[];
  }): Promise<Person>;
  addCluster(name: string, people: Readonly<Record<string, ClusterRole>>): Promise<string>;
  letters(): Promise<(typeof mail.$inferSelect)[]>;
  /** The path of the link in the newest letter to somebody. */
  linkTo(email: string): Promise<string>;
}

export const ORIGIN = "http://localhost:3000";
export const PASSWORD = "correct horse battery";

export interface WorldOptions {
  readonly kind?: "demonstration" | "real";
  readonly demonstration?: boolean;
  readonly signUp?: "invitation" | "open";
  readonly verifyEmail?: boolean;
  /** Whether a mail server is set; yes unless said otherwise. */
  readonly sendsMail?: boolean;
  /** Instead of the embedded one in memory. */
  readonly db?: Database;
  /** Of another feature, beside those of this one. */
  readonly routes?: Hono<AppEnv>;
}

export async function openWorld(options: WorldOptions = {}): Promise<World> {
  const {
    kind = "real",
    demonstration = kind === "demonstration",
    signUp = "invitation",
    verifyEmail = true,
    sendsMail = true,
    routes = new Hono<AppEnv>(),
    db = await openCopy("empty"),
  } = options;
  await db.asWorker((tx) => tx.insert(installation).values({ kind, signUp, schemeOwner: "Scheme owner" }));
  let waited = 0;
  const now = () => new Date(Date.now() + waited);
  const settings = { demonstration, origin: ORIGIN, dataFolder: "unused", sendsMail };
  const sessions = createSessions({ db, settings, secret: randomBytes(32).toString("base64"), verifyEmail });
  // the pages of this feature name the edition in their foot and use nothing else of it
  const edition = { id: "ecei-test" } as CompiledEdition;
  const limits = new Limits(now);
  const editions = openEditions(edition, async () => []);
  const released = {} as ReleasedPortfolio;
  const needed: Partial<Services> = { db, sessions, limits, settings, now, edition, editions, released };
  // this feature asks for no jobs and no files
  const services = needed as Services;
  const app = appOver(services, routes);
  const letters = () => db.asWorker((tx) => tx.select().from(mail).orderBy(mail.createdAt));
  return {
    db,
    services,
    browser: () => new Browser(app),
    wait: (minutes) => {
      waited += minutes * 60_000;
    },
    addPerson: async ({ email, name = email, language = "en", offices = [] }) => {
      const id = await createAccount(services, { email, name, language, password: PASSWORD });
      if (id === null) throw new Error(`${email} has an account`);
      await db.asAuth((tx) => trustEmail(tx, id));
      for (const one of offices) await db.asWorker((tx) => tx.insert(office).values({ personId: id, office: one }));
      return { id, name, email, language, offices, sessionId: "none" };
    },
    addCluster: async (name, people) =>
      db.asWorker(async (tx) => {
        const [made] = await tx.insert(cluster).values({ name, country: "NO" }).returning({ id: cluster.id });
        const clusterId = (made as { id: string }).id;
        for (const [personId, role] of Object.entries(people))
          await tx.insert(clusterPerson).values({ clusterId, personId, role });
        return clusterId;
      }),
    letters,
    linkTo: async (email) => {
      const letter = (await letters()).filter(({ recipient }) => recipient === email).at(-1);
      const link = letter?.body.match(/https?:\/\/\S+/)?.[0];
      if (!link) throw new Error(`no letter with a link to ${email}`);
      return new URL(link).pathname;
    },
  };
}

function appOver(services: Services, routes: Hono<AppEnv>): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.use(async (c, next) => {
    c.set("services", services);
    await next();
  });
  app.use(findVisitor);
  app.use(refuseForgedForms(randomBytes(32), () => false));
  app.get("/who", (c) => c.json({ person: c.var.person, token: c.var.formToken }));
  app.route("/", accountRoutes);
  app.route("/", routes);
  app.onError((error, c) => answerProblem(error, c));
  return app;
}

/** Asks like a browser: keeps cookies, sends the token of its forms, does not follow redirects. */
export class Browser {
  readonly cookies = new Map<string, string>();
  readonly headers: Record<string, string> = {
    "user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
  };
  readonly #app: Hono<AppEnv>;

  constructor(app: Hono<AppEnv>) {
    this.#app = app;
  }

  async get(path: string): Promise<Response> {
    return this.#send(path, {});
  }

  async post(path: string, form: Readonly<Record<string, string>> = {}): Promise<Response> {
    return this.postRaw(path, { [FORM_TOKEN]: (await this.who()).token, ...form });
  }

  async postRaw(path: string, form: Readonly<Record<string, string>>): Promise<Response> {
    const headers = { "content-type": "application/x-www-form-urlencoded", origin: ORIGIN };
    return this.#send(path, { method: "POST", headers, body: new URLSearchParams(form).toString() });
  }

  async postJson(path: string, body: unknown): Promise<Response> {
    const headers = { "content-type": "application/json", origin: ORIGIN };
    return this.#send(path, { method: "POST", headers, body: JSON.stringify(body) });
  }

  async signIn(email: string, password = PASSWORD): Promise<Response> {
    return this.post("/sign-in", { email, password });
  }

  async who(): Promise<{ person: Person | null; token: string }> {
    return (await (await this.get("/who")).json()) as { person: Person | null; token: string };
  }

  async #send(
    path: string,
    init: { method?: string; headers?: Record<string, string>; body?: string },
  ): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { ...this.headers, ...(cookie && { cookie }), ...init.headers };
    const response = await this.#app.request(`${ORIGIN}${path}`, { ...init, headers });
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    return response;
  }

  #keep(line: string): void {
    const [, name = "", value = ""] = line.match(/^([^=]+)=([^;]*)/) ?? [];
    if (value === "" || /max-age=0/i.test(line)) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

/** The field `then` of a form; as a property of its own it would make the form look like a promise. */
export function goingTo(path: string): Readonly<Record<string, string>> {
  return Object.fromEntries(new URLSearchParams(`then=${encodeURIComponent(path)}`));
}
