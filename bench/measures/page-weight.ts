import { gzipSync } from "node:zlib";
import { LANGUAGES } from "@klynge/core";
import { type Visit, type Visiting, withVisits } from "../kit/browse.ts";
import { scoreIn } from "../kit/manager.ts";
import { ensure, type Result } from "../kit/result.ts";
import { rounded, spread } from "../kit/statistics.ts";

const [AT_MOST, SCRIPT_AT_MOST] = [120_000, 60_000];

/** What Chromium counts as received for the assessment page with an empty cache, headers too, in each language. */
export function pageWeight(): Promise<Result> {
  return withVisits(async (visiting, address) => {
    const weights: Weight[] = [];
    for (const language of LANGUAGES) weights.push(await weigh(visiting, `${address}?lang=${language}`));
    const heaviest = weights.toSorted((a, b) => b.all - a.all)[0] as Weight;
    const scripts = Math.max(...weights.map(({ script }) => script));
    const packed = Math.max(...weights.map(({ scriptPacked }) => scriptPacked));
    return {
      name: "page-weight",
      unit: "kB",
      ours: spread(weights.map(({ all }) => all / 1000)),
      peer: null,
      ratio: null,
      bound: `each <= ${AT_MOST / 1000} kB, script <= ${SCRIPT_AT_MOST / 1000} kB`,
      met: heaviest.all <= AT_MOST && Math.max(scripts, packed) <= SCRIPT_AT_MOST,
      checked: [
        ensure(
          weights.every(({ score }) => score !== null),
          `the page holds the score in ${weights.length} languages`,
        ),
        ensure(
          weights.every(({ kinds }) => ["Document", "Stylesheet", "Script", "Font"].every((kind) => kind in kinds)),
          "page, style, script and font were all fetched",
        ),
      ],
      information: {
        heaviest_kb: rounded(heaviest.all / 1000),
        script_kb: rounded(scripts / 1000),
        script_gzip_kb: rounded(packed / 1000),
        ...Object.fromEntries(
          Object.entries(heaviest.kinds).map(([kind, bytes]) => [`${kind.toLowerCase()}_kb`, rounded(bytes / 1000)]),
        ),
      },
    };
  });
}

interface Weight {
  readonly all: number;
  /** As it came over the wire, and packed by gzip here. */
  readonly script: number;
  readonly scriptPacked: number;
  readonly kinds: Readonly<Record<string, number>>;
  readonly score: number | null;
}

function weigh(visiting: Visiting, address: string): Promise<Weight> {
  return visiting(async ({ page, protocol }: Visit) => {
    const [kindOf, kinds] = [new Map<string, string>(), {} as Record<string, number>];
    let scriptPacked = 0;
    protocol.on("Network.responseReceived", ({ requestId, type }) => kindOf.set(requestId, type));
    protocol.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      const kind = kindOf.get(requestId) ?? "Other";
      kinds[kind] = (kinds[kind] ?? 0) + encodedDataLength;
    });
    const packing: Promise<void>[] = [];
    page.on("response", (response) => {
      if (response.request().resourceType() !== "script") return;
      packing.push(
        response.body().then((body) => {
          scriptPacked += gzipSync(body, { level: 6 }).length;
        }),
      );
    });
    await page.goto(address, { waitUntil: "networkidle" });
    await page.evaluate("document.fonts.ready.then(() => null)");
    await Promise.all(packing);
    const all = Object.values(kinds).reduce((sum, bytes) => sum + bytes, 0);
    return { all, script: kinds.Script ?? 0, scriptPacked, kinds, score: scoreIn(await page.content()) };
  });
}
