import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { buildWeb } from '../../scripts/build-web.ts'
import { readPlaces } from '../../src/app/demo/data.ts'
import { moment } from '../../src/app/demo/timeline.ts'
import { playYear } from '../../src/app/demo/year.ts'
import { loadLaw } from '../../src/app/law-files.ts'
import { createMovingClock } from '../../src/app/moving-clock.ts'
import { createApi } from '../../src/app/play/index.ts'
import { printHere } from '../../src/documents/index.ts'
import { day } from '../../src/kernel/index.ts'
import { testDatabase } from '../../src/testing/index.ts'
import { createTestServer } from '../../src/testing/server.ts'
import { openBrowser, settled } from './browser.ts'

// The demo's first months, as `npm run demo` plays them, then worked on in the browser: how long an act takes is printed, and asserted by nobody.

const from = day('2025-06-26')
// The first application of the first place waits for its review then.
const to = day('2025-09-05')
const { db } = await testDatabase()
const [{ regimes }, folder, places] = await Promise.all([loadLaw([]), buildWeb(), readPlaces()])
const clock = createMovingClock({ at: moment(`${from} 08:30`) })
const server = await createTestServer({ db, regimes, clock, movingClock: clock, console: folder, printing: printHere() })
const url = await server.listen()
const setupToken = (await server.composition.identity.prepareSetUp()) ?? ''
const { casts } = await playYear({ api: createApi(url), setupToken, places, regimes, from, to, log: () => {} })
const { signIn } = await openBrowser(url)
const hunan = casts[0]?.world

/** Milliseconds from the last press until the server has answered, and until the page stands still. */
interface Taken {
  readonly act: string
  readonly answered: number
  readonly shown: number
}

async function taken(page: Page, act: string, press: () => Promise<unknown>): Promise<Taken> {
  const answer = page.waitForResponse((response) => response.request().method() !== 'GET')
  const begun = performance.now()
  await press()
  const response = await answer
  await response.finished()
  expect(response.status(), act).toBeLessThan(300)
  const { requestStart, responseEnd } = response.request().timing()
  await settled(page)
  return { act, answered: responseEnd - requestStart, shown: performance.now() - begun }
}

test('acts on the demo’s data, in milliseconds', async () => {
  if (!hunan) throw new Error('no first place')
  const unit = await signIn(hunan.player('unit'), '/cases/new')
  await unit.getByRole('radio', { name: /^云资源申请/ }).check()
  await unit.getByRole('combobox', { name: '信息系统' }).click()
  await unit.locator('.ant-select-dropdown:visible .ant-select-item-option').first().click()
  await unit.getByRole('combobox', { name: '云服务商' }).click()
  await unit.locator('.ant-select-dropdown:visible .ant-select-item-option').first().click()
  const acts = [await taken(unit, '建立草稿', () => unit.getByRole('button', { name: '建立草稿并填写' }).click())]
  await unit.getByLabel('用途').fill('政务服务')
  acts.push(await taken(unit, '保存草稿', () => unit.getByRole('button', { name: '保存草稿' }).click()))
  acts.push(await taken(unit, '关注', () => unit.getByRole('button', { name: /^关注/ }).click()))
  const authority = await signIn(hunan.player('authority-handler'), '/todo')
  await authority.getByRole('main').getByRole('table').first().getByRole('link').first().click()
  await authority.getByRole('button', { name: '审核通过', exact: true }).click()
  const drawer = authority.getByRole('dialog')
  await drawer.getByLabel(/意见/).fill('用途明确，测算合理')
  acts.push(await taken(authority, '审核通过', () => drawer.getByRole('button', { name: /^确认/ }).click()))
  for (const { act, answered, shown } of acts)
    console.log(`${act}: answered in ${Math.round(answered)} ms, shown in ${Math.round(shown)} ms`)
  expect(acts.length).toBe(4)
})
