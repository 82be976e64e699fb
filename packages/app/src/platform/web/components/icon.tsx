const PATHS = {
  arrow: "M2.5 8h11M9.5 4l4 4-4 4",
  back: "M13.5 8h-11M6.5 4l-4 4 4 4",
  link: "M6.8 9.2 9.2 6.8M7.2 4.9l1.3-1.3a2.75 2.75 0 0 1 3.9 3.9l-1.3 1.3M8.8 11.1l-1.3 1.3a2.75 2.75 0 0 1-3.9-3.9l1.3-1.3",
  check: "M2.8 8.6 6.2 12l7-7.6",
  warning: "M8 1.9 15 14H1zM8 6.2v3.6M8 11.9v.1",
  lock: "M3 7.2h10v7H3zM5 7.2V4.8a3 3 0 0 1 6 0v2.4",
  file: "M3.5 1.5h5.6l3.4 3.4v9.6h-9zM9 1.8V5h3.2",
  menu: "M1.5 3.5h13M1.5 8h13M1.5 12.5h13",
  chevron: "M3.5 6 8 10.5 12.5 6",
  info: "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 1 0 0-13M8 7.3v4M8 4.7v.1",
  error: "M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 1 0 0-13M8 4.6v4.2M8 11.2v.1",
  download: "M8 1.8v8.7M4.2 7 8 10.7 11.8 7M2 14h12",
  plus: "M8 2.5v11M2.5 8h11",
  search: "M7 2a5 5 0 1 0 0 10A5 5 0 1 0 7 2M10.7 10.7l3.6 3.6",
  close: "M3 3l10 10M13 3 3 13",
  saving: "M2.2 6A6 6 0 1 0 8 2",
} as const;

export type IconName = keyof typeof PATHS;

/** Stands beside words that say the same; alone it says nothing to a screen reader. */
export function Icon({ name, class: more }: { name: IconName; class?: string }) {
  return (
    <svg class={more ? `k-icon ${more}` : "k-icon"} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
