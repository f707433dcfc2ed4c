import type { Calendar, ChangedDays } from '../../calendar/index.ts'
import type { HolidaysNeeds, TermMove } from '../ports.ts'

/** What a notice would move. */
export interface Preview {
  /** The days that are otherwise by it; null where none is. */
  readonly changed: ChangedDays | null
  /** Running terms that were looked at; those that come to another day, and those that become certain on their day. */
  readonly looked: number
  readonly moved: number
  readonly settled: number
  /** By the unit whose matter it is, the most first. */
  readonly units: readonly { readonly organisationId: string; readonly organisationName: string; readonly count: number }[]
  /** The first of those that move, in the order of days. */
  readonly items: readonly TermMove[]
}

const shown = 200

/** Reads every running term that may be touched by another calendar; writes nothing. */
export async function previewOf({ terms }: HolidaysNeeds, next: Calendar, changed: ChangedDays | null): Promise<Preview> {
  const units = new Map<string, { organisationId: string; organisationName: string; count: number }>()
  let [looked, moved, settled, items] = [0, 0, 0, [] as TermMove[]]
  for (const kind of changed ? terms() : []) {
    for await (const page of kind.moves(next, changed as ChangedDays)) {
      looked += page.looked
      const otherwise = page.moves.filter(({ from, to }) => from !== to)
      moved += otherwise.length
      settled += page.moves.length - otherwise.length
      for (const { organisationId, organisationName } of otherwise) {
        const unit = units.get(organisationId) ?? { organisationId, organisationName, count: 0 }
        units.set(organisationId, { ...unit, count: unit.count + 1 })
      }
      items = [...items, ...otherwise].toSorted(byDay).slice(0, shown)
    }
  }
  return { changed, looked, moved, settled, units: [...units.values()].toSorted((a, b) => b.count - a.count), items }
}

const byDay = (a: TermMove, b: TermMove): number => (a.from ?? '').localeCompare(b.from ?? '') || a.name.localeCompare(b.name)
