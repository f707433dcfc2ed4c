import type { Day, Fault, Id, Reader } from '../../kernel/index.ts'
import type { Field } from '../../regimes/index.ts'
import type { FieldValues } from '../case.ts'
import { idsOf } from '../rules/fields.ts'
import { standingAs } from '../store/involved.ts'

/** Who is named must be the party that the field asks for, here and today. */
export async function bodyFaults(
  reader: Reader,
  { jurisdictionId, on }: { jurisdictionId: Id; on: Day },
  asks: readonly Field[],
  values: FieldValues,
): Promise<Fault[]> {
  const faults: Fault[] = []
  for (const { field, label, type, party } of asks) {
    const ids = type === 'body' ? idsOf(values[field]) : []
    const known = await standingAs(reader, ids, { jurisdictionId, party, on })
    if (ids.some((id) => !known.has(id)))
      faults.push({ path: `/fields/${field}`, message: `“${label}”有的单位不在本地名录内，或当日不承担相应职责` })
  }
  return faults
}
