import type { SchemeCanary } from "./canary.ts";

/** Small faults in the texts of schemes/ecei: a language missing, left in English, a row without its texts. */

const CLUSTER_START = [
  'cluster.start_date:\n  name:\n    en: "start date of the cluster initiative"\n    nb: "startdato for klyngeinitiativet"\n    da: "klyngeinitiativets startdato"\n    pl: "data rozpoczęcia inicjatywy klastrowej"\n',
  "start date of the cluster initiative",
] as const;
const [NAME, ENGLISH] = CLUSTER_START;
const OWN: Readonly<Record<string, string>> = {
  nb: "startdato for klyngeinitiativet",
  da: "klyngeinitiativets startdato",
  pl: "data rozpoczęcia inicjatywy klastrowej",
};

const facts = (name: string, to: string, ...faults: string[]): SchemeCanary => ({
  name,
  file: "texts/facts.yaml",
  from: NAME,
  to,
  faults,
});

const PER_LANGUAGE = Object.entries(OWN).flatMap(([language, text]) => {
  const line = `    ${language}: "${text}"\n`;
  const path = `texts/facts.yaml cluster.start_date.name.${language}`;
  return [
    facts(`${language} missing`, NAME.replace(line, ""), `${path}: missing_language`),
    facts(`${language} empty`, NAME.replace(line, `    ${language}: " "\n`), `${path}: missing_language`),
    facts(`${language} left in English`, NAME.replace(text, ENGLISH), `${path}: same_as_english`),
  ];
});

export const TEXT_CANARIES: readonly SchemeCanary[] = [
  ...PER_LANGUAGE,
  facts(
    "English missing",
    NAME.replace(`    en: "${ENGLISH}"\n`, ""),
    "texts/facts.yaml cluster.start_date.name.en: missing_language",
  ),
  facts(
    "no language at all",
    "cluster.start_date:\n  name: {}\n",
    ...["en", "nb", "da", "pl"].map(
      (language) => `texts/facts.yaml cluster.start_date.name.${language}: missing_language`,
    ),
  ),
  facts(
    "a text without a fact",
    `cluster.end_date:\n  name: { en: a, nb: b, da: c, pl: d }\n  definition: { en: a, nb: b, da: c, pl: d }\n${NAME}`,
    "texts/facts.yaml cluster.end_date: text_without_row",
  ),
  {
    name: "a fact without texts",
    file: "facts.yaml",
    from: "  cluster.driver:\n",
    to: "  cluster.size:\n    unit: boolean\n    kind: stock\n    window: reference_date\n    register: clusters\n  cluster.driver:\n",
    faults: ["texts/facts.yaml cluster.size: missing_text"],
  },
  {
    name: "a window without a text",
    file: "facts.yaml",
    from: "    window: next_P24M\n",
    to: "    window: next_P25M\n",
    faults: ["texts/units.yaml windows.next_P25M: missing_text"],
  },
  {
    name: "a portfolio without a name",
    file: "portfolios.yaml",
    from: "  - transportation\n",
    to: "  - transportation\n  - trade\n",
    faults: ["texts/vocabularies.yaml portfolio.trade: missing_text"],
  },
  {
    name: "a portfolio that is gone",
    file: "portfolios.yaml",
    from: "  - transportation\n",
    to: "",
    faults: ["texts/vocabularies.yaml portfolio.transportation: text_without_row"],
  },
  {
    name: "a word no longer allowed to be as in English",
    file: "texts/same-as-english.yaml",
    from: "Auditor, ",
    to: "",
    faults: ["texts/vocabularies.yaml role.auditor.da: same_as_english"],
  },
  {
    name: "a fee without a text",
    file: "label-rules.yaml",
    from: "  - id: fee.silver\n",
    to: "  - id: fee.silver.all\n",
    faults: [
      "texts/label-rules.yaml rules.fee.silver.all: missing_text",
      "texts/label-rules.yaml rules.fee.silver: text_without_row",
    ],
  },
];
