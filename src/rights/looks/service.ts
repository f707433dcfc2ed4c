import type { OfficeActor } from '../../identity/index.ts'
import { dayOf, type Id, newId, type Outcome, ok, refuse, type Writing } from '../../kernel/index.ts'
import { type KnownSystem, type PaperKind, paperNames } from '../paper.ts'
import type { RightsNeeds } from '../ports.ts'
import { hasContact, knownSystem, paperPlace } from '../store.ts'
import * as store from './store.ts'
import { whoOf } from './who.ts'

interface Look {
  readonly lookId: Id
  readonly ground: store.Ground
}

export interface PaperLook extends Look {
  readonly kind: PaperKind
  readonly title: string
  readonly version: number
  readonly file: { readonly name: string; readonly mediaType: string; readonly sha256: string; readonly content: string } | null
  readonly contact: { readonly name: string; readonly phone: string } | null
}

/**
 * Opening what is protected. A look is no read: it leaves a record in the statement that fetches the content. It takes no idempotency key,
 * whose answer would keep the content a second time: whoever asks again looks again, and it is on record again.
 */
export interface Looks {
  lookAt(actor: OfficeActor, paperId: Id, version: number | null): Promise<Outcome<PaperLook>>
  lookAtContact(actor: OfficeActor, systemId: Id): Promise<Outcome<Look & { readonly contact: string }>>
}

export function createLooks({ door, citationOf }: RightsNeeds): Looks {
  const act = { does: 'paper.look', needs: 'authorization.read' } as const
  const nothing = (what: string) => refuse('request.not-found', { facts: { what } })

  const unauthorized = async ({ now }: Writing<OfficeActor>, system: KnownSystem, kind: PaperKind): Promise<Outcome<never>> =>
    refuse('paper.not-authorized', {
      facts: { unit: system.organisationName, kind: paperNames[kind] },
      citation: await citationOf(system.jurisdictionId, dayOf(now)),
    })

  const recorded = ({ actor, record }: Writing<OfficeActor>, unitId: Id, object: { kind: string; id: Id }, after: object) =>
    record({ object, jurisdiction: actor.jurisdictionId, organisation: unitId, after })

  return {
    lookAt: (actor, paperId, version) =>
      door.write({ actor, ...act }, async (writing) => {
        const { tx, now } = writing
        const place = await paperPlace(tx, actor.jurisdictionId, paperId, version)
        const system = place && (await knownSystem(tx, actor, place.systemId))
        // Of a system nobody told him of, not even that it has papers is said.
        if (!place || !system) return nothing('该资料')
        const look = { id: newId(), at: now, who: whoOf(actor) }
        const opened = await store.lookAtPaper(tx, look, paperId, version)
        if (!opened) return unauthorized(writing, system, place.kind)
        const { kind, ground } = opened
        await recorded(
          writing,
          opened.unitId,
          { kind: 'paper', id: paperId },
          { systemId: system.id, kind, version: opened.version, ground },
        )
        return ok(shown(look.id, opened))
      }),

    lookAtContact: (actor, systemId) =>
      door.write({ actor, ...act }, async (writing) => {
        const { tx, now } = writing
        const system = await knownSystem(tx, actor, systemId)
        if (!system) return nothing('系统')
        if (!(await hasContact(tx, systemId))) return nothing('该系统的联系人')
        const look = { id: newId(), at: now, who: whoOf(actor) }
        const opened = await store.lookAtContact(tx, look, systemId)
        if (!opened) return unauthorized(writing, system, 'contact')
        await recorded(writing, opened.unitId, { kind: 'system', id: systemId }, { kind: 'contact', ground: opened.ground })
        return ok({ lookId: look.id, ground: opened.ground, contact: opened.contact })
      }),
  }
}

function shown(lookId: Id, opened: store.Opened): PaperLook {
  const { ground, kind, title, version, fileName, mediaType, sha256, bytes, contactName, contactPhone } = opened
  const file = bytes && fileName && mediaType && sha256 ? { name: fileName, mediaType, sha256, content: bytes.toString('base64') } : null
  const contact = contactName && contactPhone ? { name: contactName, phone: contactPhone } : null
  return { lookId, ground, kind, title, version, file, contact }
}
