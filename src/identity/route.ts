import type { TSchema } from '@sinclair/typebox'
import { type Route, type RouteSpec, route } from '../kernel/index.ts'
import type { OfficeActor } from './actor.ts'

/** An operation of a signed-in person of an office: `route` of the kernel, with the actor that the guard hands in. */
export const officeRoute = <P extends TSchema, Q extends TSchema, B extends TSchema, R extends TSchema>(
  spec: RouteSpec<OfficeActor, P, Q, B, R>,
): Route => route(spec)

/** `officeRoute` for operations that stand under one heading of the API. */
export const operationOf =
  (tag: string) =>
  <P extends TSchema, Q extends TSchema, B extends TSchema, R extends TSchema>(
    spec: Omit<RouteSpec<OfficeActor, P, Q, B, R>, 'tag'>,
  ): Route =>
    route<OfficeActor, P, Q, B, R>({ ...spec, tag })
