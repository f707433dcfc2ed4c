import { type TSchema, Type } from '@sinclair/typebox'
import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { DayText, DecimalText, IdText, InstantText, NameText, Nullable, YuanText } from '../../kernel/index.ts'
import { closed } from './schemas.ts'
import { ajv, faultsOf, sentences } from './validation.ts'

let routes = 0

/** What the real validator says of a value, in our words: `path message`. */
async function faults(schema: TSchema, value: unknown): Promise<string[]> {
  const told: string[] = []
  const scoped = Fastify({ ajv })
  scoped.setErrorHandler((error: { validation?: Parameters<typeof faultsOf>[0] }, _request, reply) => {
    told.push(...faultsOf(error.validation ?? []).map(({ path, message }) => `${path} ${message}`))
    return reply.code(400).send()
  })
  routes += 1
  scoped.post(`/${routes}`, { schema: { body: closed(schema) } }, async () => 'ok')
  await scoped.inject({ method: 'POST', url: `/${routes}`, payload: value as object })
  await scoped.close()
  return told
}

const of = (field: TSchema) => Type.Object({ a: field })
const Kind = Type.Union([Type.Literal('new'), Type.Literal('built')])
const Line = Type.Object({ quantity: DecimalText })

test.each<[string, TSchema, unknown, string[]]>([
  ['required', of(Type.String()), {}, ['/a 必须填写']],
  ['additionalProperties', of(Type.String()), { a: '', b: 1 }, ['/b 不认识这个字段']],
  ['a name that a pointer must escape', of(Type.String()), { a: '', 'b/c~d': 1 }, ['/b~1c~0d 不认识这个字段']],
  ['type: a number is no text', of(Type.String()), { a: 5 }, ['/a 应为文字']],
  ['type: a text is no number', of(Type.Integer()), { a: '5' }, ['/a 应为整数']],
  ['type: a fraction is no whole number', of(Type.Integer()), { a: 1.5 }, ['/a 应为整数']],
  ['type: a text is no truth', of(Type.Boolean()), { a: 'true' }, ['/a 应为是或否（true 或 false）']],
  ['type: null is no text', of(Type.String()), { a: null }, ['/a 应为文字']],
  ['minLength 1', of(Type.String({ minLength: 1 })), { a: '' }, ['/a 不能为空']],
  ['minLength', of(Type.String({ minLength: 12 })), { a: 'short' }, ['/a 至少 12 个字']],
  ['a name of blanks', of(NameText(9)), { a: ' \u3000' }, ['/a 不能为空']],
  ['a name that nobody sees', of(NameText(9)), { a: '\u200b' }, ['/a 不能为空']],
  ['no name', of(NameText(9)), { a: '' }, ['/a 不能为空']],
  ['a name', of(NameText(9)), { a: ' 甲厅 ' }, []],
  ['maxLength', of(Type.String({ maxLength: 3 })), { a: '四个汉字' }, ['/a 最多 3 个字']],
  ['pattern: money', of(YuanText), { a: '310' }, ['/a 应为金额（元），两位小数，例如 310.00']],
  ['pattern: decimal', of(DecimalText), { a: '1.23456' }, ['/a 应为数，最多四位小数，例如 1.5']],
  ['pattern', of(Type.String({ pattern: '^x$' })), { a: 'y' }, ['/a 格式不正确（应符合 ^x$）']],
  ['format: no such day', of(DayText), { a: '2023-02-29' }, ['/a 应为存在的日期，格式为 YYYY-MM-DD']],
  ['pattern: a year of another millennium', of(DayText), { a: '1024-09-30' }, ['/a 年份应在 1900 至 2199 之间']],
  ['format: instant without an offset', of(InstantText), { a: '2024-09-30T09:00:00' }, ['/a 应为时刻，格式为 2024-09-30T01:00:00Z']],
  ['format: an id with a prefix', of(IdText), { a: 'urn:uuid:6f4cbe2b-42f1-4f0e-a0f5-d9a7e3f4f3b0' }, ['/a 应为编号（UUID）']],
  ['minimum', of(Type.Integer({ minimum: 1 })), { a: 0 }, ['/a 不能小于 1']],
  ['maximum', of(Type.Integer({ maximum: 5 })), { a: 6 }, ['/a 不能大于 5']],
  ['exclusiveMinimum', of(Type.Number({ exclusiveMinimum: 0 })), { a: 0 }, ['/a 须大于 0']],
  ['exclusiveMaximum', of(Type.Number({ exclusiveMaximum: 9 })), { a: 9 }, ['/a 须小于 9']],
  ['multipleOf', of(Type.Integer({ multipleOf: 5 })), { a: 7 }, ['/a 须为 5 的倍数']],
  ['minItems', of(Type.Array(Type.String(), { minItems: 1 })), { a: [] }, ['/a 至少 1 项']],
  ['maxItems', of(Type.Array(Type.String(), { maxItems: 1 })), { a: ['x', 'y'] }, ['/a 最多 1 项']],
  ['uniqueItems', of(Type.Array(Type.String(), { uniqueItems: true })), { a: ['x', 'y', 'x'] }, ['/a 第 3 项与第 1 项重复']],
  ['minProperties', of(Type.Record(Type.String(), Type.String(), { minProperties: 1 })), { a: {} }, ['/a 至少填写 1 个字段']],
  ['maxProperties', of(Type.Record(Type.String(), Type.String(), { maxProperties: 0 })), { a: { x: '' } }, ['/a 最多 0 个字段']],
  ['const', of(Type.Literal('yes')), { a: 'no' }, ['/a 应为以下之一：yes']],
  ['enum', of(Type.Unsafe({ enum: ['x', 'y'] })), { a: 'z' }, ['/a 应为以下之一：x、y']],
  ['a choice of words', of(Kind), { a: 'old' }, ['/a 应为以下之一：new、built']],
  ['a choice of words or nothing', of(Nullable(Kind)), { a: 'old' }, ['/a 应为以下之一：new、built']],
  ['a day or nothing', of(Nullable(DayText)), { a: '30.9.2024' }, ['/a 应为存在的日期，格式为 YYYY-MM-DD']],
  ['nothing where nothing may be', of(Nullable(DayText)), { a: null }, []],
  [
    'a field deep inside',
    Type.Object({ lines: Type.Array(Line) }),
    { lines: [{ quantity: '1' }, { quantity: 'x', q: 1 }] },
    ['/lines/1/q 不认识这个字段', '/lines/1/quantity 应为数，最多四位小数，例如 1.5'],
  ],
  [
    'all faults at once',
    Type.Object({ a: IdText, b: DayText }),
    { a: '', b: '' },
    ['/a 应为编号（UUID）', '/b 应为存在的日期，格式为 YYYY-MM-DD'],
  ],
])('%s', async (_, schema, value, expected) => {
  expect((await faults(schema, value)).sort()).toEqual(expected.sort())
})

