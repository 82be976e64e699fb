import { expect, test } from "vitest";
import { Choices } from "../../src/platform/web/components/choices.tsx";
import { DataTable } from "../../src/platform/web/components/data-table.tsx";
import { ErrorSummary } from "../../src/platform/web/components/error-summary.tsx";
import { Field } from "../../src/platform/web/components/field.tsx";
import { StateIcon } from "../../src/platform/web/components/state-icon.tsx";

test("a field ties label, hint and error to its control", () => {
  const html = String(
    Field({
      id: "age",
      name: "age",
      label: "Age",
      kind: "number",
      hint: "In years",
      unit: "y",
      value: 0,
      errors: ["Too young"],
    }),
  );
  expect(html).toContain('<label for="age">');
  expect(html).toContain('aria-describedby="age-hint age-error"');
  expect(html).toContain('aria-invalid="true"');
  expect(html).toContain('id="age-hint"');
  expect(html).toMatch(/id="age-error".*Too young/s);
  expect(html).toContain('inputmode="decimal"');
  // a zero is a value
  expect(html).toContain('value="0"');
});

test("a field without faults says nothing of faults, and nothing is not a zero", () => {
  const html = String(Field({ id: "a", name: "a", label: "A", value: null }));
  expect(html).not.toContain("aria-invalid");
  expect(html).not.toContain("aria-describedby");
  expect(html).not.toContain("value=");
});

test("text of a user stays text", () => {
  const html = String(Field({ id: "a", name: "a", label: "A", kind: "textarea", value: '</textarea><script>"' }));
  expect(html).toContain("&lt;/textarea&gt;&lt;script&gt;");
});

test("a withheld choice stays, with its reason, and cannot be chosen", () => {
  const html = String(
    Choices({
      id: "g",
      name: "g",
      legend: "Group",
      choices: [
        { value: "a", title: "All", checked: true },
        { value: "n", title: "Norway", text: "Withheld: fewer than 6", withheld: true },
      ],
    }),
  );
  expect(html).toMatch(/id="g-2"[^>]*disabled/);
  expect(html).toContain('id="g-2-text"');
  expect(html).toMatch(/id="g"[^>]*checked/);
});

test("the summary of errors leads to the fields, and is not there without errors", () => {
  expect(ErrorSummary({ title: "Two things", errors: [] })).toBeNull();
  expect(String(ErrorSummary({ title: "One thing", errors: [{ text: "No date", href: "#date" }] }))).toContain(
    '<a href="#date">No date</a>',
  );
});

test("an icon alone speaks, beside words it is silent", () => {
  expect(String(StateIcon({ state: "withheld", text: "withheld" }))).toContain('role="img" aria-label="withheld"');
  expect(String(StateIcon({ state: "withheld" }))).toContain('aria-hidden="true"');
});

test("a table knows the names of its columns in each cell, for small screens", () => {
  const html = String(
    DataTable({
      caption: "Facts",
      head: [{ text: "Fact" }, { text: "Value", numeric: true }],
      rows: [{ cells: ["Age", "8"] }],
    }),
  );
  expect(html).toContain('<th scope="row">Age</th>');
  expect(html).toContain('<td class="k-num" data-label="Value">8</td>');
});
