/** Says at each field what the summary above says of it, as a page without script does; what was said before is taken back. */
export function showFaults(form: HTMLFormElement): void {
  for (const told of form.querySelectorAll("[data-fault]")) told.remove();
  for (const field of form.querySelectorAll("[data-faulty]")) {
    field.removeAttribute("aria-invalid");
    field.setAttribute("aria-describedby", field.getAttribute("data-faulty") ?? "");
    field.removeAttribute("data-faulty");
  }
  for (const link of document.querySelectorAll<HTMLAnchorElement>("#attempt .k-error-summary a[href^='#']"))
    showFault(form, link);
}

function showFault(form: HTMLFormElement, link: HTMLAnchorElement): void {
  const control = form.querySelector(link.hash);
  const place = control?.closest(".k-field, .k-choices");
  const told = document.querySelector<HTMLTemplateElement>("#fault")?.content.cloneNode(true);
  if (!control || !place || !(told instanceof DocumentFragment)) return;
  const text = told.querySelector("span");
  if (text) text.textContent = link.querySelector("span")?.textContent ?? "";
  const box = document.createElement("div");
  box.id = `${control.id}-fault`;
  box.dataset.fault = "";
  box.append(told);
  place.append(box);
  const described = place.matches("fieldset") ? place : control;
  const hint = described.getAttribute("aria-describedby") ?? "";
  described.setAttribute("data-faulty", described.getAttribute("data-faulty") ?? hint);
  described.setAttribute("aria-invalid", "true");
  described.setAttribute("aria-describedby", `${hint} ${box.id}`.trim());
}
