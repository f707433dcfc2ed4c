import { type Outcome, ok, refuse } from '../../kernel/index.ts'
import type { OfficeActor } from '../actor.ts'
import { placeOf } from '../rules/address.ts'
import { weaknessOf } from '../rules/password.ts'
import { type Attempt, clearAttempts, countAttempt } from '../store/attempts.ts'
import { updatePassword } from '../store/people.ts'
import { deleteSessions } from '../store/sessions.ts'
import type { IdentityNeeds } from './needs.ts'

export interface PasswordChange {
  readonly current: string
  readonly next: string
}

export const createPasswords = (needs: IdentityNeeds) => ({
  /**
   * Changes the actor's own password and ends his other sessions. Wrong guesses of the current one count toward the
   * lock-out. Refuses with `password.wrong` or `password.weak`.
   */
  async changePassword(actor: OfficeActor, { current, next }: PasswordChange): Promise<Outcome<null>> {
    const attempt = await countAttempt(needs.db, { personId: actor.personId }, placeOf(actor.from.ip), needs.clock.now())
    const right = await needs.hashing.verify(attempt?.passwordHash ?? null, current)
    if (!attempt || !right) return refuse('password.wrong')
    const weakness = weaknessOfChange(attempt, { current, next })
    const hash = weakness === null ? await needs.hashing.hash(next) : null
    return replace(needs, actor, attempt, hash, weakness)
  },
})

const weaknessOfChange = (owner: Attempt, { current, next }: PasswordChange): string | null =>
  current === next ? '不能与当前密码相同' : weaknessOf(next, { login: owner.login, name: owner.personName })

/** A weak new password is refused, but the current one was right: the count goes back all the same. */
async function replace(needs: IdentityNeeds, actor: OfficeActor, attempt: Attempt, hash: string | null, weakness: string | null) {
  if (hash === null) {
    await needs.db.transaction().execute((tx) => clearAttempts(tx, attempt))
    return refuse('password.weak', { facts: { weakness: weakness ?? '' } })
  }
  return needs.door.write({ actor, does: 'password.change', needs: null }, async ({ tx, record }) => {
    if (!(await clearAttempts(tx, attempt))) return refuse('password.wrong')
    await updatePassword(tx, actor.personId, { hash, mustChange: false, unconfirmed: null })
    await deleteSessions(tx, actor.personId, actor.sessionId ?? null)
    await record({ object: { kind: 'person', id: actor.personId }, jurisdiction: actor.jurisdictionId, organisation: actor.organisationId })
    return ok(null)
  })
}
