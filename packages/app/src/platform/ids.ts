/** What does not have the shape of an id is found nowhere, and is not asked for: the database refuses some of it with an error. */

/** Of clusters, assessments, invitations, tokens. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}

/** Of people, of what they sign in with, and of links for a new password: letters, digits, `-` and `_`. */
export function isPlainId(text: string): boolean {
  return /^[\w-]{1,100}$/.test(text);
}
