import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { fixedClock, testDatabase } from '../../testing/index.ts'
import { failureInWords, refusalInWords } from './failure.ts'
import { journaled } from './journal.ts'

const { db } = await testDatabase()
const clock = fixedClock('2026-09-30T09:00')
let breaks: unknown = null
const order: string[] = []
const { work } = journaled(
  { db, clock, before: async () => void order.push('before') },
  {
    work: async () => {
      order.push('work')
      if (breaks) throw breaks
    },
  },
)
const state = async () =>
  (
    await sql<Record<string, unknown>>`select runs::int, failures::int, failing_since, failure from job_state where job = 'work'`.execute(
      db,
    )
  ).rows[0]

test('a run leaves when it ended; one that fails says since when and why, without the error’s own words', async () => {
  await work()
  expect(order).toEqual(['before', 'work'])
  expect(await state()).toMatchObject({ runs: 1, failures: 0, failing_since: null, failure: null })
  breaks = new Error('password=hunter2 of 张三')
  clock.set('2026-09-30T09:01')
  await expect(work()).rejects.toThrow('hunter2')
  const first = await state()
  expect(first).toMatchObject({ runs: 2, failures: 1, failure: '程序出错（Error），详见服务日志' })
  expect(JSON.stringify(first)).not.toMatch(/hunter2|张三/)
  clock.set('2026-09-30T09:02')
  await expect(work()).rejects.toThrow()
  expect((await state())?.failing_since).toEqual(first?.failing_since)
  breaks = null
  await work()
  expect(await state()).toMatchObject({ runs: 4, failures: 2, failing_since: null, failure: '程序出错（Error），详见服务日志' })
})

test.each([
  [Object.assign(new Error('x'), { code: 'ECONNREFUSED' }), '数据库暂时无法访问，下一次运行时再试'],
  [Object.assign(new Error('x'), { code: '57P01' }), '数据库暂时无法访问，下一次运行时再试'],
  [Object.assign(new Error('x'), { code: '40001' }), '与其他办理同时进行，未能取得数据，下一次运行时再试'],
  [Object.assign(new Error('x'), { code: '53100' }), '数据库的磁盘、内存或连接数不足'],
  [Object.assign(new Error('x'), { code: '23505' }), '数据库拒绝了写入（代码23505），详见服务日志'],
  [new AggregateError([new TypeError('x'), new Error('y')]), '2件事项未能处理（程序出错（TypeError），详见服务日志）；其余已照常处理'],
  [undefined, '程序出错（Error），详见服务日志'],
  ['postgres://u:p@h/d', '程序出错（Error），详见服务日志'],
])('%s', (error, words) => expect(failureInWords(error)).toBe(words))

test.each([
  ['statement.doubtful', '封存前的复核发现疑点，没有封存：…；请退回结算单重新核算，并告知运维人员'],
  ['rule.of-a-measure', '未通过办法规定的检查，详见结算单'],
  ['constructor', '未通过办法规定的检查，详见结算单'],
])('%s is told without its facts', (code, words) => expect(refusalInWords(code)).toBe(words))
