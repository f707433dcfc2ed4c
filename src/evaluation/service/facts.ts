import type { FactSource } from '../../procedures/index.ts'
import { gradesOn } from '../store/results.ts'

/** The latest published grade of the unit and of the provider on the day asked for. */
export const gradeFacts: FactSource = async (reader, { organisationId, providerId, on }) => {
  const grades = await gradesOn(
    reader,
    [organisationId, providerId].filter((id) => id !== null),
    on,
  )
  return {
    'unit.grade': organisationId === null ? null : (grades.get(organisationId) ?? null),
    'provider.grade': providerId === null ? null : (grades.get(providerId) ?? null),
  }
}
