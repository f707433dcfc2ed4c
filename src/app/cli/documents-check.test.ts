import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'

const bin = fileURLToPath(new URL('../../../bin/zhengyun.js', import.meta.url))

async function check(args: readonly string[], env: Record<string, string> = {}) {
  const program = spawn(process.execPath, [bin, 'documents', 'check', ...args], {
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [out, err, [code]] = await Promise.all([text(program.stdout), text(program.stderr), once(program, 'exit')])
  return { out, err, code: code as number }
}

function folderOf(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'zhengyun-documents-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  return folder
}

const head = '---\nname: 函\ntitle: "{{issuer.name}}函"\nseries: letter\nby: [unit]\n---\n'
const sound = `${head}{{unit.name}}：\n请予办理。\n`
const shippedOnly = /^共检查 (\d+) 个模板，没有差错\n$/

test('the templates that ship pass; a sound folder is counted beside them', async () => {
  const shipped = await check([])
  expect(shipped).toMatchObject({ err: '', code: 0 })
  const count = Number(shippedOnly.exec(shipped.out)?.[1])
  expect(count).toBeGreaterThanOrEqual(23)
  const folder = folderOf({ 'our-letter.md': sound, 'hunan-2024/our-letter.md': sound, 'README.md': 'no template' })
  expect(await check([folder])).toEqual({ out: `共检查 ${count + 2} 个模板，没有差错\n`, err: '', code: 0 })
})

/** What is wrong, in which file, and what the command must say of it: file, line and fault. */
const faulty: readonly [string, string, string, RegExp][] = [
  ['a fact that nobody knows', 'fact.md', `${head}甲\n\n乙{{unit.nam}}\n`, /fact\.md:9：没有“unit\.nam”这一事实。改法：可写：unit\.name/],
  ['a part that is not closed', 'part.md', `${head}{{#lines}}\n甲\n`, /part\.md:9：\{\{#lines\}\} 没有结束/],
  ['a list that is not known', 'list.md', `${head}甲\n{{#linse}}{{no}}{{/linse}}\n`, /list\.md:8：/],
  ['no head', 'none.md', '请予办理。\n', /none\.md:1：/],
  ['a series that there is not', 'series.md', sound.replace('series: letter', 'series: leter'), /series\.md:\d：.*leter/],
  ['an issuer that there is not', 'issuer.md', sound.replace('[unit]', '[nobody]'), /issuer\.md:\d：.*nobody/],
  ['a measure that there is not', 'nowhere-2020/letter.md', sound, /nowhere-2020\/letter\.md:1：没有办法“nowhere-2020”/],
  ['a name that is no kind', '函.md', sound, /函\.md:1：文件名“函\.md”不能作文书种类/],
]

test('every fault is told by file and line, sound templates beside them are not, and the command fails', async () => {
  const files = Object.fromEntries(faulty.map(([, name, content]) => [name, content]))
  const { out, err, code } = await check([folderOf({ ...files, 'sound.md': sound })])
  expect({ err, code }).toEqual({ err: '', code: 1 })
  const faults = out.split('\n').filter((line) => line.startsWith('✗ '))
  for (const [what, name, , says] of faulty) {
    const [first] = faults.filter((line) => line.includes(`${name}:`))
    expect(first, what).toMatch(says)
  }
  expect(faults.filter((line) => line.includes('sound.md'))).toEqual([])
  expect(out).toMatch(new RegExp(`发现 ${faults.length} 处差错\\n$`))
})

test('the folder stands in the place of the configured one; one that is not there is told without a stack', async () => {
  const env = { ZHENGYUN_TEMPLATES: folderOf({ 'letter.md': '请予办理。\n' }) }
  const gone = join(tmpdir(), 'zhengyun-no-such-folder')
  const [configured, instead, nowhere] = await Promise.all([check([], env), check([folderOf({ 'letter.md': sound })], env), check([gone])])
  expect([configured.code, instead.code]).toEqual([1, 0])
  expect(nowhere).toEqual({ out: '', err: `读取不到公文模板的文件夹 ${gone}，请核对 ZHENGYUN_TEMPLATES\n`, code: 1 })
})
