import { type TObject, type TSchema, Type } from '@sinclair/typebox'

type Json = Readonly<Record<string, unknown>>

/**
 * The schema with every object in it closed: a field that it does not name is a fault, so that a slip of the pen is told
 * instead of being passed over. Objects under `allOf` stay open (each knows only its own part). What has a default need
 * not be sent.
 */
export function closed(schema: TSchema): TSchema {
  const within = (of: unknown): unknown => (isSchema(of) ? closed(of as TSchema) : of)
  const result: Record<string, unknown> = { ...schema }
  if (isSchema(schema.properties))
    result.properties = Object.fromEntries(Object.entries(schema.properties).map(([key, of]) => [key, within(of)]))
  if (Array.isArray(schema.required)) result.required = schema.required.filter((name) => schema.properties?.[name]?.default === undefined)
  if (schema.items) result.items = within(schema.items)
  if (Array.isArray(schema.anyOf)) result.anyOf = schema.anyOf.map(within)
  if (schema.type === 'object' && schema.properties && schema.additionalProperties === undefined) result.additionalProperties = false
  return result as TSchema
}

const isSchema = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Reads the texts of a query or a path as the numbers and truths their schema asks for; what cannot be read stays as it is. */
export function readTexts(schema: TSchema | undefined, texts: Json): Json {
  const properties = (schema as TObject | undefined)?.properties ?? {}
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, readText(Object.hasOwn(properties, name) ? properties[name] : undefined, text)]),
  )
}

function readText(schema: TSchema | undefined, text: unknown): unknown {
  if (schema?.type === 'array' && typeof text === 'string') return [readText(schema.items, text)]
  if (typeof text !== 'string') return text
  if ((schema?.type === 'integer' || schema?.type === 'number') && /^-?\d+(\.\d+)?$/.test(text)) return Number(text)
  if (schema?.type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true'
  return text
}

const Text = Type.String()

/** RFC 9457 problem details, as every refusal and every error is told. */
export const Problem = Type.Object(
  {
    type: Type.String({ description: 'urn:zhengyun:<code>' }),
    title: Text,
    status: Type.Integer(),
    detail: Type.String({ description: '给人看的一句话' }),
    code: Text,
    facts: Type.Record(Text, Text),
    citation: Type.Union([
      Type.Object(
        {
          regime: Text,
          cite: Text,
          title: Type.Optional(Text),
          words: Type.String({ description: '第十九条第（二）项' }),
          text: Type.Union([Text, Type.Null()], { description: '条文原文' }),
        },
        { description: '所依据的条文' },
      ),
      Type.Null(),
    ]),
    faults: Type.Array(Type.Object({ path: Type.String({ description: 'JSON pointer' }), message: Text })),
    requestId: Text,
  },
  { $id: 'Problem', title: 'Problem' },
)
