import { Icon } from "./icon.tsx";

/** Says in words what is saved; the island `autosave` changes `data-state` and the text. */
export function SavingState({
  id,
  state,
  text,
}: {
  id?: string;
  state: "saved" | "saving" | "waiting" | "failed";
  text: string;
}) {
  return (
    <span class="k-saving" id={id} role="status" data-state={state}>
      <Icon name="check" class="k-saving-saved" />
      <Icon name="saving" class="k-saving-saving" />
      <Icon name="warning" class="k-saving-waiting" />
      <span class="k-saving-text">{text}</span>
    </span>
  );
}
