import type { GuardRule } from '../model.ts'
import { readCondition } from '../reading/condition.ts'
import type { Block } from '../reading/literate.ts'
import { type Reader, sourceOf } from '../reading/reader.ts'

export const readRule = (block: Block, reader: Reader): GuardRule => ({
  id: reader.text('rule'),
  on: reader.text('on'),
  each: reader.has('each') ? reader.choice<'line'>('each', ['line']) : null,
  when: readCondition(reader),
  // biome-ignore lint/suspicious/noThenProperty: the name that packs give it
  then: reader.choice('then', ['refuse', 'flag', 'permit', 'exclude', 'apart', 'deduct']),
  says: reader.text('says'),
  opens: reader.textOr('opens', null),
  lasting: readLasting(reader),
  percent: readPercent(reader),
  excepts: reader.texts('excepts'),
  source: sourceOf(block),
})

function readLasting(reader: Reader): number {
  const said = Number(reader.textOr('lasting', '1'))
  if (Number.isInteger(said) && said >= 1 && said <= 60) return said
  reader.fault('lasting', 'lasting 应是连续的期数', '写成 lasting: 3，至多 60')
  return 1
}

function readPercent(reader: Reader): string | null {
  const said = reader.textOr('percent', null)
  if (said === null || /^(100|\d{1,2}(\.\d{1,4})?)$/.test(said)) return said
  reader.fault('percent', `percent 写作“${said}”，不是 0 至 100 的数`, '写成 percent: 10')
  return null
}
