import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer, text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { newId } from '../../kernel/index.ts'
import { aBill, settlementIn } from '../../settlement/payments/sealed.fixture.ts'
import { fixedClock, must, testDatabase } from '../../testing/index.ts'
import { runCli } from './program.ts'

const { db, ownerDb, url } = await testDatabase()
const bin = fileURLToPath(new URL('../../../bin/zhengyun.js', import.meta.url))
const here = mkdtempSync(join(tmpdir(), 'zhengyun-export-'))
afterAll(() => rmSync(here, { recursive: true }))
const at = (name: string) => join(here, name)

const start = (args: readonly string[]) =>
  spawn(process.execPath, [bin, 'settlement', ...args], {
    env: { PATH: process.env.PATH ?? '', NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? '', DATABASE_URL: url },
    stdio: ['ignore', 'pipe', 'pipe'],
  })

async function settlement(...args: readonly string[]) {
  const program = start(args)
  const [out, err, [code]] = await Promise.all([buffer(program.stdout), text(program.stderr), once(program, 'exit')])
  return { out: out.toString(), err, code: code as number }
}

let id: string
let jurisdiction: string
const files = { csv: at('a.csv'), xlsx: at('a.xlsx'), focus: at('focus.csv'), seal: at('seal.jsonl') }

beforeAll(async () => {
  const service = settlementIn(db, fixedClock('2026-01-10T09:00'))
  id = await (await aBill(ownerDb, service)).sealed()
  const { rows } = await sql<{
    name: string
  }>`select j.name from jurisdiction j join statement s on s.jurisdiction_id = j.id where s.id = ${id}`.execute(db)
  jurisdiction = must({ ok: true, value: rows[0]?.name ?? '' })
  for (const [format, out] of Object.entries(files)) {
    const { err, code } = await settlement('export', '--format', format, '--statement', id, '--out', out)
    expect([code, err]).toEqual([0, expect.stringMatching(new RegExp(`^已导出到 ${out}（.+2025-01-01至2025-12-31`))])
  }
}, 120_000)

test('each format is written whole, under its name only, and on record', async () => {
  expect(readdirSync(here).toSorted()).toEqual(['a.csv', 'a.xlsx', 'focus.csv', 'seal.jsonl'])
  expect(readFileSync(files.csv, 'utf8').split('\r\n')).toHaveLength(5)
  expect(readFileSync(files.xlsx).subarray(0, 2).toString()).toBe('PK')
  const { rows } = await sql<{ format: string; name: string; whole: boolean }>`
    select after->>'format' as format, person_name as name, (after->>'whole')::boolean as whole from audit_entry where act = 'statement.export' order by at, id`.execute(
    db,
  )
  expect(rows.map(({ format }) => format)).toEqual(['csv', 'xlsx', 'focus', 'seal'])
  expect(rows[0]).toMatchObject({ name: expect.stringMatching(/^命令行（.+）$/), whole: true })
})

test('by the name of the place and the first day, to stdout: the same file', async () => {
  const { out, err, code } = await settlement('export', '--format', 'csv', '--jurisdiction', jurisdiction, '--from', '2025-01-01')
  expect([code, err]).toEqual([0, ''])
  expect(out).toBe(readFileSync(files.csv, 'utf8'))
})

test('the seal file is intact; one with another byte is not, and names the share', async () => {
  const intact = await settlement('verify', files.seal)
  expect(intact).toMatchObject({ code: 0, err: '' })
  expect(intact.out).toMatch(/^完好：.+ 的 3 行明细与封存时一致\n封存摘要 [0-9a-f]{64}\n$/)
  const altered = at('altered.jsonl')
  writeFileSync(altered, readFileSync(files.seal, 'utf8').replace('"quantity":100000', '"quantity":100001'))
  const found = await settlement('verify', altered)
  expect(found).toMatchObject({ code: 1, err: '' })
  expect(found.out).toMatch(/^不符：.+\n {2}- “文旅厅”分册的明细与其摘要不一致\n/)
  expect(found.out).not.toContain('某县')
})

test.each<[string, string, string]>([
  ['an empty file', '', '文件没有结算单的记录（head）'],
  ['a part of a file', '["head",{"lineCount":1}]\n', '没有封存摘要（seal）'],
  ['hostile records', '["share",null]\n["entry",null]\n["head",7]\n["seal",{}]\nnull\n["line"]', '第 6 行不是封存文件的记录'],
  [
    'a name that would move the cursor',
    '["share",{"organisationName":"\\u001b[2J\\u202e","digest":"x","lineCount":0}]',
    '“\ufffd[2J\ufffd”分册',
  ],
])('%s is not intact, told in words', async (_, content, says) => {
  writeFileSync(at('bad.jsonl'), content)
  const { out, err, code } = await settlement('verify', at('bad.jsonl'))
  expect([code, err]).toEqual([1, ''])
  expect(out).toContain(says)
})

