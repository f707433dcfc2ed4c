import type { paths } from './generated.ts'

type Path = keyof paths
type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'
type Json<T> = T extends { content: { 'application/json': infer V } } ? V : never

/** What an operation answers with. */
export type AnswerOf<P extends Path, M extends Method> = paths[P] extends { [K in M]: { responses: infer R } }
  ? R extends { 200: infer V }
    ? Json<V>
    : R extends { 201: infer V }
      ? Json<V>
      : never
  : never

/** What an operation is sent. */
export type BodyOf<P extends Path, M extends Method> = paths[P] extends { [K in M]: { requestBody?: infer B } }
  ? Json<NonNullable<B>>
  : never

/** One row of a list. */
export type ItemOf<P extends Path> = AnswerOf<P, 'get'> extends { items: (infer I)[] } ? I : never

/** What a list can be asked for. */
export type QueryOf<P extends Path> = paths[P] extends { get: { parameters: { query?: infer Q } } } ? NonNullable<Q> : never
