import type { Locator, Page } from 'playwright-core'
import { choose, picture, settled } from '../browser.ts'
import { fillDay, upload } from '../desk.ts'
import type { Clause, Step, Task } from './read.ts'

type Walk = (page: Page, words: readonly string[]) => Promise<void>

/** What each sentence of the manual is in the browser. */
const walks: Readonly<Record<Clause['kind'], Walk>> = {
  menu: async (page, [name = '']) => {
    await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name, exact: true }).click()
    await page.getByRole('heading', { level: 1 }).waitFor()
  },
  first: (page) => page.getByRole('main').getByRole('table').first().getByRole('link').first().click(),
  press: async (page, [name = '']) => (await pressable(page, name)).click(),
  check: (page, [name = '']) =>
    page
      .getByRole('radio', { name: new RegExp(`^${escaped(name)}`) })
      .or(page.getByRole('checkbox', { name: new RegExp(`^${escaped(name)}`) }))
      .first()
      .check(),
  choose: (page, [field = '', option = '']) => choose(page, field, option),
  fill: (page, [field = '', value = '']) => page.getByLabel(field).last().fill(value),
  day: (page, [field = '', day = '']) => fillDay(page, field, day),
  upload: (page, [paper = '']) => upload(page, paper),
  confirm: async (page, [field, value]) => {
    const drawer = page.getByRole('dialog')
    if (field && value) await drawer.getByLabel(new RegExp(escaped(field))).fill(value)
    await drawer.getByRole('button', { name: /^确认/ }).click()
    await drawer.waitFor({ state: 'hidden' })
  },
  see: (page, [text = '']) => page.getByText(text).first().waitFor(),
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** A button, link, tab or view of that name (what stands in （） or after ： behind it may be left out); the uppermost dialog's where one is open. */
async function pressable(page: Page, name: string): Promise<Locator> {
  const dialog = page.getByRole('dialog').last()
  const within = (await dialog.isVisible()) ? dialog : page
  const named = { name: new RegExp(`^${escaped(name)}(（.*）|：.*)?$`) }
  const of = (role: 'button' | 'link' | 'tab') => within.getByRole(role, named)
  const view = within.locator('label', { has: page.getByRole('radio', named) })
  const found = of('button').or(of('link')).or(of('tab')).or(view).first()
  await found.waitFor()
  return found
}

/** Takes a task step by step; an error says at which one. */
export async function walk(page: Page, { page: file, name, steps }: Task): Promise<void> {
  for (const step of steps)
    await take(page, step).catch((error: Error) => {
      throw new Error(`docs/manual/${file} “${name}”：${'text' in step ? step.text : step.picture}\n${error.message}`)
    })
}

async function take(page: Page, step: Step): Promise<void> {
  if ('picture' in step) return picture(page, `manual-${step.picture}`)
  for (const { kind, words } of step.clauses) {
    await walks[kind](page, words)
    await settled(page)
  }
}
