/** The list of questions that opens on small screens begins where the reader is. */
const list = document.querySelector("#indicators");
list?.addEventListener("toggle", (event) => {
  if ((event as ToggleEvent).newState === "open")
    list.querySelector("[aria-current]")?.scrollIntoView({ block: "center" });
});
