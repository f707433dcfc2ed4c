import { expect, test } from 'vitest'
import { type RefusalCode, refusals, refuse, sentence } from './refusals.ts'

const codes = Object.keys(refusals) as RefusalCode[]

test.each(codes)('%s has a status of its kind and a Chinese sentence that can be said', (code) => {
  const { status, zh } = refusals[code]
  expect(code).toMatch(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/)
  // 202: what was asked has been begun, and takes longer than a request.
  expect([202, 400, 401, 403, 404, 405, 409, 412, 413, 415, 422, 428, 429, 500, 503]).toContain(status)
  expect(zh).toMatch(/\p{Script=Han}/u)
  expect(zh).not.toMatch(/[。.]$/) // it may stand within another sentence
  expect(zh.replace(/\{[a-zA-Z]+\}/g, '')).not.toMatch(/[{}]/)
})

test.each(codes)('%s leaves no place open when its facts are given', (code) => {
  const places = [...refusals[code].zh.matchAll(/\{([\w.-]+)\}/g)].map((match) => match[1] ?? '')
  const facts = Object.fromEntries(places.map((place) => [place, `〔${place}〕`]))
  // The compiler wants the facts of every code at once; here each code gets its own.
  const outcome = refuse(code as 'request.unexpected', { facts: facts as { requestId: string } })
  expect(outcome.ok).toBe(false)
  if (outcome.ok) return
  for (const place of places) expect(outcome.refusal.message).toContain(`〔${place}〕`)
  expect(outcome.refusal.message).not.toMatch(/[{}]/)
  expect(outcome.refusal).toMatchObject({ code, status: refusals[code].status, facts, citation: null, faults: [] })
})

test.each([
  ['没有找到{what}', { what: '该系统' }, '没有找到该系统'],
  ['{a}{b}{a}', { a: '甲', b: '乙' }, '甲乙甲'],
  ['{missing}仍可见', {}, '{missing}仍可见'],
  ['{constructor}', {}, '{constructor}'],
  ['{toString}{__proto__}', {}, '{toString}{__proto__}'],
  ['{a}', { a: '{b}', b: '乙' }, '{b}'],
  ['{a}', { a: '$&$1' }, '$&$1'],
  ['{price.ceiling}', { 'price.ceiling': '310.00' }, '310.00'],
])('%j with %j', (text, facts, expected) => expect(sentence(text, facts)).toBe(expected))
