import { ChartFrame } from "../../src/platform/web/components/chart-frame.tsx";
import { DataTable } from "../../src/platform/web/components/data-table.tsx";
import { Icon } from "../../src/platform/web/components/icon.tsx";
import { NextStep } from "../../src/platform/web/components/next-step.tsx";
import { StateIcon } from "../../src/platform/web/components/state-icon.tsx";
import { Tag } from "../../src/platform/web/components/tag.tsx";
import { Timeline } from "../../src/platform/web/components/timeline.tsx";
import { Frame } from "./frame.tsx";

const FACTS = [
  ["Deltakere", "121", "98 forpliktet, medlemsregisteret"],
  ["Årsverk", "3,4", "fem personer, lønnsregisteret"],
  ["Budsjett 2026", "€ 0,92 mill.", "44 % privat, regnskapet"],
  ["Aktiviteter i år", "63", "aktivitetsloggen, 19. nov."],
  ["Prosjekter", "14", "51 deltakere er med"],
] as const;

export function OverviewSpecimen({ scheme }: { scheme: "light" | "dark" }) {
  return (
    <Frame title="Oversikt" lang="nb" scheme={scheme} crumbs={["Mine klynger", "Fjordkraft Industriklynge"]}>
      <header class="k-page-head">
        <div>
          <div class="k-title">
            <h1>Fjordkraft Industriklynge</h1>
            <Tag kind="invented">Oppdiktet klynge</Tag>
            <Tag kind="bronze">Bronse, gyldig</Tag>
          </div>
          <p class="k-lead">107 av 150 poeng i Gull-revisjonen, 13 poeng til Gull. Innlevering om 55 dager.</p>
        </div>
      </header>
      <NextStep
        over="Neste steg · opptil 4 poeng · 10 minutter"
        title="Send spørreundersøkelsen til deltakerne"
        action={
          <a class="k-button" href="#send">
            Se over og send til 98 <Icon name="arrow" />
          </a>
        }
        second={<a href="#plan">Vis hele planen, 8 steg</a>}
      >
        Den er klar, på norsk og engelsk. Sender du den før 4. desember, rekker svarene innleveringen 15. januar. Vi
        minner dem om det én gang.
      </NextStep>
      <section class="k-section">
        <ChartFrame
          id="validity"
          heading="Bronse gjelder til 31. mars 2028. Gull kan komme i mars 2027."
          tableText="Vis som tabell"
          table={{ caption: "Merker", head: [{ text: "Merke" }, { text: "Til" }], rows: [["Bronse", "31. mars 2028"]] }}
        >
          <Timeline
            id="validity-svg"
            title="Merkenes gyldighet"
            description="Bronse fra 2023 til 31. mars 2028"
            from="2023-01-01"
            to="2029-08-15"
            years={[2023, 2024, 2025, 2026, 2027, 2028, 2029]}
            today={{ date: "2026-11-21", text: "I dag, 21. nov. 2026" }}
            rows={[
              {
                name: "Bronse",
                bars: [
                  { from: "2023-03-14", to: "2025-03-31", metal: "bronze", kind: "past" },
                  {
                    from: "2025-03-31",
                    to: "2028-03-31",
                    metal: "bronze",
                    kind: "valid",
                    text: "fornyet uten opphold",
                  },
                ],
                endText: "31. mars 2028",
              },
              {
                name: "Gull",
                bars: [
                  {
                    from: "2027-03-15",
                    to: "2029-03-15",
                    metal: "gold",
                    kind: "expected",
                    text: "hvis styret tildeler, to år",
                  },
                ],
              },
            ]}
          />
        </ChartFrame>
        <ol class="k-steps">
          <li aria-current="step">
            <strong>Nå</strong>
            <span>Egenvurdering, 30 av 31 svart</span>
          </li>
          <li>
            <strong>15. januar</strong>
            <span>Innlevering</span>
          </li>
          <li>
            <strong>2. og 3. februar</strong>
            <span>Besøk av to eksperter</span>
          </li>
          <li>
            <strong>Mars</strong>
            <span>Styret avgjør, merket vises i registeret</span>
          </li>
        </ol>
      </section>
      <dl class="k-facts">
        {FACTS.map(([name, value, from]) => (
          <div>
            <dt>{name}</dt>
            <dd class="k-value">{value}</dd>
            <dd class="k-fine">{from}</dd>
          </div>
        ))}
      </dl>
      <div class="k-split">
        <section class="k-section">
          <h2>Seks fakta mangler</h2>
          <p class="k-small k-muted">Hvert faktum skrives inn én gang og brukes overalt.</p>
          <DataTable
            caption="Fakta som mangler"
            captionHidden
            head={[{ text: "Faktum" }, { text: "Brukes i" }, { text: "Handling", hidden: true, numeric: true }]}
            rows={[
              ["unanswered", "Deltakernes tilfredshet", "Gull 5.3, rapport, søknad", "Send undersøkelsen"],
              ["evidence_missing", "Notat til ni samtaler", "Gull 2.5, Bronse B15", "Skriv notat"],
              ["evidence_missing", "Referat fra strategigjennomgangen", "Gull 4.1.5, Bronse B21", "Last opp"],
            ].map(([state, name, use, action]) => ({
              cells: [
                <span class="k-with-icon">
                  <StateIcon state={state as "unanswered"} text={state} /> {name}
                </span>,
                use,
                <a href="#do">{action}</a>,
              ],
            }))}
          />
        </section>
        <section class="k-section">
          <h2>Nytt denne uken</h2>
          <p class="k-small k-muted">Hvem gjorde hva, og hva det endret.</p>
          <ol class="k-log">
            <li>
              <time>I dag 14.32</time>
              <div>
                <strong>Ingrid Solheim</strong> bekreftet 2.4 Rolleklarhet.{" "}
                <span class="k-muted">4 poeng, uendret</span>
              </div>
            </li>
            <li>
              <time>I går</time>
              <div>
                <strong>Bjørn Aas</strong> la inn referat fra styremøtet 11. november.{" "}
                <span class="k-muted">4.1.4 gikk fra 3 til 4 poeng</span>
              </div>
            </li>
          </ol>
        </section>
      </div>
    </Frame>
  );
}
