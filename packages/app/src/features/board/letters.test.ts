import { describe, expect, it } from "vitest";
import { mail } from "../../platform/mail.ts";
import { person } from "../../platform/tables.ts";
import { PEOPLE, type PlayedCase, playCase } from "../cases/testing.ts";
import { playAppeal, playBeforeBoard } from "./testing.ts";

/** Letters that a step makes, as "to: subject without the case", with what stands between the address and the link. */
async function lettersOf({ services }: PlayedCase, step: () => Promise<unknown>): Promise<[string, string][]> {
  await services.db.asWorker((tx) => tx.update(person).set({ language: "en" }));
  const before = await services.db.asWorker((tx) => tx.select().from(mail));
  await step();
  const after = await services.db.asWorker((tx) => tx.select().from(mail));
  const fresh = after.filter(({ id }) => !before.some((one) => one.id === id));
  const told = fresh.map(({ recipient, subject, body }): [string, string] => [
    `${recipient.split("@")[0]}: ${subject.split(": ").at(-1)}`,
    body.split("\n\n").slice(1, -2).join(" "),
  ]);
  return told.toSorted(([a], [b]) => (a < b ? -1 : 1));
}

// whoever had a case again heard nothing, or was asked as if it were the first time
describe("a case that is given back", () => {
  it("to the cluster: it is told why, and the experts that the visit is off; the offices get nothing", async () => {
    const played = await playCase("bronze", "visit_planned");
    const letters = await lettersOf(played, () =>
      played.take(PEOPLE.claire, { step: "return_to_cluster", because: "B02 is empty; {{owner}} asks." }),
    );
    expect(letters).toEqual([
      [
        "astrid-berg: The visit does not take place",
        "The case of Grønn Prosessklynge was given back to the cluster. The visit that was planned does not take place; you get a letter when there is a new day.",
      ],
      [
        "kari-lunde: The assessment is with you again",
        "The assessment of Grønn Prosessklynge for Bronze is with you again, and your answers are open. The secretariat gives this reason: B02 is empty; {{owner}} asks. Please change what is needed, and hand it in once more. Please by 1 Dec 2026.",
      ],
    ]);
  });

  it("to the experts by the board: they are told why, the cluster is not", async () => {
    const played = await playBeforeBoard();
    const letters = await lettersOf(played, () =>
      played.take(PEOPLE.helena, { step: "return_to_experts", because: "B01 is not clear." }),
    );
    expect(letters).toEqual([
      [
        "astrid-berg: The case is with the experts again",
        "The case of Grønn Prosessklynge was given back to its experts, for this reason: B01 is not clear. Please look at it. The draft then goes to the cluster once more, and all experts sign their recommendation anew.",
      ],
    ]);
  });
});

describe("an expert who leaves", () => {
  it("is told to the secretariat and to the other expert: that somebody is needed, and nothing of points", async () => {
    const played = await playCase("gold", "visited");
    const letters = await lettersOf(played, () =>
      played.take(PEOPLE.ewa, { step: "leave_case", expert: PEOPLE.ewa.id, conflict: false, because: "I am ill." }),
    );
    expect(letters.map(([to, text]) => [to, text.includes("ill")])).toEqual([
      ["astrid-berg: Another expert is to be found", false],
      ["claire-dubois: An expert has left the case", false],
      ["hanna-virtanen: An expert has left the case", false],
    ]);
  });
});

describe("letters about a decision", () => {
  it("of a refusal: the last day for an appeal, by the days of the cluster, and how", async () => {
    const played = await playBeforeBoard("refuse");
    const { take, goTo } = played;
    for (const member of [PEOPLE.helena, PEOPLE.lars]) await take(member, { step: "vote", vote: "for" });
    await take(PEOPLE.claire, { step: "decide", because: "No clear field." });
    goTo("2026-12-17T23:30:00Z");
    const letters = await lettersOf(played, () => take(PEOPLE.claire, { step: "send_decision" }));
    expect(letters).toEqual([
      [
        "kari-lunde: The decision of the board, and until when you can appeal",
        "The board has refused the application of Grønn Prosessklynge for Bronze. The decision and its reasons stand on the page of the case. If you think that the decision is wrong you can appeal: on the page of the case, under “Appeal”, say what you think is wrong. Somebody who had no part in the case decides. The last day for an appeal is 17 Jan 2027.",
      ],
    ]);
  });

  it("of an appeal that is returned: the secretariat is not told that experts have recommended", async () => {
    const played = await playAppeal();
    await played.take(PEOPLE.claire, { step: "assign_appeal", officer: PEOPLE.sofie.id });
    const letters = await lettersOf(played, () =>
      played.take(PEOPLE.sofie, { step: "decide_appeal", outcome: "returned", because: "B01 was not looked at." }),
    );
    const again =
      "The appeal of Grønn Prosessklynge was returned to the board, which decides once more. The case can be put on the list of a meeting; its dossier has the first decision, the appeal and the reason.";
    expect(letters).toEqual([
      ["claire-dubois: Put the case before the board once more", again],
      ["hanna-virtanen: Put the case before the board once more", again],
      [
        "kari-lunde: The appeal is decided",
        "The appeal of Grønn Prosessklynge is decided. The decision stands on the page of the case.",
      ],
    ]);
  });
});
