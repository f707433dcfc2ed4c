import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'

const bin = fileURLToPath(new URL('../../../bin/zhengyun.js', import.meta.url))

async function zhengyun(args: readonly string[], env: Record<string, string> = {}) {
  const program = spawn(process.execPath, [bin, ...args], {
    env: { PATH: process.env.PATH ?? '', NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [out, err, [code]] = await Promise.all([text(program.stdout), text(program.stderr), once(program, 'exit')])
  return { out, err, code: code as number }
}

test.each([
  [['--help'], ['用法： zhengyun <命令> [选项]', '选项：', '命令：', 'start', 'demo', 'regimes', 'scenario', 'migrate', 'openapi']],
  [
    ['regimes', 'check', '--help'],
    ['用法： zhengyun regimes check [路径...] [选项]', '参数：'],
  ],
  [['regimes', 'compare', '--help'], ['用法： zhengyun regimes compare <甲> <乙> [选项]']],
  [['help', 'migrate'], ['用法： zhengyun migrate [选项]']],
])('%j is in Chinese', async (args, expected) => {
  const { out, code } = await zhengyun(args)
  expect(code).toBe(0)
  for (const words of expected) expect(out).toContain(words)
  expect(out).not.toMatch(/Usage|Options|Commands|Arguments|display help|output the/)
})

test.each([
  [['bogus'], '没有“bogus”这个命令；用 zhengyun --help 查看用法\n'],
  [['start', '--fast'], '没有“--fast”这个选项；用 zhengyun --help 查看用法\n'],
  [['start', 'now'], '参数过多；用 zhengyun --help 查看用法\n'],
  [['regimes', 'compare', 'one'], '缺少参数“乙”；用 zhengyun --help 查看用法\n'],
  [
    ['regimes', 'compare', 'nobody', 'nowhere'],
    '没有“nobody”这部办法：写办法的 id（如 regimes/ 下的文件夹名），或含有 measure.md 的文件夹\n',
  ],
  [['regimes', 'new', 'place-2026'], '缺少选项“--from <文件>”；用 zhengyun --help 查看用法\n'],
  [['regimes', 'new', 'Hebei', '--from', 'x'], '“Hebei”不能作办法的名字：用小写英文与数字，以连字符相连，如 place-2026\n'],
  [['regimes', 'new', 'place-2026', '--from', 'nowhere.txt'], '没有 nowhere.txt 这个文件\n'],
])('%j is refused in one sentence', async (args, sentence) => {
  expect(await zhengyun(args)).toEqual({ out: '', err: sentence, code: 1 })
})

test('a wrong configuration is told without a stack', async () => {
  const { err, code } = await zhengyun(['migrate'], { ZHENGYUN_PORT: 'abc' })
  expect(code).toBe(1)
  expect(err).toBe('配置有误，未启动：\n  - ZHENGYUN_PORT=abc 不正确：应为 0 到 65535 的整数（0 表示任选空闲端口）\n')
})

test('migrate brings the embedded database up to date, once', async () => {
  const data = mkdtempSync(join(tmpdir(), 'zhengyun-cli-'))
  onTestFinished(() => rmSync(data, { recursive: true, force: true }))
  chmodSync(data, 0o755) // the server's user must get through it when root runs the test
  const first = await zhengyun(['migrate'], { ZHENGYUN_DATA: data })
  expect(first).toMatchObject({ code: 0, err: '' })
  expect(first.out).toMatch(/^已执行 \d+ 项迁移：0001_record/)
  expect(await zhengyun(['migrate'], { ZHENGYUN_DATA: data })).toEqual({ code: 0, err: '', out: '数据库已是最新，无须迁移\n' })
})

test('regimes new writes a skeleton that the check does not pass, and overwrites nothing', async () => {
  const here = mkdtempSync(join(tmpdir(), 'zhengyun-new-'))
  onTestFinished(() => rmSync(here, { recursive: true }))
  const [source, folder] = [join(here, 'text.txt'), join(here, 'place-2026')]
  writeFileSync(source, '某办法\n第一条 为了管理，制定本办法。\n第二条 主管部门五个工作日内受理。\n')
  const made = await zhengyun(['regimes', 'new', folder, '--from', source])
  expect(made).toMatchObject({ code: 0, err: '' })
  expect(made.out).toContain(`已建立 ${folder}：1 章 2 条，每条等待写规则\n`)
  expect((await zhengyun(['regimes', 'check', folder])).code).toBe(1)
  expect(await zhengyun(['regimes', 'new', folder, '--from', source])).toEqual({
    out: '',
    err: `${folder} 已经存在，不覆盖：换一个名字，或先移走它\n`,
    code: 1,
  })
})
