export interface FieldError {
  /** What the field is called, where its text does not tell. */
  readonly field?: string;
  readonly text: string;
  /** `#` and the id of the field. */
  readonly href: string;
}

/** Stands first in the form; says all that is wrong and leads to each field. */
export function ErrorSummary({
  id = "errors",
  title,
  errors,
}: {
  id?: string;
  title: string;
  errors: readonly FieldError[];
}) {
  if (errors.length === 0) return null;
  return (
    <section class="k-error-summary" id={id} role="alert" tabindex={-1} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      <ul>
        {errors.map(({ field, text, href }) => (
          <li>
            {field ? (
              <a href={href}>
                {field}: <span>{text}</span>
              </a>
            ) : (
              <a href={href}>{text}</a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
