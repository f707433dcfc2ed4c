import { expect, test } from 'vitest'
import { day } from '../../kernel/index.ts'
import { testDatabase } from '../../testing/index.ts'
import { createTestServer } from '../../testing/server.ts'
import { loadLaw } from '../law-files.ts'
import { createMovingClock } from '../moving-clock.ts'
import { createApi, everything } from '../play/index.ts'
import { accountsOf, renewPasswords, tableOf } from './accounts.ts'
import { readPlaces } from './data.ts'
import { moment, timelineOf } from './timeline.ts'
import { playYear } from './year.ts'

const places = await readPlaces()

test('the first two months are played as written, and each account ends with a password of its own', async () => {
  const { db } = await testDatabase()
  const { regimes } = await loadLaw([])
  const server = await createTestServer({ db, regimes, ...clockFrom('2025-06-26 08:30') })
  const api = createApi(await server.listen())
  const setupToken = (await server.composition.identity.prepareSetUp()) ?? ''
  const months: string[] = []
  const log = (line: string) => void months.push(line.trim())
  const { operators, casts } = await playYear({ api, setupToken, places, regimes, from: day('2025-06-26'), to: day('2025-08-25'), log })

  expect(months.filter((line) => line.startsWith('2025'))).toEqual([
    expect.stringMatching(/^2025年06月：新发起 0 件/),
    expect.stringMatching(/^2025年07月：新发起 2 件，办理 \d+ 次，依规定拒绝 1 次$/),
    expect.stringMatching(/^2025年08月：新发起 2 件/),
  ])
  const weihai = casts[1]?.world
  if (!weihai) throw new Error('no second place')
  const resources = await everything(weihai.player('authority-handler'), '/resources')
  // Traffic three lines since 16 July, enrolment three since 22 July, health two since 18 August.
  expect(resources.map(({ itemName, quantity, chargedFrom }) => [itemName, quantity, chargedFrom]).sort()).toEqual([
    ['WEB网站实时防护服务', '1', '2025-07-16'],
    ['云服务器', '2', '2025-08-18'],
    ['云服务器', '4', '2025-07-16'],
    ['云服务器', '6', '2025-07-22'],
    ['应用负载均衡', '1', '2025-07-22'],
    ['数据盘', '1000', '2025-07-22'],
    ['数据盘', '4000', '2025-07-16'],
    ['数据盘', '600', '2025-08-18'],
  ])

  // What was accepted has its notice, in the office's own numbers and in their order.
  const notices = await everything(weihai.player('authority-handler'), '/official-documents')
  expect(notices.map(({ kind, number }) => [kind, number]).toReversed()).toEqual(
    notices.map((_, at) => ['acceptance-notice', `威数政云〔2025〕${at + 1}号`]),
  )
  expect(notices.length).toBeGreaterThanOrEqual(3)

  const regimeOf = (jurisdiction: string) => places.find((place) => place.jurisdiction === jurisdiction)?.regime ?? ''
  const accounts = accountsOf(operators, casts, regimes, regimeOf)
  const renewed = await renewPasswords(api, accounts)
  expect(renewed.map(({ login }) => login)).toEqual(
    expect.arrayContaining(['system-admin', 'hn-unit', 'hn-authority-signer', 'wh-provider']),
  )
  expect(new Set([...accounts, ...renewed].map(({ password }) => password)).size).toBe(2 * accounts.length)
  await expect(api.signIn('hn-unit', accounts.find(({ login }) => login === 'hn-unit')?.password ?? '')).rejects.toThrow('登录未成功')
  expect(tableOf(renewed)).toContain('云主管部门·签发')
}, 120_000)

function clockFrom(text: string) {
  const clock = createMovingClock({ at: moment(text) })
  return { clock, movingClock: clock }
}

test('the year’s stories issue what an office would send: notices, opinions, orders, statements, what asks for rectification', () => {
  const issued = timelineOf(places, day('2025-06-26'), day('2026-09-20')).filter(({ verb }) => verb === 'issues-document')
  const kinds = (place: string) => new Set(issued.filter((act) => act.place === place).map(({ words }) => words.kind))
  expect([...kinds('hn')].toSorted()).toEqual([
    ...['acceptance-notice', 'application-letter', 'circular', 'confirmation', 'delivery-order'],
    ...['rectification-notice', 'review-opinion', 'statement'],
  ])
  expect([...kinds('wh')].toSorted()).toEqual(['acceptance-notice', 'statement'])
})

test('the files are whole: each stage is known, and what happens lies within the year', () => {
  const acts = timelineOf(places, day('2025-06-26'), day('2026-09-20'))
  const all = timelineOf(places, day('2024-01-01'), day('2027-12-31')).filter(({ verb }) => verb !== 'calls')
  expect(acts.filter(({ verb }) => verb !== 'calls')).toHaveLength(all.length)
  expect(acts.length).toBeGreaterThan(600)
  expect(acts.filter(({ refused }) => refused !== null).map(({ refused }) => refused)).not.toContain(true)
})

test('within a moment the order of the file holds', () => {
  const acts = timelineOf(places, day('2025-09-09'), day('2025-09-09')).filter(({ words }) => words.case === 'tourism')
  expect(acts.map(({ by, verb }) => [by, verb])).toEqual([
    ['authority-handler', 'acts'],
    ['authority-reviewer', 'acts'],
    ['authority-signer', 'acts'],
    ['authority-signer', 'issues-document'],
  ])
})
