import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { buildConsole } from './build-console.ts'

const failing = async () => {
  throw new Error('磁盘已满\nat somewhere')
}
const building = async (log: (message: string) => void) => log('正在构建控制台……')

test.each([
  ['sources, nothing built', { sources: true, built: false, build: building }, ['正在构建控制台……']],
  ['no sources, built before it was shipped', { sources: false, built: true, build: failing }, []],
  ['no sources, nothing built', { sources: false, built: false, build: failing }, ['没有随附控制台文件，只提供接口']],
  [
    'a build that fails over an older one',
    { sources: true, built: true, build: failing },
    ['控制台未能构建，沿用上次构建的控制台：磁盘已满'],
  ],
  ['a build that fails and no other', { sources: true, built: false, build: failing }, ['控制台未能构建，只提供接口：磁盘已满']],
] as const)('%s: it never fails, and says what is served', async (_, there, says) => {
  const folder = mkdtempSync(join(tmpdir(), 'zhengyun-build-console-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const part = (name: 'sources' | 'built') => {
    mkdirSync(join(folder, name))
    if (there[name]) writeFileSync(join(folder, name, 'index.html'), '')
    return join(folder, name)
  }
  const said: string[] = []
  await buildConsole((message) => said.push(message), { sources: part('sources'), built: part('built'), build: there.build })
  expect(said).toEqual(says)
})
