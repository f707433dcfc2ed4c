import { day as asDay, type Day, dayOf, type Instant, plusDays, type Reader } from '../../kernel/index.ts'
import { endingNotice, lastDayOn, validityNotice } from '../../regimes/index.ts'
import { emergencyWaitsHours } from '../../rights/index.ts'
import type { NoticesNeeds } from '../needs.ts'
import { daysAhead, isLapse, type LapseName, lapses } from '../rules/lapses.ts'
import { linkTo } from '../rules/links.ts'
import type { Tale } from '../rules/tale.ts'
import {
  bindings,
  endedEmergency,
  failedRun,
  isLapsing,
  type LapsingKind,
  lapseOf,
  putEmergencies,
  putLapse,
  putLapses,
} from '../store/lapses.ts'

/** A measure that ran out longer ago is not told of any more. */
const daysAfter = 7

/** Puts in what ends by its own day, each once: contracts, authorizations, measures. */
export async function putAllLapses({ db, regimes, clock }: NoticesNeeds, today: Day): Promise<void> {
  await putEmergencies(db, { now: clock.now(), waitsHours: emergencyWaitsHours })
  for (const [kind, ahead] of Object.entries(daysAhead) as [LapsingKind, number | null][]) await putLapses(db, { kind, ahead, today })
  for (const { jurisdictionId, regimeId } of await bindings(db, today)) {
    if (!regimes.has(regimeId)) continue
    const regime = regimes.get(regimeId)
    const last = lastDayOn(regime, today)
    if (last === null) continue
    if (endingNotice(regime, today) !== null) await putLapse(db, `measure.ending:${jurisdictionId}:${last}`)
    if (validityNotice(regime, today) !== null && plusDays(last, daysAfter) >= today)
      await putLapse(db, `measure.ended:${jurisdictionId}:${last}`)
  }
}

/** A day that came, by its row of the outbox (`contract.ending:<id>:<day>`); none where it does not hold any more. */
export async function lapseTales(needs: NoticesNeeds, reader: Reader, sourceId: string, now: Instant): Promise<readonly Tale[]> {
  const [name = '', id = '', day = ''] = sourceId.split(':')
  if (!isLapse(name)) throw new Error(`nobody has said who is told of ${name}`)
  const [kind = ''] = name.split('.')
  if (kind === 'measure') return measureTale(needs, reader, { name, id, day, sourceId }, now)
  if (kind === 'mail') return [tale(name, sourceId, now, { personId: id, facts: { 期限: day }, link: '/notices?view=preferences' })]
  if (kind === 'settlement-run') return failedRunTale(reader, { name, id, day, sourceId }, now)
  if (kind === 'emergency-look') return emergencyTale(reader, { name, id, day, sourceId }, now)
  const lapse = isLapsing(kind) ? await lapseOf(reader, kind, id, asDay(day)) : null
  if (!lapse) return []
  const { name: 事项, concernedName: 所属单位, ...whose } = lapse
  return [tale(name, sourceId, now, { ...whose, facts: { 事项, 所属单位, 期限: day }, link: linkTo(kind, id) })]
}

interface Named {
  readonly name: LapseName
  readonly id: string
  readonly day: string
  readonly sourceId: string
}

async function measureTale({ regimes }: NoticesNeeds, reader: Reader, { name, id, day, sourceId }: Named, now: Instant) {
  const bound = (await bindings(reader, dayOf(now))).find(({ jurisdictionId }) => jurisdictionId === id)
  if (!bound || !regimes.has(bound.regimeId)) return []
  const regime = regimes.get(bound.regimeId)
  const says = (name === 'measure.ending' ? endingNotice : validityNotice)(regime, dayOf(now))
  if (says === null || lastDayOn(regime, dayOf(now)) !== day) return []
  const facts = { 事项: `《${regime.title}》`, 期限: day, 结果: says }
  return [tale(name, sourceId, now, { jurisdictionId: id, facts, link: '/measures' })]
}

async function emergencyTale(reader: Reader, { name, id, day, sourceId }: Named, now: Instant): Promise<readonly Tale[]> {
  const look = await endedEmergency(reader, id, name === 'emergency-look.lapsed' ? 'lapsed' : 'ended')
  if (!look) return []
  const { name: 事项, concernedName: 所属单位, askedBy: personId, askedByName: 办理人, askingName: 办理单位, ...whose } = look
  return [
    tale(name, sourceId, now, {
      ...whose,
      personId,
      facts: { 事项, 所属单位, 办理人, 办理单位, 期限: day },
      link: linkTo('emergency-look', id),
    }),
  ]
}

async function failedRunTale(reader: Reader, { name, id, day, sourceId }: Named, now: Instant): Promise<readonly Tale[]> {
  const run = await failedRun(reader, id)
  if (!run) return []
  const { jurisdictionId, startedBy: personId, organisationId: concernedId } = run
  const facts = { 事项: run.name, 原因: run.because, 期限: day }
  return [tale(name, sourceId, now, { jurisdictionId, personId, concernedId, facts, link: '/statements' })]
}

const tale = (name: LapseName, event: string, at: Instant, of: Pick<Tale, 'facts' | 'link'> & Partial<Tale>): Tale => ({
  ...{ doerId: null, jurisdictionId: null, concernedId: null, providerId: null, others: [], personId: null, followed: null },
  ...{ event, name, rule: lapses[name], at },
  ...of,
})
