import { randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import type { OfficeActor } from '../../identity/index.ts'
import { newId, type Outcome, ok, plusHours, refuse } from '../../kernel/index.ts'
import type { NoticesNeeds } from '../needs.ts'
import { codeLetter } from '../rules/letter.ts'
import { preferenceOf } from '../store/preferences.ts'
import { mayAsk, putProof, setProven, takeTry } from '../store/proofs.ts'
import type { Mailer } from './mailing.ts'

/** A code of eight digits, good for a quarter of an hour and five tries. */
const goodMinutes = 15
const triesMax = 5
const limits = { perDay: 5, pauseSeconds: 60 } as const

/**
 * Proves that an e-mail address belongs to who chose it: a code goes there, and messages only after it was entered here. Of the code only a salted hash is
 * kept.
 */
export const createProving = ({ db, door, clock, outgoing }: NoticesNeeds, mailer: Mailer | null) => ({
  /** Sends a code to the address of the person's own choice. Refuses with `notice.*`. */
  async ask(actor: OfficeActor, key: string): Promise<Outcome<null>> {
    if (mailer === null || outgoing.nothingLeaves) return refuse('notice.no-mail')
    const code = String(randomInt(100_000_000)).padStart(8, '0')
    const salt = randomBytes(16).toString('hex')
    const hash = await hashOf(code, salt)
    let to: string | null = null
    const asked = await door.write(
      { actor, does: 'notice.ask-code', needs: null, once: { key, input: {} } },
      async ({ tx, now, record }) => {
        const { personId } = actor
        const chosen = await preferenceOf(tx, personId)
        if (!chosen?.email) return refuse('notice.email-needed')
        if (chosen.proven) return refuse('notice.email-proven')
        if (!(await mayAsk(tx, { personId, email: chosen.email, now, ...limits }))) return refuse('notice.code-too-often')
        await putProof(tx, { personId, email: chosen.email, salt, hash }, { now, expiresAt: plusHours(now, goodMinutes / 60) })
        await record({ object: { kind: 'notices-of', id: personId } })
        to = chosen.email
        return ok(null)
      },
    )
    // Nothing is sent while the transaction is open; a request that is repeated sends nothing again.
    if (!asked.ok || to === null) return asked
    const { error } = await mailer.send(to, newId(), codeLetter(actor.personName, code, goodMinutes))
    return error === null ? ok(null) : refuse('notice.code-not-sent', { facts: { reason: error } })
  },

  /** Takes the code that came by e-mail. Refuses with `notice.code-*`; a wrong one counts. */
  async prove(actor: OfficeActor, code: string, key: string): Promise<Outcome<null>> {
    const now = clock.now()
    const proof = await takeTry(db, actor.personId, { now, most: triesMax })
    if (!proof) return refuse('notice.code-none')
    if (!timingSafeEqual(Buffer.from(await hashOf(code, proof.salt)), Buffer.from(proof.hash)))
      return proof.left > 0 ? refuse('notice.code-wrong', { facts: { left: String(proof.left) } }) : refuse('notice.code-none')
    return door.write({ actor, does: 'notice.prove-email', needs: null, once: { key, input: { hash: proof.hash } } }, async (writing) => {
      if (!(await setProven(writing.tx, proof, writing.now))) return refuse('notice.code-none')
      await writing.record({ object: { kind: 'notices-of', id: actor.personId }, before: { proven: false }, after: { proven: true } })
      return ok(null)
    })
  },
})

const scrypted = promisify(scrypt) as (of: string, salt: string, length: number) => Promise<Buffer>
const hashOf = async (code: string, salt: string): Promise<string> => (await scrypted(code, salt, 32)).toString('hex')
