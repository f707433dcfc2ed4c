import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { readManual, stepsOf } from './manual/read.ts'
import { walk } from './manual/walk.ts'
import { openOffice } from './office.ts'

const folder = fileURLToPath(new URL('../../docs/manual', import.meta.url))
const tasks = readManual(folder)
const office = await openOffice('hunan-2024/scenarios/stage.yaml', '2024-09-26T09:00')
const { signIn, handBack } = await openBrowser(office.url)

test.each(tasks.map((task) => [task.page, task.name, task] as const))('%s: %s', async (_page, _name, task) => {
  office.clock.set(task.at)
  await office.sweep()
  const page = await signIn(office.world.player(task.player))
  await walk(page, task)
  await handBack(page)
})

test('a sentence that nobody can walk is refused with its place', () => {
  expect(() => stepsOf('unit.md “申请”', '1. 打开菜单「办件」；想一想。')).toThrow('unit.md “申请”：没有测试走得了的步骤“想一想”')
})

test('the manual leads to each of its pages, and every picture it shows is there', () => {
  const contents = readFileSync(`${folder}/README.md`, 'utf8')
  for (const { page } of tasks) expect(contents).toContain(`(${page})`)
  const pictures = tasks.flatMap(({ steps }) => steps.flatMap((step) => ('picture' in step ? [step.picture] : [])))
  for (const name of pictures) expect(existsSync(`${folder}/../images/manual/${name}.png`), name).toBe(true)
})
