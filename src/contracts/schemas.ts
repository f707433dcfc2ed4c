import { type TSchema, Type } from '@sinclair/typebox'
import type { OfficeActor } from '../identity/index.ts'
import { CitationView, type Route, type RouteSpec, route } from '../kernel/index.ts'

/** An operation of this folder, under the given heading of the API. */
export const operationOf =
  (tag: string) =>
  <P extends TSchema, Q extends TSchema, B extends TSchema, R extends TSchema>(
    spec: Omit<RouteSpec<OfficeActor, P, Q, B, R>, 'tag'>,
  ): Route =>
    route<OfficeActor, P, Q, B, R>({ ...spec, tag })

export const Text = (max: number) => Type.String({ minLength: 1, maxLength: max })
export const Quantity = Type.String({ pattern: '^(?!0+(\\.0+)?$)\\d{1,14}(\\.\\d{1,4})?$', description: '数量，大于 0，至多四位小数' })
export const FindingView = Type.Object({ rule: Type.String(), message: Type.String(), citation: CitationView })
