import type { OfficeActor } from '../../identity/index.ts'
import { type Day, dayOf, type Id, newId, type Outcome, ok, type Reader, refuse, type Writing } from '../../kernel/index.ts'
import type { CycleBegins } from '../cycle.ts'
import type { MeteringNeeds } from '../needs.ts'
import { type PlannedQuantity, planQuantities, type RowFault } from '../plan.ts'
import type { MeteredResource, QuantityInput } from '../quantity.ts'
import { insertQuantities, type NewQuantity, standingQuantities } from '../store/quantities.ts'
import { reachResources } from '../store/resources.ts'

export interface Assessed {
  readonly planned: readonly PlannedQuantity[]
  readonly faults: readonly RowFault[]
  readonly resources: ReadonlyMap<Id, MeteredResource>
}

type CycleBeginsOn = MeteringNeeds['cycleBegins']

/** Asked once a day, not once a row. */
async function cyclesOf(cycleBegins: CycleBeginsOn, { sight }: OfficeActor, rows: readonly QuantityInput[], reader: Reader) {
  const { jurisdictionId } = sight
  const days = jurisdictionId === null ? [] : [...new Set(rows.flatMap(({ from, to }) => [from, to]))]
  const cycles = new Map<Day, CycleBegins | null>()
  for (const day of days) cycles.set(day, await cycleBegins(jurisdictionId as Id, day, reader))
  return cycles
}

/** Compares what is reported with what is there. Refuses with `request.not-found` where a resource is not the actor's to report for. */
export async function assessReport(
  cycleBegins: CycleBeginsOn,
  reader: Reader,
  actor: OfficeActor,
  { rows, corrects }: { readonly rows: readonly QuantityInput[]; readonly corrects?: Id },
  { now, lock }: { readonly now: Parameters<typeof dayOf>[0]; readonly lock: boolean },
): Promise<Outcome<Assessed>> {
  const ids = [...new Set(rows.map(({ resourceId }) => resourceId))]
  const resources = new Map((await reachResources(reader, actor.sight, ids, { lock })).map((resource) => [resource.id, resource]))
  if (resources.size < ids.length) return refuse('request.not-found', { facts: { what: '云资源' } })
  const [from, to] = [
    rows.map((row) => row.from).sort()[0],
    rows
      .map((row) => row.to)
      .sort()
      .at(-1),
  ]
  const standing = from && to ? await standingQuantities(reader, ids, { from, to }) : []
  const cycles = await cyclesOf(cycleBegins, actor, rows, reader)
  return ok({ ...planQuantities({ rows, resources, standing, today: dayOf(now), cycles, corrects }), resources })
}

/** Refuses with what is wrong with one record; its faults are those of the form's fields. */
export const faultsRefused = (faults: readonly RowFault[]): Outcome<never> =>
  refuse(faults.every(({ overlap }) => overlap) ? 'metering.overlaps' : 'request.invalid', {
    faults: faults.map(({ field, message }) => ({ path: `/${field}`, message })),
  })

/** Writes what was assessed without faults; `corrects` is the record that the one row corrects. Answers with the new records. */
export async function writeReport(
  { tx, actor, now }: Writing<OfficeActor>,
  { planned, resources }: Assessed,
  corrects: { readonly id: Id; readonly chain: Id; readonly reason: string } | null,
): Promise<Outcome<readonly NewQuantity[]>> {
  const quantities = planned.map(({ row: _, ...input }): NewQuantity => {
    const id = newId()
    const { organisationId, providerId } = resources.get(input.resourceId) as MeteredResource
    return { ...input, id, organisationId, providerId, chain: corrects?.chain ?? id, supersedes: corrects?.id ?? null }
  })
  const by = { jurisdictionId: actor.jurisdictionId as Id, by: actor.organisationId, personId: actor.personId, person: actor.personName }
  const written = await insertQuantities(tx, quantities, { ...by, at: now, reason: corrects?.reason ?? null })
  return written ? ok(quantities) : refuse('request.changed-meanwhile', { facts: { what: '计量数量' } })
}
