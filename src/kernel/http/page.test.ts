import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeCursor, encodeCursor, pageOf } from './page.ts'

const rows = ['a', 'b', 'c'].map((id) => ({ id, at: `2024-09-0${id}` }))

test.each([
  [0, 2, [], null],
  [2, 2, ['a', 'b'], null],
  [3, 2, ['a', 'b'], ['2024-09-0b', 'b']],
  [3, 3, ['a', 'b', 'c'], null],
])('of %i rows read, a page of %i', (read, limit, ids, next) => {
  const page = pageOf(rows.slice(0, read), limit, ({ at, id }) => [at, id])
  expect(page.items.map(({ id }) => id)).toEqual(ids)
  expect(page.next && decodeCursor(page.next, 2)).toEqual(next)
})

test('what is encoded is decoded, in characters that a URL takes', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' })), (parts) => {
      const wellFormed = parts.map((part) => part.toWellFormed().replaceAll('\0', ''))
      const cursor = encodeCursor(wellFormed)
      expect(cursor).toMatch(/^[\w-]+$/)
      expect(decodeCursor(cursor, parts.length)).toEqual(wellFormed)
    }),
  )
})

const base64 = (text: string) => Buffer.from(text).toString('base64url')

test.each([
  ['nothing', undefined],
  ['empty', ''],
  ['no base64', '%%%'],
  ['no JSON', base64('{')],
  ['a number', base64('1')],
  ['null', base64('null')],
  ['a record', base64('{"length":2,"0":"a","1":"b"}')],
  ['too few parts', base64('["a"]')],
  ['too many parts', base64('["a","b","c"]')],
  ['parts that are no texts', base64('["a",1]')],
  ['a part that is a list', base64('["a",["b"]]')],
  ['null parts', base64('[null,null]')],
  ['deep', base64('['.repeat(10_000))],
  ['a zero byte, which no text of the database holds', base64('["a","\\u0000"]')],
  ['half a character', base64('["a","\\ud800"]')],
])('a cursor that is none of ours begins the list: %s', (_, cursor) => expect(decodeCursor(cursor, 2)).toBeNull())

test('whatever is sent, nothing is thrown', () => {
  fc.assert(fc.property(fc.string(), fc.nat(5), (cursor, parts) => void decodeCursor(cursor, parts)))
})
