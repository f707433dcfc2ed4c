import { type Outcome, ok, refuse } from '../../kernel/index.ts'
import { permissionName } from '../../regimes/index.ts'
import type { OfficeActor } from '../actor.ts'

/** What a person who still has a one-time password may do. */
const openBeforeChange: ReadonlySet<string> = new Set(['whoAmI', 'changePassword', 'signOut', 'signOutEverywhere'])

/**
 * Whether the actor may call an operation: asked before its handler runs, with null for nobody signed in. Refuses with
 * `session.required`, `password.must-change` or `permission.denied`.
 */
export function mayCall(actor: OfficeActor | null, operation: { readonly id: string; readonly may: string }): Outcome<null> {
  if (operation.may === 'public') return ok(null)
  if (!actor) return refuse('session.required')
  if (actor.mustChangePassword && !openBeforeChange.has(operation.id)) return refuse('password.must-change')
  if (operation.may === 'signed-in' || actor.permissions.has(operation.may)) return ok(null)
  return refuse('permission.denied', { facts: { permission: permissionName(operation.may) } })
}
