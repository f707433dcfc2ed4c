import type { OfficeActor } from '../../identity/index.ts'
import { dayOf, type Id, newId, type Outcome, ok, type Page, pageOf, refuse, refused, timeCursor } from '../../kernel/index.ts'
import { fileFindings } from '../findings/service/filing.ts'
import type { UtilizationNeeds } from '../ports.ts'
import { type CheckInput, checkFacts, checkFaults, type ResourceCheck } from './check.ts'
import * as store from './store.ts'

export interface CheckQuery {
  readonly organisationId?: Id
  readonly systemId?: Id
  readonly limit: number
  readonly after?: string
}

export interface Checks {
  /** Puts on file who uses a resource and for what, and judges it. A provider checks its own resources. */
  checkResource(actor: OfficeActor, input: CheckInput, key: string): Promise<Outcome<ResourceCheck>>
  checks(actor: OfficeActor, query: CheckQuery): Promise<Page<ResourceCheck>>
}

const unseen = (what: string) => refuse('request.not-found', { facts: { what } })

export const createChecks = (needs: UtilizationNeeds): Checks => ({
  checkResource: (actor, input, key) =>
    needs.door.write({ actor, does: 'usage.inspect', needs: 'usage.inspect', once: { key, input } }, async (writing) => {
      const { tx, now, record } = writing
      const resource = await store.resourceSeen(tx, actor.sight, input.resourceId)
      if (!resource) return unseen('云资源')
      const faults = checkFaults(input)
      if (faults.length > 0) return refuse('request.invalid', { faults })
      const named = input.actualSystemId && (await store.systemNamed(tx, actor.sight, resource.providerId, input.actualSystemId))
      if (input.actualSystemId && !named) return unseen('实际使用的系统')
      const actualSystem = named ?? input.actualSystem
      const { jurisdictionId, organisationId, systemId } = resource
      const on = dayOf(now)
      const regimeId = await needs.regimeIdOn(jurisdictionId, on)
      if (regimeId === null) return refuse('jurisdiction.regime-none', { facts: { on } })
      const about = await needs.facts(tx, { jurisdictionId, organisationId, systemId, providerId: null, on })
      const facts = { ...about, ...checkFacts(input, resource, actualSystem) }
      const { refusal, findings } = needs.regimes.judge(regimeId, 'resource.used', facts)
      if (refusal) return refused(refusal)
      const id = newId()
      const by = { by: actor.organisationId, person: actor.personName, at: now }
      await store.insertCheck(tx, { ...input, ...by, id, resource, actualSystem })
      await record({
        object: { kind: 'resource-check', id },
        jurisdiction: jurisdictionId,
        organisation: organisationId,
        after: { ...input, actualSystem, findings },
      })
      const providerId = actor.sight.all ? null : actor.sight.providerId
      const of = { jurisdictionId, organisationId, systemId, providerId, figureId: null, checkId: id }
      await fileFindings(
        needs,
        writing,
        findings.map((finding) => ({ ...of, finding })),
      )
      const [after] = await store.listChecks(tx, { ...actor.sight, all: true }, { id, limit: 1, after: null })
      if (!after) throw new Error(`check ${id} was written and is not there`)
      return ok(after)
    }),

  async checks({ sight }, { limit, after, ...query }) {
    const rows = await store.listChecks(needs.db, sight, { ...query, limit, after: timeCursor(after) })
    return pageOf(rows, limit, ({ checkedAt, id }) => [checkedAt, id])
  },
})
