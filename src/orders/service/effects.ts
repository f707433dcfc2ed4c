import type { OfficeActor } from '../../identity/index.ts'
import { type Day, dayOf, type Writing } from '../../kernel/index.ts'
import type { CaseFile } from '../../procedures/index.ts'
import type { ChargingRule, OrderKind } from '../../regimes/index.ts'
import { linesOf, resourcesOf } from '../line.ts'
import { chargedFrom, chargedUntil, chargingEvent } from '../rules/charging.ts'
import { allocate, endAllocation, lastHappened, lockResources, type Resource, setCharging, setState } from '../store/resources.ts'
import { bringsAbout } from './worked-on.ts'

/** What an event of a case does to its resources: charging begins, quantities change, charging ends. */
export async function applyEvent(
  writing: Writing<OfficeActor>,
  { file, order }: { file: CaseFile; order: OrderKind },
  charging: ChargingRule | null,
  event: string,
): Promise<void> {
  const means = chargingEvent(charging, event)
  if (!charging || !means) return
  const on = dayOf(writing.now)
  if (means === 'starts') return startCharging(writing, file, charging, on)
  // What has ended stays as it ended, whatever a late case says of it.
  const which = bringsAbout(order) ? { caseId: file.id } : { ids: resourcesOf(linesOf(file)) }
  const named = await lockResources(writing.tx, which)
  const resources = named.filter(({ state }) => state !== 'ended')
  if (means === 'changes') return changeQuantities(writing, file, charging.cites.changes, resources, on)
  return endCharging(writing, file, charging, resources, on)
}

async function startCharging(writing: Writing<OfficeActor>, file: CaseFile, charging: ChargingRule, on: Day): Promise<void> {
  for (const resource of await lockResources(writing.tx, { caseId: file.id })) {
    if (resource.state !== 'delivered' || resource.chargedFrom !== null) continue
    const from = chargedFrom(charging, on)
    await setCharging(writing.tx, resource.id, { from, until: null })
    await record(writing, file, charging.cites.starts, resource, { chargedFrom: from })
  }
}

/**
 * What was delivered after charging had begun (a measure may charge from the order to deliver on) is charged, and allocated,
 * from the day of the event: until it was delivered there was nothing that could be.
 */
export async function chargeSince(writing: Writing<OfficeActor>, file: CaseFile, charging: ChargingRule | null): Promise<void> {
  const events = charging?.starts.filter((event) => event.startsWith(`${file.procedure}.`)) ?? []
  const on = charging && events.length > 0 ? await lastHappened(writing.tx, file.id, events) : null
  if (!charging || !on) return
  const from = chargedFrom(charging, on)
  for (const resource of await lockResources(writing.tx, { caseId: file.id })) {
    const line = linesOf(file).find(({ no }) => no === resource.lineNo)
    if (!line || resource.state !== 'delivered' || resource.chargedFrom !== null) continue
    await allocate(writing.tx, resource.id, from, line.quantity, file.id)
    await setCharging(writing.tx, resource.id, { from, until: null })
    await record(writing, file, charging.cites.starts, resource, { chargedFrom: from })
  }
}

async function changeQuantities(
  writing: Writing<OfficeActor>,
  file: CaseFile,
  cites: readonly string[] | undefined,
  resources: readonly Resource[],
  on: Day,
): Promise<void> {
  for (const line of linesOf(file)) {
    const resource = resources.find(({ id }) => id === line.resourceId)
    if (!resource) continue
    await allocate(writing.tx, resource.id, on, line.quantity, file.id)
    await record(writing, file, cites, resource, { quantity: line.quantity, from: on }, { quantity: line.before })
  }
}

async function endCharging(
  writing: Writing<OfficeActor>,
  file: CaseFile,
  charging: ChargingRule,
  resources: readonly Resource[],
  on: Day,
): Promise<void> {
  for (const resource of resources) {
    const until = resource.chargedFrom && chargedUntil(charging, on, resource.chargedFrom)
    if (until) await setCharging(writing.tx, resource.id, { from: resource.chargedFrom, until })
    await endAllocation(writing.tx, resource.id, until && until > on ? until : on)
    await record(writing, file, charging.cites.ends, resource, { chargedUntil: until, state: 'ended' })
  }
  await setState(
    writing.tx,
    resources.map(({ id }) => id),
    'ended',
  )
}

const record = (
  writing: Writing<OfficeActor>,
  file: CaseFile,
  cites: readonly string[] | undefined,
  resource: Resource,
  after: unknown,
  before?: unknown,
) =>
  writing.record({
    object: { kind: 'resource', id: resource.id },
    jurisdiction: file.jurisdictionId,
    organisation: resource.organisationId,
    citation: cites?.[0] ? { regime: file.regimeId, cite: cites[0] } : null,
    before,
    after,
  })
