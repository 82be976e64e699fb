import { expect, it } from "vitest";
import { Visitor } from "../../../test/support/visitor.ts";
import { person } from "../../platform/tables.ts";
import { createApp } from "../../server.tsx";
import { PEOPLE, playCase } from "../cases/testing.ts";
import { putBeforeBoard } from "./testing.ts";

// the board read how many replies there were, and none of them
it("the board reads what the cluster replied to the draft, with row and day, the oldest first", async () => {
  const played = await playCase("bronze", "report_draft");
  const { take, services, goTo } = played;
  await services.db.asWorker((tx) => tx.update(person).set({ language: "en" }));
  await take(PEOPLE.astrid, { step: "write_finding", row: "B01", kind: "strength", text: "A clear focus." });
  await take(PEOPLE.astrid, { step: "send_fact_check", dueOn: "2026-12-22" });
  // a day later where the cluster is
  goTo("2026-12-17T23:30:00Z");
  await take(PEOPLE.kari, { step: "reply_to_report", row: "B01", text: "The focus is\n<b>wider</b>." });
  await take(PEOPLE.kari, { step: "reply_to_report", row: null, text: "Thank you." });
  await take(PEOPLE.kari, { step: "confirm_facts" });
  await take(PEOPLE.astrid, { step: "recommend", outcome: "award", because: "Seen." });
  await putBeforeBoard(services, take);
  const path = `/cases/${played.caseId}/dossier`;
  const { html } = await new Visitor(createApp(services), PEOPLE.helena.id).open(path);
  const [, replies = ""] = html.split("<h3>Replies of the cluster</h3>");
  const [told = ""] = replies.split("</section>");
  expect(
    told
      .replace(/<[^>]*>/g, " ")
      .replace(/\s+/g, " ")
      .trim(),
  ).toBe(
    "The cluster has replied to the draft 2 times. 18 Dec 2026 · B01 The focus is &lt;b&gt;wider&lt;/b&gt;. 18 Dec 2026 Thank you.",
  );
});
