import type { Context } from "hono";
import type { Child } from "hono/jsx";
import { Icon } from "../../../platform/web/components/icon.tsx";
import { Tag } from "../../../platform/web/components/tag.tsx";
import type { AppEnv } from "../../../platform/web/env.ts";
import type { EvidenceView } from "../present.ts";

/** Evidence one below the other, as under a row: picture, title, what it is, and what is to be known of it. */
export function EvidenceList({
  c,
  items,
  side,
  more,
}: {
  c: Context<AppEnv>;
  items: readonly EvidenceView[];
  /** At the end of the line: what one can do with it. */
  side: (item: EvidenceView) => Child;
  /** Further marks. */
  more?: (item: EvidenceView) => Child;
}) {
  const { say } = c.var;
  return (
    <ul class="k-evidence k-evidence-files">
      {items.map((item) => (
        <li>
          <Picture item={item} />
          <div>
            <EvidenceLink item={item} />
            <span class="k-muted">
              {item.what} · {say("evidence.version", { n: item.number })} · {item.added}
            </span>
            <span class="k-evidence-marks">
              <EvidenceMarks c={c} item={item} />
              {more?.(item)}
            </span>
          </div>
          <span>{side(item)}</span>
        </li>
      ))}
    </ul>
  );
}

/** Opens the file or follows the link; where it leads learns nothing of where one comes from. */
export function EvidenceLink({ item: { href, isLink, title } }: { item: EvidenceView }) {
  return (
    <a href={href} rel={isLink ? "noopener noreferrer nofollow external" : undefined}>
      {title}
    </a>
  );
}

export function Picture({ item: { thumbnail, isLink } }: { item: EvidenceView }) {
  return (
    <span class="k-thumbnail">
      {thumbnail ? <img src={thumbnail} alt="" loading="lazy" /> : <Icon name={isLink ? "link" : "file"} />}
    </span>
  );
}

/** What is to be known before one relies on it. */
export function EvidenceMarks({ c, item }: { c: Context<AppEnv>; item: EvidenceView }) {
  const { say } = c.var;
  return (
    <>
      {item.validText && <Validity item={item} />}
      {item.clusterOnly && <Tag kind="neutral">{say("evidence.cluster_only")}</Tag>}
      {item.withdrawn && <Tag kind="warn">{say("evidence.withdrawn")}</Tag>}
      {item.withoutPicture && <Tag kind="neutral">{say("evidence.without_picture")}</Tag>}
    </>
  );
}

export function hasMarks({ validText, clusterOnly, withdrawn, withoutPicture }: EvidenceView): boolean {
  return validText !== "" || clusterOnly || withdrawn || withoutPicture;
}

const KINDS = { valid: "neutral", expiring: "warn", expired: "bad" } as const;

export function Validity({ item: { validity, validText } }: { item: EvidenceView }) {
  return <Tag kind={KINDS[validity]}>{validText}</Tag>;
}
