/** A text that the database can hold: an author may write zero bytes and half signs by escapes (`"\0"`, `"\ud800"`). */
export const storable = (text: string): string => text.replaceAll('\0', '�').toWellFormed()

/** A value as JSON that the database can hold. */
export const storableJson = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === 'string' ? storable(part) : part))
