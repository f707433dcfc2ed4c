import type { OfficeActor } from '../../identity/index.ts'
import { type Outcome, ok, refuse } from '../../kernel/index.ts'
import type { NoticesNeeds } from '../needs.ts'
import type { Kind } from '../rules/kinds.ts'
import { type Preference, preferenceOf, savePreference } from '../store/preferences.ts'

export interface Choice {
  readonly email: string | null
  readonly kinds: readonly Kind[]
  readonly digest: Preference['digest']
}

/** Whoever has not chosen yet is told in the console only. */
const none: Preference = { email: null, kinds: [], digest: 'at-once', version: 0, proven: false }

/** By which ways a person wants to hear, beside the console, which tells everything. */
export const createPreferring = ({ db, door, outgoing }: NoticesNeeds) => {
  const mail = outgoing.smtpUrl !== null
  return {
    get: async ({ personId }: OfficeActor) => ok({ ...((await preferenceOf(db, personId)) ?? none), mail }),

    /** Takes the version that he saw (0: none yet). Refuses with `notice.*`. */
    set(
      actor: OfficeActor,
      choice: Choice,
      once: { readonly key: string; readonly ifVersion: number | null },
    ): Promise<Outcome<Preference & { mail: boolean }>> {
      const act = { actor, does: 'notice.prefer', needs: null, once: { key: once.key, input: choice } }
      return door.write(act, async ({ tx, now, record }) => {
        if (choice.kinds.length > 0 && !mail) return refuse('notice.no-mail')
        if (choice.kinds.length > 0 && choice.email === null) return refuse('notice.email-needed')
        const before = (await preferenceOf(tx, actor.personId)) ?? none
        const version = once.ifVersion ?? before.version
        const next = { ...choice, kinds: [...new Set(choice.kinds)], version }
        if (!(await savePreference(tx, actor.personId, next, now)))
          return refuse('request.changed-meanwhile', { facts: { what: '接收设置' } })
        // That the address changed is on record, the address is his own affair.
        const told = ({ email, kinds, digest }: Omit<Preference, 'proven' | 'version'>) => ({ mail: email !== null, kinds, digest })
        await record({ object: { kind: 'notices-of', id: actor.personId }, before: told(before), after: told(next) })
        return ok({ ...next, version: version + 1, proven: before.proven && before.email === next.email, mail })
      })
    },
  }
}
