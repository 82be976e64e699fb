import { nameKey } from "@klynge/core";
import { sql } from "drizzle-orm";
import type { Database } from "../../packages/app/src/platform/database/database.ts";
import { Random } from "./random.ts";

/** Many organisations in many clusters, for measures of the directory. */

const words = (text: string): string[] => text.split(" ");
const SYLLABLES = words(
  "nor bal sten vik sol berg fjord has mar tek lin dal hav kra ost ve ro ska bru li mo ta pol gda war kop ode aar hel sin ki ra to mi ne ø å brin fal gre hol jor kla lun",
);
const FAMILIES = words(
  "Hansen Olsen Nilsen Berg Haugen Dahl Lund Moen Jensen Sørensen Møller Kowalski Nowak Wiśniewski Wójcik Lindqvist Åkesson Brink Brinkmann Solheim",
);
const TRADES = words(
  "Industri Bygg Eiendom Transport Consult Elektro Mekaniske Tech Holding Marin Energi Teknikk Rør Data Invest Miljø Sveis Gruppen Logistikk Mat Design Media Helse Fisk Havbruk Tre Stål Plast Kraft Olje",
);
const FORMS = ["AS", "AS", "AS", "ApS", "Sp. z o.o.", "AB", "A/S", "ASA"];
const TOWNS = words(
  "Oslo Bergen Trondheim Stavanger Porsgrunn Skien Århus Odense København Gdańsk Łódź Warszawa Bydgoszcz Göteborg Malmö Ålesund Tromsø Haugesund Kraków Aalborg",
);

const random = new Random(4);
const pick = <T>(list: readonly T[]): T => list[random.whole(0, list.length - 1)] as T;
/** The first ones more often than the last. */
const often = <T>(list: readonly T[]): T => list[Math.floor(random.next() ** 2 * list.length)] as T;

function madeUp(): string {
  const word = Array.from({ length: random.whole(2, 3) }, () => pick(SYLLABLES)).join("");
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** As registers have them: family names, made-up names, trades, legal forms. */
function nameOf(): string {
  const kind = random.next();
  if (kind < 0.3) return `${pick(FAMILIES)} ${often(TRADES)} ${often(FORMS)}`;
  if (kind < 0.36) return `Nordisk ${madeUp()} ${often(FORMS)}`;
  return `${madeUp()} ${random.chance(0.6) ? often(TRADES) : madeUp()} ${often(FORMS)}`;
}

/** @param number of its order; one in ten is a company that stands in another cluster already */
function organisationOf(number: number, clusters: readonly string[]) {
  const name = nameOf();
  const known = number > 1000 && random.chance(0.1);
  return {
    cluster: pick(clusters),
    name,
    key: nameKey(name),
    kind: random.chance(0.85) ? "enterprise" : pick(["research", "university", "training", "public"]),
    number: String(912_000_000 + (known ? random.whole(0, number) : number)),
    country: pick(["NO", "NO", "DK", "PL", "SE"]),
    town: often(TOWNS),
    nace: `{${random.whole(10, 95)}.10}`,
    listed: random.chance(0.9),
  };
}

const AT_ONCE = 5_000;

/** One cluster in ten publishes nothing, and one organisation in ten did not agree to be listed. */
export async function fillOrganisations(
  db: Database,
  { organisations, clusters: many, person }: { organisations: number; clusters: number; person: string },
): Promise<void> {
  const made = await rows<{ id: string }>(
    db,
    sql`with made as (insert into cluster (name, country, place) select 'Cluster ' || n, 'NO', 'Oslo' from generate_series(1, ${many}::int) n
        returning id, name)
      insert into cluster_profile (cluster_id, published, changed_by)
      select id, right(name, 1) <> '0', ${person} from made returning cluster_id as id`,
  );
  const clusters = made.map(({ id }) => id);
  for (let number = 0; (await countOrganisations(db)) < organisations; number += AT_ONCE) {
    const list = Array.from({ length: AT_ONCE }, (_, i) => organisationOf(number + i, clusters));
    await rows(
      db,
      sql`insert into organisation (cluster_id, name, name_key, kind, register_scheme, register_number, nace_scheme, nace, country, town, listed, changed_by)
        select cluster, name, key, kind, 'NO-BRREG', number, 'NACE2.1', nace::text[], country, town, listed, ${person}
        from json_to_recordset(${JSON.stringify(list)}::json)
          as r (cluster uuid, name text, key text, kind text, number text, country text, town text, nace text, listed boolean)
        on conflict do nothing`,
    );
  }
}

export async function countOrganisations(db: Database): Promise<number> {
  const [row] = await rows<{ n: number }>(db, sql`select count(*)::integer as n from organisation`);
  return row?.n ?? 0;
}

export async function rows<Row>(db: Database, query: ReturnType<typeof sql>): Promise<Row[]> {
  return ((await db.asWorker((tx) => tx.execute(query))) as unknown as { rows: Row[] }).rows;
}
