import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openBrowser, settled } from './browser.ts'
import { openOffice } from './office.ts'

const office = await openOffice('hunan-2024/scenarios/stage.yaml', '2024-09-26T09:00')
const { visit, signIn } = await openBrowser(office.url)

const kilobyte = 1024
const scriptMax = 350 * kilobyte

/** Bytes of script on the wire since the page was opened, and the scripts that were written into pages. */
async function scriptsOf(page: Page): Promise<{ bytes: number; inline: number }> {
  return page.evaluate(() => ({
    bytes: performance
      .getEntriesByType('resource')
      .filter((entry) => entry.name.endsWith('.js'))
      .reduce((sum, entry) => sum + (entry as PerformanceResourceTiming).encodedBodySize, 0),
    inline: [...document.scripts].filter((script) => !script.src).length,
  }))
}

test('what is loaded before somebody can sign in, and for the first page after, is small and holds no inline script', async () => {
  const first = await visit('/sign-in')
  await settled(first)
  const entrance = await scriptsOf(first)
  const page = await signIn(office.world.player('unit'), '/todo')
  const work = await scriptsOf(page)
  console.log(`script on the wire: sign-in ${Math.round(entrance.bytes / kilobyte)} kB, first page ${Math.round(work.bytes / kilobyte)} kB`)
  expect(entrance.bytes).toBeGreaterThan(0)
  expect(entrance.bytes).toBeLessThan(scriptMax)
  expect([entrance.inline, work.inline]).toEqual([0, 0])
})

test('the policy of the pages allows script from the server alone', async () => {
  const { headers } = await fetch(office.url)
  const policy = new Map(
    (headers.get('content-security-policy') ?? '').split(';').map((rule) => rule.trim().split(/ (.*)/s) as [string, string]),
  )
  expect(policy.get('script-src')).toBe("'self'")
  expect(policy.get('default-src')).toBe("'self'")
  expect([policy.get('object-src'), policy.get('base-uri'), policy.get('frame-ancestors')]).toEqual(["'none'", "'none'", "'none'"])
})
