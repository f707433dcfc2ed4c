import type { BilledResource } from '../../settlement/index.ts'
import { compareResource } from '../matching/compare.ts'
import type { Known, OurLine } from '../matching/sides.ts'
import { unknownDifferences } from '../matching/unknown.ts'
import type { Described } from '../store/facts.ts'
import type { TheirResource } from '../store/lines.ts'
import type { NewDifference } from '../store/reconciliations.ts'

type Found = Omit<NewDifference, 'no'>

/** The differences of a resource that the statement has, with what it is. */
export function differencesOf(resource: BilledResource, theirs: TheirResource | null, ours: readonly OurLine[], known: Known): Found[] {
  const { id, organisationName, systemName, item } = resource
  const about = {
    resourceId: id,
    named: theirs?.named ?? id,
    organisationName,
    systemName,
    itemCode: item.code,
    itemName: item.name,
    unit: item.unit,
  }
  return compareResource(ours, theirs?.lines ?? [], known).differences.map((difference) => ({ ...difference, ...about }))
}

/** The differences of lines whose resource the statement does not have: nobody knows it, it is another provider's, or it is not charged. */
export function unknownOf(theirs: TheirResource, described: Described | null): Found[] {
  const about = {
    resourceId: described?.id ?? null,
    named: theirs.named,
    organisationName: described?.organisationName ?? null,
    systemName: described?.systemName ?? null,
    itemCode: described?.itemCode ?? theirs.lines[0]?.itemCode ?? null,
    itemName: described?.itemName ?? null,
    unit: described?.unit ?? null,
  }
  return unknownDifferences(theirs.lines, saysOf(theirs, described)).map((difference) => ({ ...difference, ...about }))
}

function saysOf({ named, stranger }: TheirResource, described: Described | null): string {
  if (stranger) return `“${named}”不是该云服务商交付的云资源`
  if (!described) return `没有编号为“${named}”的云资源`
  const { chargedFrom, chargedUntil } = described
  if (chargedFrom === null) return '该云资源尚未开始计费'
  return `该云资源在本结算周期内不计费：计费自 ${chargedFrom} 起${chargedUntil === null ? '' : `，至 ${chargedUntil} 之前止`}`
}
