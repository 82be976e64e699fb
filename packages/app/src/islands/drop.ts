/**
 * Files dropped on a form go into its own field, as if they had been chosen there; its button sends them. Without script the field
 * is there all the same. A file that is dropped beside a form is not opened instead of the page.
 */
const forms = document.querySelectorAll<HTMLFormElement>("form[data-drop]");

for (const form of forms) {
  for (const hint of form.querySelectorAll<HTMLElement>("[data-drop-hint]")) hint.hidden = false;
  const over = (is: boolean) => form.classList.toggle("k-drop-over", is);
  form.addEventListener("dragover", () => over(true));
  form.addEventListener("dragleave", ({ relatedTarget }) => over(form.contains(relatedTarget as Node | null)));
  form.addEventListener("drop", ({ dataTransfer }) => {
    over(false);
    if (dataTransfer) take(form, dataTransfer.files);
  });
}

if (forms.length > 0)
  for (const happening of ["dragover", "drop"] as const)
    window.addEventListener(happening, (event) => {
      if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
    });

function take(form: HTMLFormElement, files: FileList): void {
  const field = form.querySelector<HTMLInputElement>("input[type=file]");
  if (!field || files.length === 0) return;
  field.setCustomValidity(files.length > 1 ? (form.dataset.drop ?? "") : "");
  if (files.length === 1) {
    field.files = files;
    form.querySelector<HTMLElement>("button[type=submit]")?.focus();
  }
  field.reportValidity();
  // said once; whoever chooses in another way is not held up by it
  field.setCustomValidity("");
}
