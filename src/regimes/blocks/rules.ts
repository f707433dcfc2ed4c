import type { DutyRule, GuardRule } from '../model.ts'
import { readCondition } from '../reading/condition.ts'
import type { Block } from '../reading/literate.ts'
import { type Reader, sourceOf } from '../reading/reader.ts'

export const readRule = (block: Block, reader: Reader): GuardRule => ({
  id: reader.text('rule'),
  on: reader.text('on'),
  each: reader.has('each') ? reader.choice<'line'>('each', ['line']) : null,
  when: readCondition(reader),
  // biome-ignore lint/suspicious/noThenProperty: the name that packs give it
  then: reader.choice('then', ['refuse', 'flag', 'permit', 'exclude']),
  says: reader.text('says'),
  excepts: reader.texts('excepts'),
  source: sourceOf(block),
})

export function readDuty(block: Block, reader: Reader): DutyRule {
  const duty: DutyRule = {
    id: reader.text('duty'),
    by: reader.text('by'),
    to: reader.textOr('to', null),
    every: reader.has('every')
      ? reader.choice<'month' | 'quarter' | 'half-year' | 'year'>('every', ['month', 'quarter', 'half-year', 'year'])
      : null,
    after: reader.textOr('after', null),
    within: reader.term('within'),
    evidence: reader.textOr('evidence', null),
    source: sourceOf(block),
  }
  if (!duty.every && !duty.after) reader.fault('duty', '义务没有写明何时产生', '写明 every: month 或 after: 程序.步骤.结果')
  return duty
}
