import type { TariffText } from '../../../catalogue/index.ts'
import { formatDecimal, type Id, type Tx } from '../../../kernel/index.ts'
import type { Line } from '../../engine/lines.ts'
import { type Ruling, unruled } from '../../engine/ruling.ts'
import { type CanonicalLine, readRecords } from '../../rules/canonical.ts'
import { type ComparedLine, compareLines } from '../../rules/differences.ts'
import type { Entry } from '../../rules/entries.ts'
import { kindOf } from '../../rules/reading.ts'
import type { BilledUnit } from '../../store/billed.ts'
import type { NewDifference } from '../../store/differences.ts'
import { readStored, type StoredResource } from '../../store/digests.ts'
import type { Prepared, ReckonedResource } from '../reckoning.ts'

/** What a statement's entries say, ready for comparing. */
export interface Stated {
  readonly runNo: number
  /** The share of a unit; none where it has no line. */
  readonly shareOf: ReadonlyMap<Id, number>
  readonly entries: ReadonlyMap<string, Entry & { readonly says: Record<string, unknown> }>
}

export const statedOf = (
  runNo: number,
  shares: readonly { readonly no: number; readonly organisationId: Id }[],
  entries: readonly Entry[],
): Stated => ({
  runNo,
  shareOf: new Map(shares.map(({ no, organisationId }) => [organisationId, no])),
  entries: new Map(entries.map((entry) => [`${entry.kind} ${entry.no}`, { ...entry, says: JSON.parse(entry.data) }])),
})

/** Holds every resource of some units against the statement: those that are charged now, and those that were settled. */
export async function* compareUnits(
  tx: Tx,
  prepared: Prepared,
  units: readonly BilledUnit[],
  stated: Stated,
): AsyncGenerator<{ readonly resources: number; readonly differences: readonly NewDifference[] }> {
  for await (const { unit, ...reckoned } of prepared.reckon([tx], units)) {
    const resources = [...reckoned.resources]
    const share = stated.shareOf.get(unit.id)
    const settled = new Map<Id, StoredResource>()
    if (share !== undefined)
      for await (const resources of readStored(tx, stated.runNo, share)) for (const stored of resources) settled.set(stored.id, stored)
    const differences = resources.flatMap((reckoned) =>
      differenceOf(unit, reckoned.resource.id, reckoned, settled.get(reckoned.resource.id), prepared, stated),
    )
    const now = new Set(resources.map(({ resource }) => resource.id))
    const gone = [...settled.values()].filter(({ id }) => !now.has(id))
    yield {
      resources: resources.length,
      differences: [...differences, ...gone.flatMap((stored) => differenceOf(unit, stored.id, undefined, stored, prepared, stated))],
    }
  }
}

function differenceOf(
  unit: BilledUnit,
  resourceId: Id,
  now: ReckonedResource | undefined,
  then: StoredResource | undefined,
  prepared: Prepared,
  stated: Stated,
): NewDifference[] {
  const before = then ? readRecords(then.lines).map((line) => statedLine(line, stated)) : []
  const compared = compareLines(before, (now?.lines ?? []).map(reckonedLine))
  if (!compared) return []
  return [{ ...namesOf(unit, now, then, prepared, stated), resourceId, ...compared }]
}

function namesOf(
  { id: organisationId, name: organisationName }: BilledUnit,
  now: ReckonedResource | undefined,
  then: StoredResource | undefined,
  { tables }: Prepared,
  { entries }: Stated,
) {
  const entry = (kind: string, no: number | undefined) => entries.get(`${kind} ${no}`)
  const [system, provider, item] = [entry('system', then?.system), entry('provider', then?.provider), entry('item', then?.item)]
  const providerId = now?.resource.providerId ?? provider?.ref ?? ''
  return {
    ...{
      organisationId,
      organisationName,
      systemId: now?.resource.systemId ?? system?.ref ?? '',
      systemName: String(system?.says.name ?? ''),
    },
    ...{ providerId, providerName: String(provider?.says.name ?? tables.providers.get(providerId)?.name ?? '') },
    itemName: String(item?.says.name ?? tables.items.get(now?.resource.itemId ?? '')?.name ?? ''),
  }
}

const rulingText = ({ exclusion, apart, reductions }: Ruling): string =>
  [exclusion, apart, ...reductions].flatMap((rule) => (rule ? [rule.message] : [])).join('；')

function statedLine({ from, until, days, quantity, price, ruling, full, amount }: CanonicalLine, { entries }: Stated): ComparedLine {
  const priced = entries.get(`price ${price}`)?.says as (TariffText & { readonly id: Id }) | undefined
  const ruled = (entries.get(`ruling ${ruling}`)?.says ?? unruled) as unknown as Ruling
  return {
    ...{ from, until, days, quantity, full, amount, ruling: rulingText(ruled) },
    ...{ priceId: priced?.id ?? null, price: priced?.amount ?? null, metered: priced !== undefined && kindOf(priced.basis) === 'metered' },
  }
}

const reckonedLine = ({ from, until, days, quantity, rate, full, amount, ruling }: Line): ComparedLine => ({
  ...{ from, until, days, quantity, full, amount, ruling: rulingText(ruling) },
  ...{ priceId: rate?.id ?? null, price: rate === null ? null : formatDecimal(rate.tariff.amount), metered: rate?.kind === 'metered' },
})
