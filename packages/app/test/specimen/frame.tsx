import type { Child } from "hono/jsx";
import { Icon } from "../../src/platform/web/components/icon.tsx";
import { Mark } from "../../src/platform/web/mark.tsx";

/** The frame of every page, as `layout.tsx` makes it, without a server behind it. */
export function Frame({
  title,
  lang = "en",
  scheme,
  wide,
  crumbs,
  children,
}: {
  title: string;
  lang?: string;
  scheme: "light" | "dark";
  wide?: boolean;
  crumbs: readonly string[];
  children?: Child;
}) {
  return (
    <html lang={lang} data-color-scheme={scheme}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <link rel="stylesheet" href="/assets/0/klynge.css" />
      </head>
      <body>
        <a class="k-skip" href="#main">
          Skip to content
        </a>
        <header>
          <p class="k-banner">Demonstration. Every cluster and person here is invented.</p>
          <div class="k-header">
            <a class="k-brand" href="/">
              <Mark /> Klynge
            </a>
            <button type="button" class="k-menu-button" popovertarget="k-menu">
              <Icon name="menu" /> Menu
            </button>
            <div class="k-menu" id="k-menu" popover="auto">
              <nav class="k-nav" aria-label="Main">
                <ul>
                  {["Overview", "Assessments", "Reports"].map((name, index) => (
                    <li>
                      <a href={`#${name}`} aria-current={index === 1 ? "page" : undefined}>
                        {name}
                      </a>
                    </li>
                  ))}
                </ul>
              </nav>

              <div class="k-who">
                <details class="k-languages">
                  <summary>Language</summary>
                  <ul>
                    <li>
                      <a href="?lang=en" aria-current="true">
                        English
                      </a>
                    </li>
                    <li>
                      <a href="?lang=pl" lang="pl">
                        Polski
                      </a>
                    </li>
                  </ul>
                </details>
                <a href="#account">Ingrid Solheim</a>
                <form method="post" action="/sign-out">
                  <button type="submit" class="k-quiet">
                    Sign out
                  </button>
                </form>
              </div>
            </div>
          </div>
        </header>
        <main id="main" class={wide ? "k-main k-main-wide" : "k-main"}>
          <nav class="k-crumbs" aria-label="You are here">
            <ol>
              {crumbs.map((crumb, index) =>
                index < crumbs.length - 1 ? (
                  <li>
                    <a href={`#crumb-${index}`}>{crumb}</a>
                  </li>
                ) : (
                  <li aria-current="page">{crumb}</li>
                ),
              )}
            </ol>
          </nav>
          {children}
        </main>
        <footer class="k-footer">
          <p>Independent open-source work, not affiliated with ESCA, EUCLES or the Commission.</p>
          <ul>
            <li>Scheme edition 2026.1</li>
            <li>
              <a href="#accessibility">Accessibility</a>
            </li>
            <li>
              <a href="#privacy">Privacy</a>
            </li>
          </ul>
        </footer>
      </body>
    </html>
  );
}
