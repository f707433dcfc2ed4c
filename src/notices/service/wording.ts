import type { OfficeActor } from '../../identity/index.ts'
import { type Instant, type Outcome, ok, type Reader, refuse } from '../../kernel/index.ts'
import { permissionName } from '../../regimes/index.ts'
import type { NoticesNeeds } from '../needs.ts'
import { kindOf } from '../rules/happenings.ts'
import { exampleFacts, faultOf, type Template, type Templates, written } from '../rules/templates.ts'
import { insertSentence, lockSentences, type OwnSentence, ownSentences } from '../store/sentences.ts'

const word = 'sentence.manage'

/** The sentences of one happening: what the files say, and what the operator says instead. */
export interface Sentence {
  readonly name: string
  readonly kind: string
  readonly title: string
  readonly body: string
  /** As the files have it. */
  readonly shipped: Template
  readonly own: boolean
  readonly setAt: Instant | null
  readonly setByName: string | null
  /** '0' where nobody has ever changed it. */
  readonly version: string
}

export interface Wording {
  readonly title: string
  readonly body: string
}

/** The sentences as they count now: the operator's over the files'. One that can't be read by this version counts for nothing. */
export async function sentencesNow({ templates }: NoticesNeeds, reader: Reader): Promise<Templates> {
  const own = (await ownSentences(reader)).flatMap(({ name, title, body }) => {
    const template = title === null ? null : { title, body: body ?? '' }
    return template && faultOf(template) === null ? [[name, template] as const] : []
  })
  return own.length === 0 ? templates : new Map([...templates, ...own])
}

/** The sentences of notices, in the hands of 系统管理员. */
export const createWording = (needs: NoticesNeeds) => {
  const { db, door, templates } = needs
  const shown = (name: string, shipped: Template, said: OwnSentence | undefined): Sentence => {
    const own = said?.title != null
    const { title, body } = own ? { title: said.title ?? '', body: said.body ?? '' } : shipped
    const { setAt = null, setByName = null, version = '0' } = said ?? {}
    return { name, kind: kindOf(name) ?? '', title, body, shipped, own, setAt, setByName, version }
  }
  const one = async (reader: Reader, name: string): Promise<Sentence | null> => {
    const shipped = templates.get(name)
    return shipped
      ? shown(
          name,
          shipped,
          (await ownSentences(reader)).find((said) => said.name === name),
        )
      : null
  }
  return {
    async list({ permissions }: OfficeActor): Promise<Outcome<{ items: Sentence[] }>> {
      if (!permissions.has(word)) return denied
      const own = new Map((await ownSentences(db)).map((said) => [said.name, said]))
      return ok({ items: [...templates].map(([name, shipped]) => shown(name, shipped, own.get(name))) })
    },

    /** How it would read, with facts of an example; refused with `notice.sentence` where it cannot be read. */
    async preview({ permissions }: OfficeActor, name: string, wording: Wording): Promise<Outcome<Template>> {
      if (!permissions.has(word)) return denied
      const fault = faultIn(wording)
      if (fault) return fault
      return ok(written(new Map([[name, trimmed(wording)]]), name, exampleFacts))
    },

    /** Says it otherwise from now on, or (null) as the files do; on the version that was seen. What was told stays as it was told. */
    set(actor: OfficeActor, name: string, wording: Wording | null, seen: { version: string; key: string }): Promise<Outcome<Sentence>> {
      const act = { actor, does: 'sentence.set', needs: word, once: { key: seen.key, input: { name, wording, version: seen.version } } }
      return door.write<Sentence, OfficeActor>(act, async ({ tx, now, record }) => {
        await lockSentences(tx)
        const before = await one(tx, name)
        if (!before) return refuse('request.not-found', { facts: { what: '该消息文字' } })
        if (before.version !== seen.version)
          return refuse('request.changed-meanwhile', { facts: { what: `消息文字“${before.shipped.title}”` } })
        const fault = wording && faultIn(wording)
        if (fault) return fault
        const { title, body } = wording ? trimmed(wording) : { title: null, body: null }
        await insertSentence(tx, { name, title, body, by: { id: actor.personId, name: actor.personName }, now })
        const after = (await one(tx, name)) ?? before
        const told = ({ title, body, own }: Sentence) => ({ title, body, own })
        await record({ object: { kind: 'notice-sentence', id: name }, before: told(before), after: told(after) })
        return ok(after)
      })
    },
  }
}

const denied = refuse('permission.denied', { facts: { permission: permissionName(word) } })
const trimmed = ({ title, body }: Wording): Template => ({ title: title.trim(), body: body.replaceAll('\r\n', '\n').trim() })

function faultIn(wording: Wording): ReturnType<typeof refuse> | null {
  const fault = faultOf(trimmed(wording))
  return fault === null ? null : refuse('notice.sentence', { facts: { fault } })
}
