import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { calendar } from '../calendar/testing.ts'
import { day } from '../kernel/index.ts'
import type { PackFiles } from './pack.ts'
import { articleAt, createRegimes, loadRegimes } from './registry.ts'
import { aPack, faultsOf, headed, law, regimeOf } from './testing/pack.fixture.ts'
import { hasExpired, validityNotice } from './validity.ts'

test('the small good pack has no fault', () => expect(faultsOf(aPack())).toEqual([]))

test('line ends of Windows and a byte order mark change nothing', () => {
  const { folder, files } = aPack()
  const asWindows = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, `\uFEFF${text.replaceAll('\n', '\r\n')}`]))
  expect(regimeOf({ folder, files: asWindows })).toEqual(regimeOf())
})

test.each([
  ['2026-06-27', false],
  ['2026-06-28', false],
  ['2026-06-29', true],
])('on %s the measure has run out: %s', (on, expired) => {
  expect(hasExpired(regimeOf(), day(on))).toBe(expired)
  expect(validityNotice(regimeOf(), day(on))).toBe(expired ? '本办法已于2026-06-28届满' : null)
})

test('a measure without a last day never runs out', () => {
  const { folder, files } = headed('expires: 2026-06-28', 'expires: null')
  const chapter = (files['01-all.md'] ?? '').replace(/```rule\nvalidity[\s\S]*?```/, '```rule\nuncarried: 无\n```')
  expect(hasExpired(regimeOf({ folder, files: { ...files, '01-all.md': chapter } }), day('2999-12-31'))).toBe(false)
})

test.each([
  ['3', '第三条'],
  ['3.2', '第三条'],
  ['5¶2', '第五条'],
  ['3.9', undefined],
  ['', undefined],
])('the article at %s is %s', (cite, heading) => expect(articleAt(regimeOf(), cite)?.heading).toBe(heading))

test('an unknown measure is a defect of ours', () => {
  const regimes = createRegimes([regimeOf()], calendar)
  expect(regimes.has('small-2024')).toBe(true)
  expect(regimes.has('constructor')).toBe(false)
  expect(() => regimes.get('other')).toThrow('no measure “other” is loaded')
})

describe('parts of the reckoning that stand under several articles', () => {
  test('are put together, and each knows its article', () => {
    const { charging, cycle } = regimeOf()
    expect(charging).toMatchObject({ by: 'month', changes: [], counts: ['start'], cites: { by: ['5¶1'], starts: ['5¶1'] } })
    expect(cycle).toMatchObject({ begins: '09-01', accounts: 'provider', cites: { begins: ['5¶2'] } })
  })
  test('where two say the same, the one that excepts the other counts', () => {
    const pack = law(
      '本办法有效期至2026年6月28日。\n',
      '本办法有效期至2026年6月28日。\n\n```rule\nmoney: charging\nby: year\ncounts: [start, end]\nexcepts: ["5¶1"]\n```\n',
    )
    expect(regimeOf(pack).charging).toMatchObject({ by: 'year', counts: ['start', 'end'], cites: { by: ['6'], starts: ['5¶1'] } })
  })
})

const localHead = (digest: string) =>
  `---\nid: a-local-2025\ntitle: 某区细则\nnumber: ''\nissuer: 某区\nplace: 某区\nissued: 2025-01-01\neffective: 2025-01-01\nexpires: null\nderives: small-2024\ntext: ${digest}\n---\n`

describe('packs on disk', () => {
  function write(...packs: PackFiles[]): string {
    const directory = mkdtempSync(join(tmpdir(), 'zhengyun-packs-'))
    onTestFinished(() => rmSync(directory, { recursive: true }))
    for (const { folder, files } of packs) {
      mkdirSync(join(directory, folder))
      for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, folder, name), text)
    }
    return directory
  }

  test('are loaded, whatever else lies there', async () => {
    const directory = write(aPack())
    writeFileSync(join(directory, 'notes.txt'), 'x')
    mkdirSync(join(directory, 'small-2024', 'scenarios'))
    mkdirSync(join(directory, 'small-2024', '09-folder.md'))
    expect((await loadRegimes([directory], calendar)).all().map(({ id }) => id)).toEqual(['small-2024'])
  })

  test('a local measure is loaded with the one it derives from, also out of order and from another directory', async () => {
    const local = {
      folder: 'a-local-2025',
      files: {
        'measure.md': localHead('none'),
        '01-all.md':
          '### 第一条\n\n依上级办法执行。\n\n```demand\nrule: 依上级办法执行\n```\n\n```rule\ninherits: [4]\nsays: 依上级办法\n```\n',
      },
    }
    const [one, two] = [write(local), write(aPack())]
    const fault = await loadRegimes([one, two], calendar).catch((error: Error) => error.message)
    const digest = /text: (sha256:\w+)/.exec(String(fault))?.[1] ?? ''
    writeFileSync(join(one, local.folder, 'measure.md'), localHead(digest))
    const regimes = await loadRegimes([one, two], calendar)
    expect(regimes.get('a-local-2025').upper?.id).toBe('small-2024')
    expect(regimes.get('a-local-2025').rules[0]?.source.cites).toEqual(['1', '《小办法》4'])
  })

  test('with a fault are not executed: all faults are told, each with its pack', async () => {
    const directory = write(law('sees: own', 'sees: all'))
    await expect(loadRegimes([directory], calendar)).rejects.toThrow(
      'small-2024/01-all.md:30（第二条）：sees 写作“all”，没有这个词。改法：可用：own、area、assigned、jurisdiction',
    )
  })

  test('twice are not executed either', async () => {
    const [one, two] = [write(aPack()), write()]
    cpSync(one, two, { recursive: true })
    await expect(loadRegimes([one, two], calendar)).rejects.toThrow(
      `small-2024/measure.md:1：同一部办法有两份：${two}/small-2024 与 ${one}/small-2024。改法：删去一份`,
    )
  })
})
