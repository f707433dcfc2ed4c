import { type Browser, chromium } from 'playwright-core'

/** Parts of Chromium that nobody asks for here. Its own pages of the address bar would be loaded again for every window, at the cost of a page of ours. */
const without = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup']
/** What Playwright leaves out for good reasons of its own: Chromium heeds the last such list alone, so ours says it again. */
const withoutByPlaywright = [
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable'],
  ...['LensOverlay', 'MediaRouter', 'PaintHolding', 'ThirdPartyStoragePartitioning', 'AvoidCorsURLLoaderRestartOnRedirect'],
  ...['OptimizationHints', 'NetworkTimeServiceQuerying', 'AimEnabled', 'PreconnectToSearch'],
]
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${[...without, ...withoutByPlaywright].join(',')}`,
]

let running: Promise<Browser> | null = null

/**
 * The one Chromium of this process, for all files that it runs: each window has a profile of its own in it (`windows.ts`).
 * It ends with the process, by Playwright's own hook; one that has died meanwhile is replaced.
 */
export function theChromium(): Promise<Browser> {
  running ??= launch()
  return running
}

async function launch(): Promise<Browser> {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', headless: true, args: flags })
  browser.once('disconnected', () => {
    running = null
  })
  return browser
}
