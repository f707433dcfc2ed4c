import type { OfficeActor } from '../../identity/index.ts'
import { type Id, type Outcome, ok, refuse } from '../../kernel/index.ts'
import { permissionName } from '../../regimes/index.ts'

export const word = 'reconciliation.manage'

type Who = Pick<OfficeActor, 'permissions' | 'sight'>

/** Whether somebody may bring a provider's bill: the provider itself, or who holds the word for it. */
export const mayImport = ({ permissions, sight }: Who, providerId: Id): Outcome<null> =>
  sight.providerId === providerId || permissions.has(word)
    ? ok(null)
    : refuse('permission.denied', { facts: { permission: permissionName(word) } })

/** Whether somebody sees a provider's bill and its differences: who sees the whole jurisdiction, and the provider itself. */
export const sees = ({ sight }: Who, bill: { readonly jurisdictionId: Id; readonly providerId: Id }): boolean =>
  sight.jurisdictionId === bill.jurisdictionId && (sight.all || sight.providerId === bill.providerId)

export const unseen = (what = '云服务商账单') => refuse('request.not-found', { facts: { what } })
