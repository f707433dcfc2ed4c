import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible, narrow, openBrowser, picture, settled, wide } from './browser.ts'
import { openPlayed } from './office.ts'

const office = await openPlayed('hunan-2024/scenarios/stage.yaml', '2024-09-02T08:30', 'hunan-2024/scenarios/settlement-cycle.yaml')
const { signIn } = await openBrowser(office.url)

/** Every address of the console that names nothing in particular. */
const known = [...readFileSync(new URL('../app/pages.ts', import.meta.url), 'utf8').matchAll(/path: '(\/[^'$]*)'/g)].map(
  ([, path]) => path as string,
)
/** Who looks, in this order: each at what his menu offers and nobody before him has seen, and at what stands beside his name. */
const visits: readonly [player: string, besides: readonly string[]][] = [
  ['unit', ['/cases/new', '/measures/compare', '/search']],
  ['authority', ['/measure-drafts', '/todo', '/duties', '/statements', '/overview/rows?measure=systems&from=2024-09-01&to=2025-08-31']],
  ['support', ['/todo', '/catalogue']],
  ['provider', ['/todo', '/resources', '/overview/report']],
  ['finance', ['/todo', '/budget']],
  ['系统管理员', ['/calendars/new']],
  ['安全管理员', ['/calendars', '/todo']],
  ['审计管理员', ['/audit']],
]
const seen = new Set<string>()

// Many pages twice over: more time than one story takes.
const timeout = 300_000

test.each(visits)(
  '%s: every page of the menu loads, says where it is, and is accessible',
  async (name, besides) => {
    const player = office.world.player(name)
    const page = await signIn(player)
    const offered = await page
      .getByRole('navigation', { name: '主菜单' })
      .getByRole('link')
      .evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname))
    const paths = [...new Set([...offered.filter((path) => !seen.has(path)), ...besides])]
    expect(paths.length).toBeGreaterThan(0)
    for (const path of paths) {
      seen.add(path.replace(/\?.*/, ''))
      for (const viewport of [wide, narrow]) await look(page, path, viewport, name.endsWith('管理员') ? player.login : name)
    }
  },
  timeout,
)

async function look(page: Page, path: string, viewport: typeof wide, by: string): Promise<void> {
  await page.setViewportSize(viewport)
  await page.goto(`${office.url}${path}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await settled(page)
  expect(await page.title()).toMatch(/ · 政云$/)
  // A page may say that something is not there yet; it may not have failed.
  expect(await page.locator('.ant-alert-error').allInnerTexts(), path).toEqual([])
  await picture(page, `${by}${path.replace(/\?.*/, '').replaceAll('/', '-')}-${viewport.width}`)
  await expectAccessible(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${path} fits ${viewport.width}`).toBe(true)
}

test('no page was left out', () => {
  expect(known.length).toBeGreaterThan(20)
  expect(known.filter((path) => !seen.has(path))).toEqual([])
})
