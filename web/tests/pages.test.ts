import { expect, test } from 'vitest'
import { expectAccessible, narrow, openBrowser, picture, settled, wide } from './browser.ts'
import { openOffice } from './office.ts'

const office = await openOffice('hunan-2024/scenarios/stage.yaml', '2024-09-02T08:30')
await office.play('hunan-2024/scenarios/settlement-cycle.yaml')
const { signIn } = await openBrowser(office.url)

/** Every page of the menu, for the people who may open it. */
const visits: readonly [player: string, paths: readonly string[]][] = [
  [
    'unit',
    [
      '/todo',
      '/cases',
      '/cases/new',
      '/duties',
      '/documents',
      '/catalogue',
      '/systems',
      '/resources',
      '/statements',
      '/measures',
      '/organisations',
      '/contracts',
      '/pools',
      '/blacklist',
      '/audit',
    ],
  ],
  ['authority', ['/todo', '/duties', '/documents', '/statements', '/connections', '/blacklist', '/audit']],
  ['support', ['/todo', '/catalogue', '/contracts', '/pools']],
  ['provider', ['/work-orders', '/resources', '/connections']],
  ['系统管理员', ['/jurisdictions', '/organisations', '/people']],
]

// Many pages twice over: more time than one story takes.
const timeout = 300_000

test.each(visits)(
  '%s: every page loads, says where it is, and is accessible',
  async (name, paths) => {
    const player = office.world.player(name)
    const page = await signIn(player, paths[0])
    for (const path of paths) {
      for (const viewport of [wide, narrow]) {
        await page.setViewportSize(viewport)
        await page.goto(`${office.url}${path}`)
        await page.getByRole('heading', { level: 1 }).waitFor()
        await settled(page)
        expect(await page.title()).toMatch(/ · 政云$/)
        expect(await page.getByRole('alert').allInnerTexts(), path).toEqual([])
        await picture(page, `${player.login === 'system-admin' ? 'admin' : name}${path.replaceAll('/', '-')}-${viewport.width}`)
        await expectAccessible(page)
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${path} fits ${viewport.width}`).toBe(
          true,
        )
      }
    }
  },
  timeout,
)
