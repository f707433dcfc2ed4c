import type { TSchema } from '@sinclair/typebox'

/** Beyond what a schema has room for, so many values may be sent: unknown fields are told by name, not by refusing to look. */
const spare = 200
/** A record without a limit of its own has room for so many fields. */
const fieldsMax = 1000

/**
 * How many values (objects, lists, texts, numbers …) a body of this schema may hold. Validation tells every fault it finds, so its cost
 * must not be the sender's to choose: a hundred kilobytes of wrong values would keep the process busy for a minute.
 */
export const valuesMax = (schema: TSchema): number => room(schema) + spare

function room(schema: TSchema): number {
  const parts: TSchema[] = Object.values(schema.properties ?? {})
  const own = 1 + parts.reduce((sum, part) => sum + room(part), 0)
  if (Array.isArray(schema.anyOf)) return Math.max(...schema.anyOf.map(room))
  if (Array.isArray(schema.allOf)) return schema.allOf.reduce((sum: number, part: TSchema) => sum + room(part), own)
  if (schema.items) return own + (schema.maxItems ?? fieldsMax) * room(schema.items)
  if (schema.patternProperties || typeof schema.additionalProperties === 'object') return own + (schema.maxProperties ?? fieldsMax)
  return own
}

/** Whether a value holds more than so many values; stops counting there, and depth costs no stack. */
export function holdsMoreThan(limit: number, value: unknown): boolean {
  const waiting: unknown[] = [value]
  let count = 0
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    count += 1
    if (count > limit) return true
    if (typeof next !== 'object' || next === null) continue
    for (const part of Object.values(next)) {
      if (waiting.length + count > limit) return true
      waiting.push(part)
    }
  }
  return false
}
