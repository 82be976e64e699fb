import { checkEdition } from "@klynge/core/check";
import { expect, test } from "vitest";
import { edition as shipped } from "../../../test/support/edition.ts";
import { sayIn } from "../../platform/i18n/texts.ts";
import { presentDifference } from "./present-difference.ts";
import { type Edit, editedFiles, named } from "./testing.ts";

/** What differs between two editions, in the reader's words: facts, codes and fields were told as they stand in the files. */

const EDITS: readonly Edit[] = [
  named("2027-1"),
  { file: "facts.yaml", from: "press.mentions:\n", to: "press.mentions:\n    highest: 10\n" },
  { file: "facts.yaml", from: "months_down(organisation.start_date,", to: "months_down(cluster.start_date," },
  {
    file: "gold.yaml",
    from: "headline_fact: participants.committed_share",
    to: "headline_fact: participants.enterprise_share",
  },
  {
    file: "gold.yaml",
    from: "not_applicable_if: cluster.national == true",
    to: "not_applicable_if: cluster.national == true || participants.committed < 5",
  },
  {
    file: "label-rules.yaml",
    from: "false_means: refused\n    code_false: e10_not_met",
    to: "false_means: undecided\n    code_false: e10_unknown",
  },
  { file: "label-rules.yaml", from: "condition: 'experts.count >= 2'", to: "condition: 'experts.count >= 3'" },
  { file: "label-rules.yaml", from: `'application.kind == "first"'`, to: `'application.kind != "renewal"'` },
  { file: "label-rules.yaml", from: "amount: 8250", to: "amount: 8500" },
];

const { edition } = checkEdition(editedFiles(EDITS) as Parameters<typeof checkEdition>[0]);

test.each([
  [
    "en",
    [
      [
        "months of active cluster management, how it is computed",
        "completed months (start date of the management organisation – reference date)",
        "completed months (start date of the cluster initiative – reference date)",
      ],
      ["unpaid mentions in press and media, highest value", "–", "10"],
      [
        "1.1.0 Committed share, fact it is measured by",
        "share of listed participants that are committed",
        "share of enterprises among committed participants",
      ],
      [
        "1.2 Geographical concentration, does not apply if",
        "national coverage under the statutes: yes",
        "national coverage under the statutes: yes / committed participants: less than 5",
      ],
      ["English web page, outcome if it does not hold", "not met", "open"],
      [
        "English web page, reason given",
        "No public web page in English was found: add one, even as an automatic translation, and show current activities on it.",
        "The address of the English web page is missing: enter it so that the reviewer can open the page.",
      ],
      [
        "The Gold audit has its full number of experts without conflict of interest, condition",
        "experts without conflict of interest: at least 2",
        "experts without conflict of interest: at least 3",
      ],
      [
        "Fee for a first Gold audit, condition",
        "kind of application: first time for this label",
        "kind of application: other than renewal",
      ],
      ["Fee for a first Gold audit, amount", "8,250", "8,500"],
    ],
  ],
  [
    "pl",
    [
      [
        "miesiące aktywnego zarządzania klastrem, sposób obliczania",
        "pełne miesiące (data rozpoczęcia działalności organizacji klastrowej – data odniesienia)",
        "pełne miesiące (data rozpoczęcia inicjatywy klastrowej – data odniesienia)",
      ],
      ["niesponsorowane wzmianki w prasie i mediach, najwyższa wartość", "–", "10"],
      [
        "1.1.0 Odsetek zaangażowanych, mierzony fakt",
        "odsetek zaangażowanych wśród uczestników na liście",
        "odsetek przedsiębiorstw wśród zaangażowanych uczestników",
      ],
      [
        "1.2 Koncentracja geograficzna, warunek niestosowania",
        "ogólnokrajowy zasięg klastra według statutu: tak",
        "ogólnokrajowy zasięg klastra według statutu: tak / zaangażowani uczestnicy: mniej niż 5",
      ],
      ["Strona internetowa po angielsku, wynik przy niespełnionym warunku", "niespełnione", "nierozstrzygnięte"],
      [
        "Strona internetowa po angielsku, podawane uzasadnienie",
        "Nie znaleziono publicznej strony w języku angielskim: należy ją uruchomić, choćby w tłumaczeniu automatycznym, i pokazać na niej bieżące działania.",
        "Brakuje adresu strony w języku angielskim: należy go podać, aby można było stronę sprawdzić.",
      ],
      [
        "W audycie Złoto uczestniczy wymagana liczba ekspertów bez konfliktu interesów, warunek",
        "eksperci bez konfliktu interesów: co najmniej 2",
        "eksperci bez konfliktu interesów: co najmniej 3",
      ],
      [
        "Opłata za pierwszy audyt Złoto, warunek",
        "rodzaj wniosku: pierwszy raz o ten znak",
        "rodzaj wniosku: wartość inna niż odnowienie",
      ],
      ["Opłata za pierwszy audyt Złoto, kwota", "8250", "8500"],
    ],
  ],
] as const)("%s", (language, expected) => {
  const { result } = presentDifference(shipped, edition ?? shipped.edition, { language, say: sayIn(language) });
  expect(result.map(({ what, before, after }) => [what, before, after])).toEqual(expected);
});