test('a line that never ends is not held', async () => {
  writeFileSync(at('long'), 'x'.repeat(3_000_000))
  const { err, code } = await settlement('verify', at('long'))
  expect([code, err]).toEqual([2, `${at('long')} 第 1 行过长，不是封存文件：封存文件每行一条记录（导出时用 --format seal）\n`])
})

test('the FOCUS file is in order; one with another cell is not', async () => {
  expect(await settlement('check-focus', files.focus)).toEqual({
    out: `${files.focus} 符合 FOCUS 1.2：没有发现不符之处\n`,
    err: '',
    code: 0,
  })
  writeFileSync(at('bad.csv'), readFileSync(files.focus, 'utf8').replace('2025-01-31T16:00:00Z', 'yesterday'))
  const { out, code } = await settlement('check-focus', at('bad.csv'))
  expect(code).toBe(1)
  expect(out).toMatch(/^第 2 行：ChargePeriodEnd：.+；现为“yesterday”（.+）\n/)
  expect(out).toMatch(/ 有 \d+ 处不符合 FOCUS 1\.2\n$/)
})

test.each(['verify', 'check-focus'])('%s tells in a sentence what it cannot read', async (command) => {
  expect(await settlement(command, at('nowhere'))).toEqual({ out: '', err: `没有 ${at('nowhere')} 这个文件\n`, code: 2 })
  expect(await settlement(command, here)).toEqual({ out: '', err: `${here} 是文件夹，请写明文件\n`, code: 2 })
})

const choice = '请写 --statement <编号>，或者 --jurisdiction <区域> 与 --from <周期首日>，二者之一'
test.each<[string[], string]>([
  [['export'], '缺少选项“--format <格式>”；用 zhengyun --help 查看用法'],
  [['export', '--format', 'pdf'], '没有“pdf”这种格式：可以写 csv、xlsx、focus、focus-safe、seal'],
  [
    ['export', '--format', 'csv', '--spreadsheet-safe'],
    '--spreadsheet-safe 只与 --format focus 同用：明细表（csv）和工作簿（xlsx）本来就可以放心打开',
  ],
  [['export', '--format', 'csv'], choice],
  [['export', '--format', 'csv', '--jurisdiction', '某省'], choice],
  [['export', '--format', 'csv', '--jurisdiction', '某省', '--from', '2024-02-30'], '“2024-02-30”不是日期：请写成 2024-09-01 的样子'],
  [['export', '--format', 'csv', '--jurisdiction', '某省', '--from', '2024-09-01'], '“某省”没有自 2024-09-01 起的结算单'],
  [['export', '--format', 'csv', '--statement', '1'], '“1”不是结算单编号：编号见结算单页面的网址'],
  [
    ['export', '--format', 'csv', '--statement', '00000000-0000-4000-8000-000000000000'],
    '没有编号为 00000000-0000-4000-8000-000000000000 的结算单',
  ],
  [['verify'], '缺少参数“文件”；用 zhengyun --help 查看用法'],
])('%j is refused in one sentence', async (args, sentence) => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => {})
  vi.stubEnv('DATABASE_URL', url)
  onTestFinished(() => void [told.mockRestore(), vi.unstubAllEnvs()])
  expect(await runCli(['settlement', ...args])).toBe(1)
  expect(told.mock.calls).toEqual([[sentence]])
})

test('nothing is overwritten, and what cannot be written is told before anything is taken', async () => {
  const taken = async () => (await sql`select 1 from audit_entry where act = 'statement.export'`.execute(db)).rows.length
  const before = await taken()
  const to = (out: string) => settlement('export', '--format', 'csv', '--statement', id, '--out', out)
  expect(await to(files.csv)).toEqual({ out: '', err: `${files.csv} 已经存在，不覆盖：换一个名字，或先移走它\n`, code: 1 })
  const nowhere = at('none/a.csv')
  expect((await to(nowhere)).err).toBe(`写不了 ${nowhere}（ENOENT）：请核对文件夹是否存在、是否可写、有没有空间\n`)
  const unknown = await settlement('export', '--format', 'csv', '--statement', newId(), '--out', at('b.csv'))
  expect([unknown.code, readdirSync(here).filter((name) => name.startsWith('b.'))]).toEqual([1, []])
  expect(await taken()).toBe(before)
})

test('who reads from a pipe may leave', async () => {
  writeFileSync(at('many.csv'), `x\n${'y\n'.repeat(50_000)}`)
  for (const [args, code] of [
    [['export', '--format', 'focus', '--statement', id], 0],
    [['check-focus', at('many.csv')], 1],
  ] as const) {
    const program = start(args)
    program.stdout.destroy()
    const [err, [left]] = await Promise.all([text(program.stderr), once(program, 'exit')])
    expect([err, left]).toEqual(['', code])
  }
})
