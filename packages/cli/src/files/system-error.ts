/** Why the system refused, as a word that the texts know (`messages.ts`), or its own code where they know none. */
export function reasonOf(error: unknown): string {
  const { code = "" } = error as NodeJS.ErrnoException;
  return REASONS[code] ?? code;
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "permission",
  EPERM: "permission",
  EISDIR: "directory",
  ENOTDIR: "no directory",
  EEXIST: "present",
  ENOENT: "absent",
  ELOOP: "circle of links",
  ENAMETOOLONG: "name too long",
  ENOSPC: "disk full",
  EDQUOT: "disk full",
  EROFS: "read-only",
};
