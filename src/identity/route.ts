import type { TSchema } from '@sinclair/typebox'
import { type Route, type RouteSpec, route } from '../kernel/index.ts'
import type { OfficeActor } from './actor.ts'

/** An operation of a signed-in person of an office: `route` of the kernel, with the actor that the guard hands in. */
export const officeRoute = <P extends TSchema, Q extends TSchema, B extends TSchema, R extends TSchema>(
  spec: RouteSpec<OfficeActor, P, Q, B, R>,
): Route => route(spec)
