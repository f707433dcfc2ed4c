import type { OfficeActor } from '../../identity/index.ts'
import { dayOf, type Fault, type Id, newId, type Outcome, ok, refuse, type Writing } from '../../kernel/index.ts'
import { whoOf } from '../looks/who.ts'
import type { Content, KnownSystem, Paper, PaperKind } from '../paper.ts'
import type { RightsNeeds } from '../ports.ts'
import { knownSystem } from '../store.ts'
import { readUpload, type SentFile } from '../upload.ts'
import * as store from './store.ts'

/** What a unit hands in to be kept: a file, or for `contact` a person. */
export interface PaperInput {
  readonly title: string
  readonly file?: SentFile | undefined
  readonly contact?: { readonly name: string; readonly phone: string } | undefined
}

interface Kept {
  readonly id: Id
  readonly version: number
}

export interface PaperList {
  readonly system: KnownSystem
  readonly own: boolean
  readonly kinds: readonly { readonly kind: PaperKind; readonly count: number }[]
  /** Those whose titles the reader may know. */
  readonly papers: readonly Paper[]
}

export interface Papers {
  /** A unit keeps a paper of its own system. */
  keep(actor: OfficeActor, systemId: Id, input: PaperInput & { readonly kind: PaperKind }, key: string): Promise<Outcome<Kept>>
  /** Replaces a paper by a new version; the older ones stay. */
  replace(actor: OfficeActor, id: Id, input: PaperInput, key: string): Promise<Outcome<Kept>>
  /** Which kinds of papers a system has, and the titles of those that the actor may open now. */
  papersOf(actor: OfficeActor, systemId: Id): Promise<Outcome<PaperList>>
}

const unknown = (what: string) => refuse('request.not-found', { facts: { what } })

export function createPapers({ db, door, clock, citationOf }: RightsNeeds): Papers {
  // Neither titles nor digests: whoever reads the record learns that a paper was kept, and no more.
  const recorded = async ({ actor, record }: Writing<OfficeActor>, system: Pick<KnownSystem, 'id'>, paper: Kept & { kind: PaperKind }) => {
    await record({
      object: { kind: 'paper', id: paper.id },
      jurisdiction: actor.jurisdictionId,
      organisation: actor.organisationId,
      after: { systemId: system.id, kind: paper.kind, version: paper.version },
    })
    return ok({ id: paper.id, version: paper.version })
  }

  return {
    keep: (actor, systemId, input, key) =>
      door.write({ actor, does: 'paper.keep', needs: 'paper.keep', once: { key, input: { systemId, ...input } } }, async (writing) => {
        const { tx, now } = writing
        const system = await knownSystem(tx, actor, systemId)
        if (!system) return unknown('系统')
        if (system.organisationId !== actor.organisationId) {
          return refuse('paper.not-owner', {
            facts: { unit: system.organisationName },
            citation: await citationOf(system.jurisdictionId, dayOf(now)),
          })
        }
        const content = contentOf(input, input.kind)
        if (!content.ok) return content
        const paper = { id: newId(), kind: input.kind, version: 1 }
        await store.insertPaper(tx, system, paper.id, paper.kind, now)
        await store.insertVersion(tx, actor, { paperId: paper.id, version: 1, title: input.title, content: content.value, at: now })
        return recorded(writing, system, paper)
      }),

    replace: (actor, id, input, key) =>
      door.write({ actor, does: 'paper.replace', needs: 'paper.keep', once: { key, input: { id, ...input } } }, async (writing) => {
        const { tx, now } = writing
        const paper = await store.lockPaper(tx, actor.organisationId, id)
        if (!paper) return unknown('该资料')
        const content = contentOf(input, paper.kind)
        if (!content.ok) return content
        const version = paper.version + 1
        await store.insertVersion(tx, actor, { paperId: id, version, title: input.title, content: content.value, at: now })
        return recorded(writing, { id: paper.systemId }, { id, kind: paper.kind, version })
      }),

    async papersOf(actor, systemId) {
      const system = await knownSystem(db, actor, systemId)
      if (!system) return unknown('系统')
      const at = clock.now()
      const own = system.organisationId === actor.organisationId
      const [kinds, papers] = await Promise.all([
        store.countPapers(db, systemId),
        // Deciding locks what a ground rests on, which only a transaction may.
        db.transaction().execute((tx) => store.openPapers(tx, systemId, { unitId: system.organisationId, who: whoOf(actor), at })),
      ])
      return ok({ system, own, kinds, papers })
    },
  }
}

/** A contact is a person, everything else a file; never both. */
function contentOf({ file, contact }: PaperInput, kind: PaperKind): Outcome<Content> {
  const faults: Fault[] = []
  if (kind === 'contact' && !contact) faults.push({ path: '/contact', message: '请填写联系人的姓名和电话' })
  if (kind === 'contact' && file) faults.push({ path: '/file', message: '联系人不附文件' })
  if (kind !== 'contact' && !file) faults.push({ path: '/file', message: '请附上文件' })
  if (kind !== 'contact' && contact) faults.push({ path: '/contact', message: '只有联系人类资料填写姓名和电话' })
  if (faults.length > 0) return refuse('request.invalid', { faults })
  if (contact) return ok({ contact })
  const read = readUpload(file as SentFile)
  return read.ok ? ok({ file: read.value }) : read
}
