import createValidators from '@fastify/ajv-compiler'
import createSerializers from '@fastify/fast-json-stringify-compiler'
import type { FastifyServerOptions } from 'fastify'

type Factories = NonNullable<NonNullable<FastifyServerOptions['schemaController']>['compilersFactory']>
type Compile = (route: { readonly schema: unknown }) => unknown
type Builder = (shared: object, options: object) => Compile

/** Remembers what was compiled by the text of its schema, and of those that it may name. */
function remembering(build: Builder): Builder {
  const compiled = new Map<string, unknown>()
  return (shared, options) => {
    const named = JSON.stringify(shared)
    const compile = build(shared, options)
    return (route) => {
      const text = `${named} ${JSON.stringify(route.schema)}`
      const known = compiled.get(text) ?? compile(route)
      compiled.set(text, known)
      return known
    }
  }
}

/**
 * What Fastify compiles schemas with, each schema once a process: a story, a trial (推演) and a test have servers of their own, all with the same operations, and compiling those takes half a second.
 */
export const compilersFactory = {
  buildValidator: remembering(createValidators() as Builder),
  buildSerializer: remembering(createSerializers() as unknown as Builder),
} as Factories