test('ten thousand wrong lines are told in fifty faults', async () => {
  const lines = Array.from({ length: 10_000 }, () => ({ quantity: 'x' }))
  expect(await faults(Type.Object({ lines: Type.Array(Line) }), { lines })).toHaveLength(50)
})

test('what has a default need not be sent, and the description says so', () => {
  expect(closed(Type.Object({ limit: Type.Integer({ default: 50 }), after: Type.String() })).required).toEqual(['after'])
})

test('every keyword has its sentence', () => {
  for (const sentence of Object.values(sentences)) expect(sentence({ allowedValues: [], type: 'string' })).toMatch(/[\u4e00-\u9fff]/)
})

test('a hundred thousand findings are told as soon as a few', () => {
  const error = (keyword: string, index: number) => ({
    keyword,
    instancePath: `/a/${index}`,
    schemaPath: `#/${keyword}`,
    params: { type: 'null' },
  })
  const errors = Array.from({ length: 50_000 }, (_, index) => [error('type', index), error('anyOf', index)]).flat()
  const begun = performance.now()
  expect(faultsOf(errors as unknown as Parameters<typeof faultsOf>[0])).toHaveLength(50)
  expect(performance.now() - begun).toBeLessThan(2000)
})

test('an id has one spelling: in capitals it is none', async () => {
  const id = '0c9f3a5e-7b1d-4f2a-9a44-1c2d3e4f5a6b'
  expect(await faults(Type.Object({ a: IdText }), { a: id })).toEqual([])
  expect(await faults(Type.Object({ a: IdText }), { a: id.toUpperCase() })).toHaveLength(1)
})
