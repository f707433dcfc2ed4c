import type { Browser, BrowserContext, Page } from 'playwright-core'

export type Viewport = { readonly width: number; readonly height: number }

/** A file of the program that is no page of it: reads nothing, shows nothing, and stands where the pages do. */
const nothing = '/mark.svg'
const stores = 'local_storage,indexeddb,cache_storage,service_workers,file_systems,shared_storage,storage_buckets'
/** What a test may have asked to be told of. */
const heard = ['filechooser', 'dialog', 'download', 'popup', 'response'] as const

/**
 * The windows of one test file, each in a profile of its own. One that was handed back is emptied and lent again: a new one would start a process and fetch and
 * compile the program first, at the cost of a page. `prepare` is called once for each window that is new.
 */
export function windowsOf(browser: Browser, origin: string, prepare: (page: Page) => void) {
  const free: Page[] = []
  const lent = new Set<Page>()
  const all = new Set<BrowserContext>()

  const made = async (): Promise<Page> => {
    const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' })
    all.add(context)
    context.once('close', () => all.delete(context))
    const page = await context.newPage()
    prepare(page)
    return page
  }

  const lend = async (viewport: Viewport): Promise<Page> => {
    const page = free.pop() ?? (await made())
    lent.add(page)
    await page.setViewportSize(viewport)
    return page
  }

  /** A window that its test has closed, or handed back already, is left alone; one that cannot be emptied is closed. */
  const handBack = async (page: Page): Promise<void> => {
    const context = page.context()
    if (!lent.delete(page) || !all.has(context)) return
    const emptied = !page.isClosed() && (await succeeds(empty(page, origin)))
    if (emptied) free.push(page)
    else await context.close()
  }

  const close = async () => void (await Promise.all([...all].map((context) => context.close())))
  return { lend, handBack, close }
}

/** Leaves nothing of whoever had it: no other window, no cookie, nothing stored, no route of a test; only the program's files, as on any computer. */
async function empty(page: Page, origin: string): Promise<void> {
  const context = page.context()
  for (const other of context.pages()) if (other !== page) await other.close()
  for (const event of heard) page.removeAllListeners(event)
  await Promise.all([page.unrouteAll({ behavior: 'ignoreErrors' }), context.clearCookies()])
  await page.emulateMedia({ media: null, reducedMotion: 'reduce' })
  await page.goto(`${origin}${nothing}`)
  await page.evaluate(() => sessionStorage.clear())
  const session = await context.newCDPSession(page)
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: stores })
  await session.detach()
}

const succeeds = (work: Promise<void>): Promise<boolean> =>
  work.then(
    () => true,
    () => false,
  )
