// Asked by shape and not by `instanceof`: an error of Node's own comes from another realm under jest.

/** The code of an error of Node or PostgreSQL, such as ENOENT or 57P03; undefined if it has none. */
export function codeOf(error: unknown): string | undefined {
  return isObject(error) && 'code' in error ? String(error.code) : undefined;
}

/** What an error says, in one line. A refused connection to several addresses has a code and no words. */
export function messageOf(error: unknown): string {
  if (!isObject(error) || !('message' in error)) return String(error);
  const message = String(error.message).trim();
  return message === '' ? (codeOf(error) ?? 'an error without words') : message;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
