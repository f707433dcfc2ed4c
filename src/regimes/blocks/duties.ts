import { parseTerm } from '../../calendar/index.ts'
import type { DutyRule, Period } from '../model.ts'
import { readCondition } from '../reading/condition.ts'
import type { Block } from '../reading/literate.ts'
import { type Reader, sourceOf } from '../reading/reader.ts'

/** The calendar periods that a duty may be owed for. */
export const periods: readonly Period[] = ['month', 'quarter', 'half-year', 'year']

export function readDuty(block: Block, reader: Reader): DutyRule {
  const duty: DutyRule = {
    id: reader.text('duty'),
    name: reader.text('name'),
    by: reader.text('by'),
    to: reader.texts('to'),
    every: readEvery(reader),
    after: reader.texts('after'),
    during: reader.has('during') ? reader.choice<'important-period'>('during', ['important-period']) : null,
    keeps: reader.textOr('keeps', null),
    valid: reader.term('valid'),
    renews: reader.term('renews'),
    each: reader.choice('each', ['organisation', 'system'], 'organisation'),
    when: readCondition(reader),
    within: reader.term('within'),
    warns: reader.term('warns'),
    evidence: reader.textOr('evidence', null),
    says: reader.textOr('says', ''),
    source: sourceOf(block),
  }
  complain(duty, reader)
  return duty
}

function readEvery(reader: Reader): DutyRule['every'] {
  const said = reader.textOr('every', null)
  if (said === null) return null
  const period = periods.find((each) => each === said)
  if (period) return period
  try {
    return parseTerm(said)
  } catch {
    reader.fault('every', `every 写作“${said}”，不是周期`, `可用：${periods.join('、')}，或期限如 6 months`)
    return null
  }
}

function complain({ after, during, keeps, valid, renews }: DutyRule, reader: Reader): void {
  const said = [reader.has('every'), after.length > 0, during !== null, keeps !== null].filter(Boolean).length
  if (said === 0)
    reader.fault('duty', '义务没有写明何时产生', '写明 every: month、after: [程序.步骤.结果]、during: important-period 或 keeps: 文书')
  if (said > 1) reader.fault('duty', '义务写了不止一种产生方式', 'every、after、during、keeps 只写一种，另一种写成另一项义务')
  if ((valid || renews) && keeps === null) reader.fault('valid', 'valid 与 renews 只用于 keeps', '写明 keeps: 文书，或删去')
}
