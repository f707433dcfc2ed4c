import type { OfficeActor } from '../../../identity/index.ts'
import { dayOf, type Id, newId, type Outcome, ok, type Reader, refuse, type Writing } from '../../../kernel/index.ts'
import { fileFindings } from '../../findings/service/filing.ts'
import { findingsOfFigures, voidFindings } from '../../findings/store.ts'
import type { UtilizationNeeds } from '../../ports.ts'
import { type CurrentFigure, type FigureInput, seriesKey } from '../figure.ts'
import { type PlannedFigure, planFigures, type RowFault } from '../plan.ts'
import { currentFigures, insertFigures, type NewFigure, reachSystems } from '../store.ts'
import { foundOf, judgeFigures } from './judging.ts'

/** What was reported, and what the measure's rules say of it. */
export interface Reported {
  readonly reported: number
  readonly corrected: number
  /** Rules that hold of what was reported, each with how often. */
  readonly findings: readonly { readonly rule: string; readonly count: number }[]
}

export interface Report {
  readonly rows: readonly FigureInput[]
  /** Why figures of the same periods are corrected; null: none is. */
  readonly reason: string | null
  readonly instead?: Id
}

export interface Assessed {
  readonly planned: readonly PlannedFigure[]
  readonly faults: readonly RowFault[]
  readonly current: readonly CurrentFigure[]
  readonly unitOf: ReadonlyMap<Id, Id>
}

/** Compares what is reported with what is there. Refuses with `request.not-found` where a system is not the actor's to report for. */
export async function assessReport(
  reader: Reader,
  actor: OfficeActor,
  { rows, reason, instead }: Report,
  { now, lock }: { readonly now: Parameters<typeof dayOf>[0]; readonly lock: boolean },
): Promise<Outcome<Assessed>> {
  const ids = [...new Set(rows.map(({ systemId }) => systemId))]
  const systems = await reachSystems(reader, actor.sight, ids, { lock })
  if (systems.length < ids.length) return refuse('request.not-found', { facts: { what: '系统' } })
  const current = await currentFigures(reader, ids)
  const mayCorrect = ({ reportedBy }: CurrentFigure) => actor.sight.all || reportedBy === actor.organisationId
  const plan = planFigures({
    rows,
    current,
    today: dayOf(now),
    corrects: reason !== null,
    mayCorrect,
    ...(instead === undefined ? {} : { instead }),
  })
  return ok({ ...plan, current, unitOf: new Map(systems.map(({ id, organisationId }) => [id, organisationId])) })
}

/** Writes what was assessed without faults, judges it, and puts what the rules flag on file. */
export async function writeReport(
  needs: UtilizationNeeds,
  writing: Writing<OfficeActor>,
  { planned, current, unitOf }: Assessed,
  reason: string | null,
): Promise<Outcome<Reported>> {
  const { tx, actor, now } = writing
  const jurisdictionId = actor.jurisdictionId as Id
  const by = { providerId: actor.sight.all ? null : actor.sight.providerId, reportedBy: actor.organisationId }
  const figures = planned.map(
    ({ row: _, supersedes, ...figure }): NewFigure => ({
      ...figure,
      ...by,
      id: newId(),
      organisationId: unitOf.get(figure.systemId) as Id,
      supersedes: supersedes?.id ?? null,
    }),
  )
  if (!(await insertFigures(tx, figures, { jurisdictionId, person: actor.personName, at: now, reason })))
    return refuse('request.changed-meanwhile', { facts: { what: '资源利用情况' } })
  const gone = figures.flatMap(({ supersedes }) => supersedes ?? [])
  const isGone = new Set(gone)
  const held = [...current.filter(({ id }) => !isGone.has(id)), ...figures].toSorted((a, b) => (a.from < b.from ? -1 : 1))
  const fresh = new Set(figures.map(({ id }) => id))
  // Where a figure went, whatever came after it may count otherwise.
  const shaken = new Set(current.flatMap((figure) => (isGone.has(figure.id) ? [seriesKey(figure)] : [])))
  const touched = new Set(held.flatMap((figure) => (fresh.has(figure.id) || shaken.has(seriesKey(figure)) ? [figure.id] : [])))
  const judged = await judgeFigures(needs, writing, held, { fresh, touched })
  if (!judged.ok) return judged
  const standing = await findingsOfFigures(tx, [...gone, ...judged.value.map(({ figure }) => figure.id)])
  const found = judged.value.flatMap((each) => foundOf(jurisdictionId, each))
  const key = ({ figureId, rule }: { figureId: Id | null; rule: string }) => `${figureId} ${rule}`
  const holds = new Set(found.map(({ figureId, finding }) => key({ figureId, rule: finding.rule })))
  const told = new Set(standing.map(key))
  await voidFindings(
    tx,
    standing.filter((each) => !holds.has(key(each))).map(({ id }) => id),
  )
  await onRecord(writing, figures, reason)
  await fileFindings(
    needs,
    writing,
    found.filter(({ figureId, finding }) => !told.has(key({ figureId, rule: finding.rule }))),
  )
  const rules = Map.groupBy(found, ({ finding }) => finding.rule)
  const findings = [...rules].map(([rule, those]) => ({ rule, count: those.length }))
  return ok({ reported: figures.length - gone.length, corrected: gone.length, findings })
}

/** One entry for each unit, so that it can be shown what was reported of its systems. */
async function onRecord({ actor, record }: Writing<OfficeActor>, figures: readonly NewFigure[], reason: string | null): Promise<void> {
  for (const [organisation, those] of Map.groupBy(figures, ({ organisationId }) => organisationId))
    await record({
      object: { kind: 'usage', id: organisation },
      jurisdiction: actor.jurisdictionId,
      organisation,
      after: { figures: those, reason },
    })
}
