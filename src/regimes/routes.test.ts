import { FormatRegistry } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import { describe, expect, test } from 'vitest'
import { calendar } from '../calendar/testing.ts'
import { isDay } from '../kernel/index.ts'
import { fixedClock } from '../testing/index.ts'
import { createRegimes, regimesRoutes } from './index.ts'
import { block, practice, regimeOf } from './testing/pack.fixture.ts'

FormatRegistry.Set('date', isDay)
const section = [
  '### 两级办理\n\n由两人办理。\n',
  block('amend: step apply.accept\nabout: 3.2\nlevels: [handler, signer]'),
  '### 核对\n',
  block('rule: check\non: pool.register\nabout: 4\nwhen: { pool.mlps: missing }\nthen: flag\nsays: 请核对'),
].join('\n')
const clock = fixedClock('2026-06-28T23:59')
const regimes = createRegimes([regimeOf(practice(section))], calendar)
const [list, one, comparison] = regimesRoutes({
  ...{ regimes, clock },
  proofs: async () => [{ file: 'scenarios/a.yaml', title: '存量不再扩容', line: 2, proves: ['4'], refusals: [], text: '' }],
})

/** Calls a route as the server does, and holds the answer to its schema. */
async function ask(route: typeof list, params: unknown = {}) {
  const answer = await route?.handle({ params } as never)
  if (!answer?.ok) return answer?.refusal
  expect([...Value.Errors(route?.response, answer.value)].map(({ path, message }) => path + message)).toEqual([])
  return answer.value
}

test('all are for everybody who is signed in', () => {
  expect([list, one, comparison].map((route) => [route?.method, route?.path, route?.may])).toEqual([
    ['GET', '/measures', 'signed-in'],
    ['GET', '/measures/{id}', 'signed-in'],
    ['GET', '/measures/compare', 'signed-in'],
  ])
})

test('the list says of each what it is and how much of it is carried', async () => {
  const head = {
    id: 'small-2024',
    title: '小办法',
    number: '',
    issuer: '大数据局',
    place: '某市',
    issued: '2024-06-28',
    effective: '2024-06-28',
  }
  const measure = { ...head, expires: '2026-06-28', coverage: { all: 8, carried: 8 } }
  clock.set('2026-06-28T23:59')
  expect(await ask(list)).toEqual([{ ...measure, expired: false, endsSoon: false }])
  clock.set('2026-06-29T00:00')
  expect(await ask(list)).toEqual([{ ...measure, expired: true, endsSoon: false }])
})

test.each(['other-2024', 'constructor', '__proto__', '../small-2024'])('%s is not found', async (id) => {
  expect(await ask(one, { id })).toMatchObject({ code: 'request.not-found', message: '没有找到这部办法，或者您无权查看' })
})

describe('one measure', async () => {
  clock.set('2026-06-29T00:00')
  const measure = await ask(one, { id: 'small-2024' })

  test('head, notice, terms, coverage by kind', () => {
    expect(measure).toMatchObject({ expired: true, validityNotice: '本办法已于2026-06-28届满', terms: { system: '系统' } })
    expect(measure.coverage).toContainEqual({ kind: 'step', kindName: '程序', all: 3, carried: 3 })
  })

  test('its articles by chapter, each with its words, demands and rules', () => {
    expect(measure.chapters.map(({ title, articles }: { title: string; articles: unknown[] }) => [title, articles.length])).toEqual([
      ['第一章 总则', 2],
      ['第二章 使用', 4],
    ])
    expect(measure.chapters[1].articles[1]).toEqual({
      cite: '4',
      heading: '第四条',
      passages: [{ cite: '4', text: '存量资源池不再扩容。' }],
      demands: [
        {
          cite: '4',
          kind: 'rule',
          kindName: '规则',
          says: '不再扩容',
          state: 'carried',
          by: ['rule frozen'],
          reason: null,
          stories: ['存量不再扩容'],
        },
      ],
      rules: [
        {
          kind: 'rule',
          name: 'frozen',
          words: expect.stringContaining('不予办理'),
          practice: false,
          basis: [{ cite: '4', words: '第四条' }],
        },
        {
          kind: 'rule',
          name: 'check',
          words: expect.stringContaining('没有资源池通过测评的等级保护级别的'),
          practice: true,
          basis: [{ cite: '4', words: '第四条' }],
        },
      ],
      interpretations: [],
    })
  })

  test('local practice, apart from the law', () => {
    expect(measure.practice).toEqual([
      { heading: '两级办理', words: ['由两人办理。', '步骤“受理”补充：分经办和签发2级，由不同人员办理。'] },
      { heading: '核对', words: ['登记资源池时，没有资源池通过测评的等级保护级别的，允许办理，但记录在案并提示：“请核对”。'] },
    ])
  })
})

describe('two measures compared', () => {
  const compared = async (a: string, b: string) => {
    const answer = await comparison?.handle({ query: { a, b } } as never)
    if (!answer?.ok) return answer?.refusal
    expect([...Value.Errors(comparison?.response, answer.value)].map(({ path, message }) => path + message)).toEqual([])
    return answer.value
  }
  test('rule by rule, each with its articles', async () => {
    const { a, differences, terms } = await compared('small-2024', 'small-2024')
    expect(a).toEqual({ id: 'small-2024', title: '小办法' })
    expect(new Set(differences.map(({ state }: { state: string }) => state))).toEqual(new Set(['same']))
    expect(differences.find(({ id }: { id: string }) => id === 'frozen')?.a.basis).toEqual([{ cite: '4', words: '第四条' }])
    expect(terms).toEqual([])
  })
  test.each([
    ['small-2024', 'other-2024'],
    ['constructor', 'small-2024'],
  ])('%s and %s: not found', async (a, b) => expect(await compared(a, b)).toMatchObject({ code: 'request.not-found' }))
})
