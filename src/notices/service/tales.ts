import type { Instant, Reader } from '../../kernel/index.ts'
import { citeInWords } from '../../regimes/index.ts'
import type { NoticesNeeds } from '../needs.ts'
import { happenings, ruleOfAct } from '../rules/happenings.ts'
import { linkTo } from '../rules/links.ts'
import type { Tale } from '../rules/tale.ts'
import type { Facts } from '../rules/templates.ts'
import { isSilent } from '../rules/told.ts'
import { documentOf, dutyOf, type EntryRow, entryOf, findingOf, type NearDay, type OutboxRow } from '../store/outbox.ts'
import { subjectOf } from '../store/subjects.ts'
import { caseTales, dueCase } from './case-tales.ts'
import { lapseTales } from './lapse-tales.ts'

const nobody = { doerId: null, concernedId: null, providerId: null, others: [], personId: null, followed: null } as const

/** What a row of the outbox has to tell: none where it is told elsewhere, or does not hold any more. Throws for an act nobody has said a rule for. */
export function talesOf(needs: NoticesNeeds, reader: Reader, row: OutboxRow, now: Instant): Promise<readonly Tale[]> {
  switch (row.source) {
    case 'act':
      return actTale(needs, reader, row.sourceId)
    case 'case-event':
      return caseTales(needs, reader, row.sourceId)
    case 'case-due':
      return dueCase(needs, reader, nearOf(row), now)
    case 'document':
      return documentTale(reader, row.sourceId)
    case 'usage-finding':
      return findingTale(needs, reader, row.sourceId)
    case 'duty':
      return dutyTale(needs, reader, { id: row.sourceId, day: null }, now)
    case 'duty-due':
      return dutyTale(needs, reader, nearOf(row), now)
    case 'lapse':
      return lapseTales(needs, reader, row.sourceId, now)
  }
}

/** A day that comes near is told once a day that it is: its row names both. */
function nearOf({ sourceId }: OutboxRow): NearDay {
  const [id = '', day = ''] = sourceId.split(':')
  return { id, day }
}

async function actTale(needs: NoticesNeeds, reader: Reader, id: string): Promise<readonly Tale[]> {
  const entry = await entryOf(reader, id)
  if (!entry) return []
  const told = ruleOfAct(entry.act, entry.objectKind)
  if (!told) throw new Error(`nobody has said who is told of ${entry.act} on ${entry.objectKind}`)
  const { name, rule } = told
  if (isSilent(rule) || isToldByItsCase(entry)) return []
  const subject = await subjectOf(reader, entry.objectKind, entry.objectId)
  const followed = entry.objectKind === 'case' ? await needs.follow(reader, entry.objectId) : null
  const duty = entry.objectKind === 'duty-instance' ? await dutyOf(reader, entry.objectId) : null
  const regime = entry.regime !== null ? { regime: entry.regime, cite: entry.cite ?? '' } : null
  return [
    {
      ...{ event: `act:${id}`, name, rule, at: entry.at, doerId: entry.personId, followed },
      ...{ jurisdictionId: entry.jurisdictionId, concernedId: entry.concernedId, providerId: subject.providerId, others: subject.others },
      personId: entry.objectKind === 'person' ? entry.objectId : null,
      facts: {
        办理人: entry.personName,
        办理单位: entry.organisationName ?? '',
        所属单位: entry.concernedName ?? '',
        事项: duty ? dutyName(needs, duty) : (followed && caseName(followed)) || subject.name,
        依据: regime ? basisOf(needs, regime) : '',
        ...movedDays(entry),
      },
      link: linkTo(entry.objectKind, subject.pageId ?? entry.objectId),
    },
  ]
}

/** A step whose day moved is told by the event of its case; here only that a day which stayed as it was is certain now. */
const isToldByItsCase = ({ act, dueBefore, dueAfter }: EntryRow): boolean => act === 'case.term-reread' && dueBefore !== dueAfter

/** Of a day that was counted again: which it was, which it is, and why. */
const movedDays = ({ act, dueBefore, dueAfter, because }: EntryRow): Facts =>
  act.endsWith('.term-reread') ? { 原期限: dueBefore === dueAfter ? '' : (dueBefore ?? ''), 期限: dueAfter ?? '', 原因: because ?? '' } : {}

async function documentTale(reader: Reader, id: string): Promise<readonly Tale[]> {
  const found = await documentOf(reader, id)
  if (!found) return []
  return [
    {
      ...nobody,
      ...{ event: `document:${id}`, name: 'document.issued', rule: happenings['document.issued'], at: found.at, doerId: found.issuedBy },
      ...{ jurisdictionId: found.jurisdictionId, others: found.addressees },
      facts: { 办理人: found.issuedByName, 办理单位: found.issuerName, 事项: found.name },
      link: linkTo('document', id),
    },
  ]
}

async function findingTale(needs: NoticesNeeds, reader: Reader, id: string): Promise<readonly Tale[]> {
  const found = await findingOf(reader, id)
  if (!found) return []
  const subject = await subjectOf(reader, 'usage-finding', id)
  return [
    {
      ...nobody,
      ...{ event: `usage-finding:${id}`, name: 'usage.found', rule: happenings['usage.found'], at: needs.clock.now() },
      ...{ jurisdictionId: found.jurisdictionId, concernedId: found.organisationId, providerId: subject.providerId },
      facts: { 所属单位: found.organisationName, 事项: subject.name, 依据: basisOf(needs, found) },
      link: linkTo('usage-finding', subject.pageId ?? ''),
    },
  ]
}

/** A duty that is new (no day), or whose day comes near: while it is still that day. */
async function dutyTale(
  needs: NoticesNeeds,
  reader: Reader,
  { id, day }: Omit<NearDay, 'day'> & { readonly day: string | null },
  now: Instant,
): Promise<readonly Tale[]> {
  const found = await dutyOf(reader, id)
  if (found?.state !== 'open' || (day !== null && day !== found.dueOn)) return []
  const name = day === null ? 'duty.new' : 'duty.due'
  return [
    {
      ...nobody,
      ...{
        event: day === null ? `${name}:${id}` : `${name}:${id}:${day}`,
        name,
        rule: happenings[name],
        at: day === null ? found.at : now,
      },
      ...{ jurisdictionId: found.jurisdictionId, concernedId: found.organisationId },
      facts: { 所属单位: found.organisationName, 事项: dutyName(needs, found), 期限: found.dueOn },
      link: linkTo('duty-instance', id),
    },
  ]
}

const dutyName = ({ regimes }: NoticesNeeds, of: { readonly regimeId: string; readonly duty: string }): string =>
  regimes.get(of.regimeId).duties.find(({ id }) => id === of.duty)?.name ?? of.duty

export const caseName = (of: { readonly procedureName: string; readonly number: string }): string => `${of.procedureName} ${of.number}`

/** The article in words: 《某省办法》第十九条第二项. */
function basisOf({ regimes }: NoticesNeeds, { regime, cite }: { readonly regime: string; readonly cite: string }): string {
  const pack = regimes.all().find(({ id }) => id === regime)
  return pack && cite !== '' ? `《${pack.title}》${citeInWords(cite)}` : ''
}
