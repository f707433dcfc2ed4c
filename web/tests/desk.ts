import type { Page } from 'playwright-core'
import { settled } from './browser.ts'

const pdf = (name: string) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from(`%PDF-1.4 ${name}`) })

/** Takes a decision: the button of the desk, the opinion where there is one, and its confirmation. */
export async function decide(page: Page, outcome: string, opinion?: string): Promise<void> {
  await page.getByRole('button', { name: outcome, exact: true }).click()
  const drawer = page.getByRole('dialog')
  if (opinion) await drawer.getByLabel(/意见/).fill(opinion)
  await drawer.getByRole('button', { name: /^确认/ }).click()
  await drawer.waitFor({ state: 'hidden' })
  await settled(page)
}

export async function upload(page: Page, paper: string): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: `上传${paper}` }).click()])
  await chooser.setFiles(pdf(`${paper}.pdf`))
  await page.getByRole('button', { name: `撤回${paper}.pdf` }).waitFor()
}

/** Fills in a day and leaves its calendar. */
export async function fillDay(page: Page, label: string, day: string): Promise<void> {
  const input = page.getByLabel(label).last()
  await input.fill(day)
  // To the input itself: a drawer that is still opening may have moved the focus to its close button.
  await input.press('Enter')
}
