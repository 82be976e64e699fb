import { expect, test } from "vitest";
import { contentDisposition, fileName } from "./content-disposition.ts";

test.each([
  ["../../etc/passwd", "passwd"],
  ["C:\\fakepath\\Plan.pdf", "Plan.pdf"],
  ["/absolute/plan.pdf", "plan.pdf"],
  ["..", "file"],
  [".htaccess", "htaccess"],
  ["", "file"],
  ["   .pdf", "pdf"],
  ["a\r\nSet-Cookie: x=1.pdf", "a Set-Cookie x=1.pdf"],
  ['say "hi".pdf', "say hi.pdf"],
  ["invoice\u202Efdp.exe", "invoice fdp.exe"],
  ["a\0b.pdf", "a b.pdf"],
  ["\ud800x.pdf", "\ufffdx.pdf"],
  [`${"å".repeat(300)}.docx`, `${"å".repeat(150)}.docx`],
])("%j is called %j", (given, name) => expect(fileName(given)).toBe(name));

test("a plain name for every system, the real one for those who can", () => {
  expect(contentDisposition("attachment", "Årsplan – łódź (1)'s.pdf")).toBe(
    "attachment; filename=\"Arsplan-odz-1-s.pdf\"; filename*=UTF-8''%C3%85rsplan%20%E2%80%93%20%C5%82%C3%B3d%C5%BA%20%281%29%27s.pdf",
  );
  expect(contentDisposition("attachment", "Havvind A/S ../../2026.pdf")).toBe(
    "attachment; filename=\"Havvind-A-S-..-..-2026.pdf\"; filename*=UTF-8''Havvind%20A%20S%20..%20..%202026.pdf",
  );
  expect(contentDisposition("inline", '"; filename=evil.html')).toBe(
    "inline; filename=\"-filename-evil.html\"; filename*=UTF-8''%3B%20filename%3Devil.html",
  );
  expect(contentDisposition("inline", "計画.pdf")).toBe(
    "inline; filename=\"-.pdf\"; filename*=UTF-8''%E8%A8%88%E7%94%BB.pdf",
  );
});
