import { Icon } from "./icon.tsx";

/** Shows in words what is saved, in silence: what is read aloud stands elsewhere. The island `autosave` changes `data-state` and the text. */
export function SavingState({
  id,
  state,
  text,
  swap = false,
}: {
  id?: string;
  state: "saved" | "saving" | "waiting" | "failed";
  text: string;
  /** Takes the place of the one on the page, in an answer to htmx. */
  swap?: boolean;
}) {
  return (
    <span class="k-saving" id={id} data-state={state} hx-swap-oob={swap ? "true" : undefined}>
      <Icon name="check" class="k-saving-saved" />
      <Icon name="saving" class="k-saving-saving" />
      <Icon name="warning" class="k-saving-waiting" />
      <span class="k-saving-text">{text}</span>
    </span>
  );
}
