import { expect, test } from 'vitest'
import { openBrowser, wide } from './browser.ts'
import { theChromium } from './chromium.ts'
import { openEmpty } from './office.ts'
import { windowsOf } from './windows.ts'

const office = await openEmpty('2024-09-02T08:30')
const { visit } = await openBrowser(office.url)

test('a window that is lent again knows nothing of whoever had it before', async () => {
  const windows = windowsOf(await theChromium(), office.url, () => {})
  const before = await windows.lend(wide)
  await before.goto(`${office.url}/`)
  await before.context().addCookies([{ name: 'session', value: 'secret', url: office.url }])
  await before.evaluate(async () => {
    localStorage.setItem('kept', 'secret')
    sessionStorage.setItem('kept', 'secret')
    await caches.open('kept')
    await new Promise((done) => {
      indexedDB.open('kept').onsuccess = done
    })
  })
  await before.route('**/api/**', (route) => route.fulfill({ status: 418 }))
  await before.emulateMedia({ reducedMotion: 'no-preference', media: 'print' })
  const told: string[] = []
  before.on('response', (response) => told.push(response.url()))
  await before.context().newPage()
  await windows.handBack(before)

  const after = await windows.lend({ width: 1024, height: 768 })
  expect(after).toBe(before)
  const seen = told.length
  await after.goto(`${office.url}/`)
  await after.getByRole('heading', { name: '初始化平台' }).waitFor()
  expect(told).toHaveLength(seen)
  expect(await after.context().cookies()).toEqual([])
  expect(after.context().pages()).toEqual([after])
  expect(
    await after.evaluate(async () => ({
      ...{ local: localStorage.length, session: sessionStorage.length, caches: await caches.keys(), width: innerWidth },
      databases: (await indexedDB.databases()).length,
      still: matchMedia('(prefers-reduced-motion: reduce)').matches,
      screen: matchMedia('screen').matches,
    })),
  ).toEqual({ local: 0, session: 0, caches: [], width: 1024, databases: 0, still: true, screen: true })
  await windows.close()
  expect(after.isClosed()).toBe(true)
})

test('two windows that are lent at once are two people', async () => {
  const [one, other] = [await visit('/'), await visit('/')]
  await one.evaluate(() => localStorage.setItem('kept', 'one'))
  expect(await other.evaluate(() => localStorage.getItem('kept'))).toBe(null)
})
