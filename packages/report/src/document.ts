/**
 * The report as pages of blocks: plain data between the model, which knows what is said, and the renderer, which knows how
 * it looks. Every length of a chart is a share from 0 to 1; every text is ready to be shown and never markup.
 */
export interface ReportDocument {
  readonly language: string;
  readonly title: string;
  readonly author: string;
  readonly description: string;
  readonly keywords: readonly string[];
  readonly date: { readonly year: number; readonly month: number; readonly day: number };
  readonly "running-title": string;
  readonly "foot-left": string;
  readonly "foot-middle": string;
  readonly "page-count": number;
  readonly pages: readonly Page[];
}

export interface Page {
  /** The running head; empty on the cover, which has none. */
  readonly chapter: string;
  readonly blocks: readonly Block[];
  /** The strip at the foot of a page that uses synthetic data. */
  readonly strip?: string;
}

export type PositionMark = "upper" | "middle" | "lower" | "withheld" | "met" | "failed" | "unknown";

export interface RichCell {
  readonly text: string;
  readonly strong?: boolean;
  readonly muted?: boolean;
  readonly mark?: PositionMark;
}
export type Cell = string | RichCell;

export interface Column {
  readonly title: string;
  /** Share of the width, relative to the other columns. */
  readonly width: number;
  readonly number?: boolean;
}

export interface StripRow {
  readonly group: string;
  readonly n: string;
  readonly q1: number | null;
  readonly median: number | null;
  readonly q3: number | null;
  readonly own: number | null;
  readonly "median-text": string;
  readonly band: "upper" | "middle" | "lower" | null;
  readonly "band-text": string;
}
export interface WithheldRow {
  readonly group: string;
  readonly n: string;
  readonly withheld: string;
}

export type Block =
  /** Level 1 opens a chapter, 2 a row, 3 is a subheading; depth is its place in the outline, which may not skip a level. */
  | { readonly kind: "heading"; readonly level: 1 | 2 | 3; readonly text: string; readonly depth?: number }
  | { readonly kind: "kicker" | "lead" | "text" | "small" | "notice"; readonly text: string }
  | { readonly kind: "labelled"; readonly label: string; readonly text: string }
  | ValueBlock
  | StripsBlock
  | LadderBlock
  | ScoreBarBlock
  | ProfileBlock
  | ColumnsBlock
  | TableBlock
  | {
      readonly kind: "recommendation";
      readonly depth?: number;
      readonly title: string;
      readonly text: readonly string[];
      readonly facts: readonly (readonly [string, string])[];
    }
  | { readonly kind: "list"; readonly items: readonly ListItem[] }
  | { readonly kind: "contents"; readonly entries: readonly ContentsEntry[] }
  | CoverBlock
  | { readonly kind: "pair"; readonly left: readonly Block[]; readonly right: readonly Block[] };

export interface ListItem {
  readonly mark: PositionMark;
  readonly title: string;
  readonly text: string;
  readonly reference?: string;
}
export interface ContentsEntry {
  readonly level: 1 | 2;
  readonly text: string;
  readonly page: number;
}
export interface ValueBlock {
  readonly kind: "value";
  readonly value: string;
  readonly unit: string;
  readonly size: number;
  readonly note: string;
}
export interface StripsBlock {
  readonly kind: "strips";
  readonly alt: string;
  readonly titles: { readonly group: string; readonly median: string; readonly position: string };
  readonly axis: readonly [string, string, string];
  /** Of what is drawn; empty texts are left out. */
  readonly legend: { readonly band: string; readonly median: string; readonly own: string };
  readonly rows: readonly (StripRow | WithheldRow)[];
  readonly heights?: readonly (number | null)[];
}
export interface LadderBlock {
  readonly kind: "ladder";
  readonly alt: string;
  readonly steps: number;
  readonly reached: number | null;
  readonly labels: readonly string[];
  readonly marks: readonly { readonly step: number; readonly text: string }[];
}
export interface ScoreBarBlock {
  readonly kind: "score-bar";
  readonly alt: string;
  readonly max: number;
  readonly lowest: number;
  readonly highest: number;
  readonly threshold: number | null;
  readonly left: string;
  readonly right: string;
  readonly "threshold-text": string | null;
}
export interface ProfileBlock {
  readonly kind: "profile";
  readonly alt: string;
  readonly quarters: readonly [string, string, string];
  /** The upright line: the median of a group, or a threshold with its figure above. */
  readonly line: { readonly at: number; readonly text: string };
  readonly caption: string;
  readonly rows: readonly {
    readonly label: string;
    readonly value: number | null;
    /** What is still possible, from lowest to highest, where that is open. */
    readonly range: readonly [number, number] | null;
    readonly text: string;
    readonly emphasis: boolean;
  }[];
}
export interface ColumnsBlock {
  readonly kind: "columns-chart";
  readonly alt: string;
  readonly caption: string;
  /** Lines of the longest label. */
  readonly lines: number;
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
  readonly columns: readonly {
    readonly own: number | null;
    readonly median: number | null;
    /** First and third quartile of the group. */
    readonly half: readonly [number, number] | null;
    readonly "own-text": string;
    readonly label: string;
  }[];
}
export interface TableBlock {
  readonly kind: "table";
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** Type size in points; 8.5 when missing. */
  readonly size?: number;
  /** Hints for the renderer (layout/hints.ts): heights of rows of one line, and whether long words are broken. */
  readonly heights?: readonly (number | null)[];
  readonly hyphenate?: boolean;
}
export interface CoverBlock {
  readonly kind: "cover";
  readonly kicker: string;
  readonly title: string;
  readonly size: number;
  readonly subtitle: string;
  readonly facts: readonly (readonly [string, string])[];
  readonly notices: readonly string[];
}
