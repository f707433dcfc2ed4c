import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Page, Request } from 'playwright-core'
import { afterAll, expect, onTestFinished } from 'vitest'
import type { Player } from '../../src/app/play/index.ts'
import { newId } from '../../src/kernel/index.ts'
import { theChromium } from './chromium.ts'
import { type Viewport, windowsOf } from './windows.ts'

const shots = fileURLToPath(new URL('../../test-results/', import.meta.url))
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export const wide = { width: 1440, height: 900 }
export const narrow = { width: 1024, height: 768 }

/** Windows of Chromium for one test file, in profiles that no other file has. Every request to another host is a failure of the file. */
export async function openBrowser(url: string) {
  const strangers: string[] = []
  const errors: string[] = []
  const windows = windowsOf(await theChromium(), url, watch)
  afterAll(async () => {
    await windows.close()
    expect(strangers, 'requests to other hosts').toEqual([])
    expect(errors, 'errors of the pages').toEqual([])
  })

  function watch(page: Page): void {
    countRequests(page)
    page.on('request', (request) => {
      const { protocol, origin } = new URL(request.url())
      if (protocol.startsWith('http') && origin !== url) strangers.push(request.url())
    })
    page.on('pageerror', (error) => errors.push(String(error)))
    page.on('console', (message) => {
      // A refused request is told by the browser as well; refusals are no errors of the page.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) errors.push(message.text())
    })
  }

  /** A window with cookies and stores of its own, until its test is over: left open, it would go on reading at whatever the later ones do. */
  const open = async (viewport: Viewport): Promise<Page> => {
    const page = await windows.lend(viewport)
    onTestFinished(() => windows.handBack(page))
    page.setDefaultTimeout(20_000)
    return page
  }

  /** A window of its own, signed in as nobody. */
  const visit = async (path = '/', viewport: Viewport = wide): Promise<Page> => {
    const page = await open(viewport)
    await page.goto(`${url}${path}`)
    return page
  }

  /** A window of a person of the story who has signed in, at the path. What the sign-in page does is proven by its own test: here it would be loaded for nothing. */
  const signIn = async (player: Player, path = '/', viewport: Viewport = wide): Promise<Page> => {
    const page = await open(viewport)
    const answer = await page.context().request.post(`${url}/api/v1/session`, {
      headers: { 'idempotency-key': newId() },
      data: { login: player.login, password: player.password },
    })
    expect(answer.status(), `${player.login} signs in`).toBe(201)
    await page.goto(`${url}${path}`)
    await page.getByRole('navigation', { name: '主菜单' }).waitFor()
    await settled(page)
    return page
  }
  return { visit, signIn, handBack: windows.handBack }
}

/** What each page is asking for just now; a stream of events never ends and does not count. */
const asking = new WeakMap<Page, Set<Request>>()

function countRequests(page: Page): void {
  const open = new Set<Request>()
  asking.set(page, open)
  page.on('request', (request) => request.resourceType() !== 'eventsource' && open.add(request))
  page.on('requestfinished', (request) => open.delete(request))
  page.on('requestfailed', (request) => open.delete(request))
  // What a page that was left had asked for is told of by nobody.
  page.on('framenavigated', (frame) => frame === page.mainFrame() && open.clear())
}

const still = 60

/** Waits until nothing is being read any more: no request is open, no mark of waiting shown, and both still so a few frames later. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('load')
  const end = Date.now() + 20_000
  for (let quiet = 0; quiet < 2; ) {
    const waiting = (asking.get(page)?.size ?? 0) > 0 || (await marksOfWaiting(page)) > 0
    quiet = waiting ? 0 : quiet + 1
    if (Date.now() > end)
      throw new Error(`${page.url()} is still reading ${[...(asking.get(page) ?? [])].map((open) => open.url()).join(', ')}`)
    if (quiet < 2) await page.waitForTimeout(still)
  }
}

const marksOfWaiting = (page: Page): Promise<number> =>
  page.evaluate(() => document.querySelectorAll('[aria-label="正在载入"], .ant-spin-spinning, .ant-btn-loading').length)

/** Waits until what slides or fades has arrived; what turns for ever is not waited for. A frame later all is painted. */
const arrived = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const passing = () =>
      document
        .getAnimations()
        .filter((of) => of.playState === 'running' && of.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
    const late = new Promise((end) => setTimeout(end, 2000, 'late'))
    while (passing().length > 0) if ((await Promise.race([late, Promise.allSettled(passing().map((of) => of.finished))])) === 'late') break
    await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)))
  })

/** A picture for people to look at, in test-results/; with TEST_PICTURES=none none is taken, which saves a twentieth of a whole run. */
export async function picture(page: Page, name: string): Promise<void> {
  await arrived(page)
  // Of what lies over the page only the window is shown; else all of the page, from its top.
  const over = (await page.locator('[role=dialog]:visible, [role=tooltip]:visible').count()) > 0
  if (!over) await page.evaluate(() => window.scrollTo(0, 0))
  if (process.env.TEST_PICTURES === 'none') return
  mkdirSync(shots, { recursive: true })
  await page.screenshot({ path: `${shots}${name}.png`, fullPage: !over })
}

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[]
}

/** No violation of WCAG 2.1 A and AA, by axe-core. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(axeSource)
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run: (of: Document, options: object) => Promise<{ violations: Violation[] }> } }
    // Of what is in order nothing is told, so nothing need be written down.
    return (
      await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'], resultTypes: ['violations'] })
    ).violations
  })
  const told = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 300)} ${failureSummary ?? ''}`),
  )
  expect(told, `axe on ${page.url()}`).toEqual([])
}

/** Chooses an option of an Ant Design select by its label. */
export async function choose(page: Page, label: string | RegExp, option: string | RegExp): Promise<void> {
  await page.getByRole('combobox', { name: label }).last().click()
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: option }).first().click()
}

/** Goes on with Tab until the wanted element is reached: what a person without a mouse does. */
export async function tabTo(page: Page, name: string, tabs = 40): Promise<void> {
  for (let pressed = 0; pressed < tabs; pressed += 1) {
    const focused = await page.evaluate(() => {
      const element = document.activeElement
      const label = element?.id ? document.querySelector(`label[for="${element.id}"]`)?.textContent : null
      return label || element?.getAttribute('aria-label') || element?.textContent || ''
    })
    if (focused.trim() === name) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never reached ${name}`)
}
