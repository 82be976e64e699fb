import type { Context } from "hono";
import { raw } from "hono/html";
import type { Child } from "hono/jsx";
import { assetPath } from "./assets.ts";
import { Icon } from "./components/icon.tsx";
import type { AppEnv } from "./env.ts";
import { Mark } from "./mark.tsx";

/** No eval, no styles of its own. */
const HTMX = JSON.stringify({
  allowEval: false,
  includeIndicatorStyles: false,
  allowScriptTags: false,
  selfRequestsOnly: true,
  historyCacheSize: 0,
});

/** Where a page stands in the main navigation. */
export type Place =
  | "overview"
  | "register"
  | "assessments"
  | "reports"
  | "cases"
  | "tasks"
  | "people"
  | "account"
  | "administration"
  | "directory"
  | "clusters"
  | "none";

export interface Crumb {
  readonly text: string;
  readonly href: string;
}

export interface PageFrame {
  readonly title: string;
  /** From the start to the page above this one. */
  readonly crumbs?: readonly Crumb[];
  readonly place?: Place;
  /** The cluster that the navigation leads through. */
  readonly clusterId?: string;
  /** Pages that bring their own columns. */
  readonly wide?: boolean;
  /** Where the first link of the page leads; past a long list inside of it. */
  readonly skipTo?: string;
  /** More for the head of the page. */
  readonly head?: Child;
  readonly children?: Child;
}

/** Every page: where am I, what is this, who am I; the same on each, complete without script. */
export function Layout({
  c,
  title,
  crumbs = [],
  place = "none",
  clusterId,
  wide = false,
  skipTo = "main",
  head,
  children,
}: PageFrame & { c: Context<AppEnv> }) {
  const { say, language, services } = c.var;
  return (
    <>
      {raw("<!DOCTYPE html>")}
      <html lang={language} data-color-scheme="auto" data-size="sm">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <title>{`${title} · Klynge`}</title>
          <link rel="preload" href={assetPath("inter-latin.woff2")} as="font" type="font/woff2" crossorigin="" />
          <link rel="stylesheet" href={assetPath("klynge.css")} />
          <link rel="icon" href={assetPath("mark.svg")} type="image/svg+xml" />
          <meta name="htmx-config" content={HTMX} />
          <script src={assetPath("klynge.js")} defer />
          {head}
        </head>
        <body>
          <a class="k-skip" href={`#${skipTo}`}>
            {say("layout.skip")}
          </a>
          <header>
            {services.settings.demonstration && <p class="k-banner">{say("layout.demonstration")}</p>}
            <TopLine c={c} place={place} clusterId={clusterId} />
          </header>
          <main id="main" class={wide ? "k-main k-main-wide" : "k-main"}>
            {crumbs.length > 0 && (
              <nav class="k-crumbs" aria-label={say("layout.crumbs")}>
                <ol>
                  {crumbs.map((crumb) => (
                    <li>
                      <a href={crumb.href}>{crumb.text}</a>
                    </li>
                  ))}
                  <li aria-current="page">{title}</li>
                </ol>
              </nav>
            )}
            {children}
          </main>
          <Footer c={c} />
        </body>
      </html>
    </>
  );
}

function TopLine({ c, place, clusterId }: { c: Context<AppEnv>; place: Place; clusterId: string | undefined }) {
  const { say, person, ownClusters } = c.var;
  const [own, other] = ownClusters;
  // whoever works for one cluster keeps its menu on pages that are about none
  const shown = clusterId ?? (other ? undefined : own);
  const folds = Boolean(shown || person);
  const entry = (name: Place, href: string, text: string) => (
    <li>
      <a href={href} aria-current={place === name ? "page" : undefined}>
        {text}
      </a>
    </li>
  );
  return (
    <div class="k-header">
      <a class="k-brand" href="/">
        <Mark /> Klynge
      </a>
      {folds && (
        // on small screens only: opens the menu, without script
        <button type="button" class="k-menu-button" popovertarget="k-menu">
          <Icon name="menu" /> {say("layout.menu")}
        </button>
      )}
      <div class="k-menu" id="k-menu" popover={folds ? "auto" : undefined}>
        {shown && (
          <nav class="k-nav" aria-label={say("layout.navigation")}>
            <ul>
              {entry("overview", `/clusters/${shown}`, say("layout.overview"))}
              {entry("register", `/clusters/${shown}/register`, say("layout.register"))}
              {entry("assessments", `/clusters/${shown}/assessments`, say("layout.assessments"))}
              {entry("reports", `/clusters/${shown}/reports`, say("layout.reports"))}
              {entry("cases", `/clusters/${shown}/cases`, say("layout.cases"))}
              {entry("people", `/clusters/${shown}/people`, say("layout.people"))}
            </ul>
          </nav>
        )}
        <nav class="k-nav" aria-label={say("layout.site")}>
          <ul>
            {!shown && other && entry("clusters", "/clusters", say("layout.clusters"))}
            {person && entry("tasks", "/tasks", say("layout.work"))}
            {entry("directory", "/directory", say("layout.directory"))}
          </ul>
        </nav>
        <div class="k-who">
          <Languages c={c} />
          {person ? (
            <>
              {person.offices.some((office) => office === "administrator" || office === "secretariat") && (
                <a href="/administration" aria-current={place === "administration" ? "page" : undefined}>
                  {say("layout.administration")}
                </a>
              )}
              <a href="/account">{person.name}</a>
              <form method="post" action="/sign-out">
                <FormToken c={c} />
                <button type="submit" class="k-quiet">
                  {say("layout.sign_out")}
                </button>
              </form>
            </>
          ) : (
            <a class="k-button k-button-second" href="/sign-in">
              {say("layout.sign_in")}
            </a>
          )}
        </div>
      </div>
    </div>
  );
}

/** The language in the page's address wins over the person's setting, so that a link can be sent. */
function Languages({ c }: { c: Context<AppEnv> }) {
  const { language, languages, say } = c.var;
  if (languages.length < 2) return null;
  return (
    <details class="k-languages">
      <summary>{say("layout.language")}</summary>
      <ul>
        {languages.map((other) => (
          <li>
            <a
              href={withLanguage(c.req.url, other)}
              lang={other}
              hreflang={other}
              aria-current={other === language ? "true" : undefined}
            >
              {say(`layout.language_names.${other}`)}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

function withLanguage(url: string, language: string): string {
  const target = new URL(url);
  target.searchParams.set("lang", language);
  // two slashes would lead to another site
  return `${target.pathname.replace(/^\/+/, "/")}${target.search}`;
}

function Footer({ c }: { c: Context<AppEnv> }) {
  const { say, services } = c.var;
  return (
    <footer class="k-footer">
      <p>{say("layout.independent")}</p>
      <ul>
        <li>{say("layout.edition", { edition: services.edition.id })}</li>
        <li>
          <a href="/accessibility">{say("layout.accessibility")}</a>
        </li>
        <li>
          <a href="/privacy">{say("layout.privacy")}</a>
        </li>
        <li>
          <a href="/imprint">{say("layout.imprint")}</a>
        </li>
        <li>
          <a href="/api/docs">{say("layout.api")}</a>
        </li>
      </ul>
    </footer>
  );
}

/** Stands in every form that writes. */
export function FormToken({ c }: { c: Context<AppEnv> }) {
  return <input type="hidden" name="__form" value={c.var.formToken} />;
}
