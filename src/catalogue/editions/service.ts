import type { OfficeActor } from '../../identity/index.ts'
import { type Day, type Id, newId, type Outcome, ok, refuse } from '../../kernel/index.ts'
import type { CatalogueNeeds } from '../needs.ts'
import * as store from './store.ts'

export interface EditionInput {
  readonly year: number
  readonly inForceFrom: Day
  /** What it lists; all items of the jurisdiction unless named. */
  readonly itemIds?: readonly Id[]
}

export interface Editions {
  /** The editions of the actor's jurisdiction, the newest first. */
  listEditions(actor: OfficeActor): Promise<store.Edition[]>
  /** Publishes an edition: in force from its day until the next one's. Its day must lie after the last edition's. */
  publishEdition(actor: OfficeActor, input: EditionInput, key: string): Promise<Outcome<store.Edition>>
}

export function createEditions({ db, door }: CatalogueNeeds): Editions {
  return {
    listEditions: (actor) => store.listEditions(db, actor.jurisdictionId),

    publishEdition: (actor, input, key) =>
      door.write({ actor, does: 'edition.publish', needs: 'catalogue.publish', once: { key, input } }, async ({ tx, now, record }) => {
        const { jurisdictionId } = actor
        if (jurisdictionId === null) return refuse('request.not-found', { facts: { what: '适用区域' } })
        await store.lockEditions(tx, jurisdictionId)
        const [last] = await store.listEditions(tx, jurisdictionId)
        if (last && input.inForceFrom <= last.inForceFrom) return refuse('edition.not-later', { facts: { from: last.inForceFrom } })
        const itemIds = input.itemIds ? [...new Set(input.itemIds)] : null
        const id = newId()
        const by = { publishedBy: actor.organisationId, publishedByPerson: actor.personName, publishedAt: now }
        const listed = await store.insertEdition(tx, {
          id,
          jurisdictionId,
          year: input.year,
          inForceFrom: input.inForceFrom,
          itemIds,
          ...by,
        })
        if (listed === 0 || (itemIds && listed < itemIds.length))
          return refuse('request.not-found', { facts: { what: '目录所列的服务项' } })
        await record({ object: { kind: 'catalogue-edition', id }, jurisdiction: jurisdictionId, after: { ...input, items: listed } })
        const [edition] = await store.listEditions(tx, jurisdictionId)
        if (!edition) throw new Error(`edition ${id} was written and is not there`)
        return ok(edition)
      }),
  }
}
