import type { Instant, Reader } from '../../kernel/index.ts'
import type { Followed } from '../../procedures/index.ts'
import type { NoticesNeeds } from '../needs.ts'
import { type Happening, happenings } from '../rules/happenings.ts'
import { linkTo } from '../rules/links.ts'
import type { Tale } from '../rules/tale.ts'
import type { Facts } from '../rules/templates.ts'
import { caseEventOf, type NearDay, runningClock } from '../store/outbox.ts'

/** Events by which a case comes to somebody's desk. */
const moves: ReadonlySet<string> = new Set(['begun', 'left', 'elapsed'])

/**
 * What an event of a case has to tell: first to those whose turn it has become, then to those who take part. Whose turn it is is read when it is told:
 * who was passed over meanwhile has nothing to do there any more, and whoever has it now is told once, however many events led to it.
 */
export async function caseTales(needs: NoticesNeeds, reader: Reader, eventId: string): Promise<readonly Tale[]> {
  const happened = await caseEventOf(reader, eventId)
  const followed = happened && (await needs.follow(reader, happened.caseId))
  if (!happened || !followed) return []
  const facts: Facts = {
    ...standing(followed, happened.concernedName),
    办理人: happened.personName ?? '',
    办理单位: happened.organisationName ?? '',
    经过环节: followed.stepName(happened.step),
    // Why a day moved, from which to which; what somebody wrote in his opinion stays in the case.
    原因: happened.kind === 'reread' ? (happened.opinion ?? '') : '',
    结果: happened.outcome === null ? '' : followed.outcomeName(happened.step, happened.outcome),
  }
  const about = { caseId: happened.caseId, at: happened.at, doerId: happened.personId, followed, facts }
  const told = tale(`case.${happened.kind}`, `case-event:${eventId}`, about)
  if (!moves.has(happened.kind) || followed.step === null) return [told]
  return [tale('case.turn', `turn:${happened.caseId}:${followed.step.id}:${followed.enteredAt}`, about), told]
}

/** A step whose day comes near, while it still runs to that day: one that was moved meanwhile comes near when its new day does. */
export async function dueCase(needs: NoticesNeeds, reader: Reader, near: NearDay, now: Instant): Promise<readonly Tale[]> {
  const running = await runningClock(reader, near)
  const followed = running && (await needs.follow(reader, running.caseId))
  if (!running || !followed) return []
  const facts = standing(followed, running.concernedName)
  return [tale('case.due', `case-due:${near.id}:${near.day}`, { caseId: running.caseId, at: now, doerId: null, followed, facts })]
}

const standing = ({ procedureName, number, step, dueOn }: Followed, concernedName: string): Facts => ({
  所属单位: concernedName,
  事项: `${procedureName} ${number}`,
  环节: step?.name ?? '',
  轮到: step?.byName ?? '',
  期限: dueOn ?? '',
})

function tale(
  name: Happening,
  event: string,
  { caseId, ...about }: { readonly caseId: string } & Pick<Tale, 'at' | 'doerId' | 'facts'> & { readonly followed: Followed },
): Tale {
  const { jurisdictionId, organisationId } = about.followed
  return {
    ...about,
    ...{ name, event, rule: happenings[name], jurisdictionId, concernedId: organisationId, providerId: null, others: [], personId: null },
    link: linkTo('case', caseId),
  }
}
