import { describe, expect, it } from "vitest";
import da from "./texts/da.json" with { type: "json" };
import en from "./texts/en.json" with { type: "json" };
import nb from "./texts/nb.json" with { type: "json" };
import pl from "./texts/pl.json" with { type: "json" };

describe("texts of accounts", () => {
  it.each([
    ["nb", nb],
    ["da", da],
    ["pl", pl],
  ])("are complete in %s, with the same details", (_, texts) => {
    expect(placesOf(texts)).toEqual(placesOf(en));
  });
});

/** Each text with the details it names; forms of the plural count as one. */
function placesOf(texts: object, prefix = ""): Record<string, string[]> {
  return Object.assign(
    {},
    ...Object.entries(texts).map(([key, value]) =>
      typeof value === "string"
        ? {
            [`${prefix}${key}`.replace(/_(one|few|many|other)$/, "")]: [...value.matchAll(/\{\{(\w+)\}\}/g)]
              .map((match) => match[1])
              .sort(),
          }
        : placesOf(value as object, `${prefix}${key}.`),
    ),
  );
}
