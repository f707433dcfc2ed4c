import type { OfficeActor } from '../../identity/index.ts'
import { decodeCursor, type Id, type Outcome, ok, type Page, pageOf, refuse, today } from '../../kernel/index.ts'
import { permissionName } from '../../regimes/index.ts'
import type { OverviewNeeds } from '../needs.ts'
import type { BehindRow, Link, MeasureView, PanelView } from '../overview.ts'
import type { Measure, PanelId } from '../rules/measure.ts'
import { measureOf, measures } from '../rules/measures.ts'
import { noteInWords } from '../rules/notes.ts'
import { type Period, periodBefore, periodFault, standingOn } from '../rules/period.ts'
import { type ListedRow, listRows, regimesOf } from '../store/figures.ts'
import { rowSets } from '../store/row-sets.ts'
import { assemble, type Facts } from './assemble.ts'
import { citationsOf } from './citations.ts'
import { createCounting, type Scopes } from './counting.ts'
import { nameOfRow } from './naming.ts'
import { inOneSnapshot, yuanOf } from './reading.ts'
import { scopeOf } from './scope.ts'

export interface BehindQuery {
  readonly measure: string
  readonly row?: string | undefined
  readonly column?: string | undefined
  readonly limit: number
  readonly after?: string | undefined
}

/** The overview: figures of a period as the actor's sight bounds them, and the list behind each. */
export const createOverview = (needs: OverviewNeeds) => ({
  /** One panel's figures, all from one snapshot. Refuses with `request.invalid` a period that cannot be. */
  async panel(actor: OfficeActor, panel: PanelId, period: Period): Promise<Outcome<PanelView>> {
    const read = await reading(needs, actor, period)
    if (!read.ok) return read
    const { regimeId, scopes } = read.value
    const told = measures.filter((each) => each.panel === panel && actor.permissions.has(each.word))
    const views = await inOneSnapshot(needs.db, async (tx) => {
      const list: MeasureView[] = []
      const count = createCounting(tx, scopes)
      for (const measure of told) list.push(figuresOf(needs, measure, regimeId, await count(measure)))
      return list
    })
    const whole = { period, before: periodBefore(period), on: standingOn(period, today(needs.clock)) }
    return ok({ panel, ...whole, whole: actor.sight.all, measures: views })
  },

  /** The very things that a figure counts. `request.not-found`: no such measure; `permission.denied`: not told to the actor. */
  async behind(actor: OfficeActor, period: Period, query: BehindQuery): Promise<Outcome<Page<BehindRow>>> {
    const measure = measureOf(query.measure)
    const rowSet = rowSets[query.measure]
    if (!measure || !rowSet) return refuse('request.not-found', { facts: { what: '该指标' } })
    if (!actor.permissions.has(measure.word)) return refuse('permission.denied', { facts: { permission: permissionName(measure.word) } })
    const read = await reading(needs, actor, period)
    if (!read.ok) return read
    const [day, id] = decodeCursor(query.after, 2) ?? []
    const after = day !== undefined && id !== undefined ? ([day, id] as const) : null
    const rows = await listRows(needs.db, rowSet, read.value.scopes.now, { ...query, after, limit: query.limit + 1 })
    const page = pageOf(rows, query.limit, (row) => [row.day ?? '', row.id])
    return ok({ ...page, items: page.items.map((row) => shown(needs, measure, row)) })
  },
})

export type Overview = ReturnType<typeof createOverview>

/** What both reads begin with: a period that can be, a jurisdiction, and what bounds them. */
async function reading(
  needs: OverviewNeeds,
  actor: OfficeActor,
  period: Period,
): Promise<Outcome<{ readonly regimeId: Id | null; readonly scopes: Scopes }>> {
  const fault = periodFault(period, today(needs.clock))
  if (fault) return refuse('request.invalid', { faults: [fault] })
  const { jurisdictionId } = actor
  if (jurisdictionId === null) return refuse('request.not-found', { facts: { what: '适用区域' } })
  const laws = await regimesOf(needs.db, jurisdictionId)
  const of = (each: Period) => scopeOf(needs, actor, jurisdictionId, each, laws)
  const scopes = { now: of(period), before: of(periodBefore(period)) }
  // Asked before the snapshot: within it this would take a second connection, and a page asks for nine panels at once.
  return ok({ regimeId: await needs.regimeIdOn(jurisdictionId, scopes.now.on), scopes })
}

function figuresOf(needs: OverviewNeeds, measure: Measure, regimeId: Id | null, facts: Facts): MeasureView {
  const { id, name, by, counts, says, weighs, share } = measure
  const named = assemble(measure, facts, (key, rowName) =>
    rowName === null ? nameOfRow(needs, id, key) : { name: rowName, citation: null },
  )
  const citations = regimeId !== null && needs.regimes.has(regimeId) ? citationsOf(needs.regimes.get(regimeId), measure) : []
  return { ...{ id, name, by, counts, says, facts: measure.facts, weighs }, shareName: share?.name ?? null, citations, ...named }
}

function shown(needs: OverviewNeeds, measure: Measure, { rowKey: _, link, weight, note, title, ...row }: ListedRow): BehindRow {
  return {
    ...row,
    link: link as Link,
    title: measure.panel === 'duties' ? nameOfRow(needs, 'duties', title).name : title,
    note: noteInWords(measure.panel, note),
    weight: measure.weighs === 'yuan' ? yuanOf(weight) : weight,
  }
}
