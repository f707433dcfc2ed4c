import { basename, resolve } from 'node:path'
import {
  articleOf,
  type Carried,
  checkProof,
  citeInWords,
  coverage,
  coverageByKind,
  demandKinds,
  faultInWords,
  holdsPack,
  inChinese,
  loadPacks,
  occasions,
  type PackFault,
  type Proof,
  packFolders,
  permissions,
  proving,
  type Regime,
} from '../regimes/index.ts'
import { shipped } from './shipped.ts'
import { proofsOf } from './story-proofs.ts'

/**
 * `zhengyun regimes check [PATH…]`: prints per measure each demand, what carries it and which stories prove it, the coverage by
 * kind, and all faults. A path is a pack or a folder of packs; without one, `regimes/`. Without `stories` a draft's proof is left
 * aside. Returns the exit code: 1 when any fault was found.
 */
export async function checkRegimes(
  paths: readonly string[],
  print: (line: string) => void = console.log,
  { stories = true }: { stories?: boolean } = {},
): Promise<number> {
  const asked = paths.length > 0 ? paths : ['regimes']
  const results = await Promise.all(asked.map(foldersAt))
  const unread = results.flatMap((result) => (typeof result === 'string' ? [result] : []))
  const packs = await Promise.all(
    results.flatMap((result) => (typeof result === 'string' ? [] : result)).map((each) => readAt(each, stories)),
  )
  const checked = packs.filter((pack) => typeof pack !== 'string')
  const all = [...unread, ...packs.filter((pack) => typeof pack === 'string')]
  for (const pack of checked) printPack(pack, print)
  for (const sentence of all) print(`✗ ${sentence}`)
  if (checked.length > 1) print(totalOf(checked))
  const faults = checked.reduce((sum, pack) => sum + pack.faults.length, all.length)
  print(faults === 0 ? `共检查 ${packs.length} 部办法，没有差错` : `共检查 ${packs.length} 部办法，发现 ${faults} 处差错`)
  return faults === 0 ? 0 : 1
}

/** A pack with what carries and what proves each of its demands. */
interface Checked {
  readonly folder: string
  readonly regime: Regime
  readonly faults: readonly PackFault[]
  readonly carried: readonly Carried[]
  /** Null where the proof is left aside. */
  readonly stories: readonly Proof[] | null
}

/** The packs at a path, or a sentence that says why there are none. */
async function foldersAt(path: string): Promise<string[] | string> {
  try {
    const folders = (await holdsPack(path)) ? [resolve(path)] : await packFolders(path)
    return folders.length > 0 ? folders : `${path} 里没有办法：办法是含有 measure.md 的文件夹`
  } catch (error) {
    return unreadable(path, error)
  }
}

async function readAt(folder: string, withStories: boolean): Promise<Checked | string> {
  try {
    const [pack] = await loadPacks([folder], [shipped.regimes])
    if (!pack) return `没有 ${folder} 这个文件夹`
    const { regime, faults } = pack
    const read = withStories ? await proofsOf(folder) : null
    // Of a text that cannot be read well no story proves anything: one fault at a time.
    const unproven = read && faults.length === 0 ? checkProof(regime, read.stories) : []
    return {
      folder: basename(folder),
      regime,
      faults: [...faults, ...(read?.faults ?? []), ...unproven],
      carried: coverage(regime),
      stories: read?.stories ?? null,
    }
  } catch (error) {
    return unreadable(folder, error)
  }
}

/** Only what the disk refuses has a sentence; a defect of ours must be seen. */
function unreadable(path: string, error: unknown): string {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ENOENT') return `没有 ${path} 这个文件夹${(error as NodeJS.ErrnoException).path === path ? '' : '或其中的文件'}`
  if (code === 'ENOTDIR') return `${path} 不是文件夹`
  if (code === 'EACCES' || code === 'EPERM') return `没有权限读取 ${path}`
  if (code) return `读取 ${path} 失败（${code}）`
  throw error
}

function printPack({ folder, regime, faults, carried, stories }: Checked, print: (line: string) => void): void {
  print(`\n${regime.title}（${folder}）  施行 ${regime.effective}${regime.expires ? `，有效期至 ${regime.expires}` : ''}`)
  for (const each of carried) print(lineOf(each, stories))
  const kinds = [...coverageByKind(carried)].map(([kind, count]) => `${demandKinds[kind]} ${count.carried}/${count.all}`)
  print(
    `  承载：${carried.filter(isCarried).length}/${carried.length} 条目（${kinds.join('，')}）${stories ? `；${proofInWords(carried, stories)}` : ''}`,
  )
  for (const fault of faults) print(`  ✗ ${faultInWords(fault)}`)
}

const isCarried = ({ state }: Carried): boolean => state === 'carried' || state === 'shown'
const isProven = ({ demand }: Carried, stories: readonly Proof[] | null): boolean =>
  demand.kind === 'text' || stories === null || proving(demand, stories).length > 0

function proofInWords(carried: readonly Carried[], stories: readonly Proof[]): string {
  const executed = carried.filter(({ demand }) => demand.kind !== 'text')
  return `证明：${executed.filter((each) => isProven(each, stories)).length}/${executed.length} 条目，${stories.length} 个故事`
}

/** 五部办法 186/186 条: an article counts where everything it demands is carried and proven. */
function totalOf(packs: readonly Checked[]): string {
  const done = ({ regime, carried, stories }: Checked) =>
    regime.articles.filter(({ cite }) => {
      const here = carried.filter(({ demand }) => articleOf(demand.cite) === cite)
      return here.length > 0 && here.every((each) => isCarried(each) && isProven(each, stories))
    }).length
  const sum = (count: (pack: Checked) => number) => packs.reduce((total, pack) => total + count(pack), 0)
  return `\n${packs.length === 2 ? '两' : inChinese(packs.length)}部办法 ${sum(done)}/${sum(({ regime }) => regime.articles.length)} 条`
}

function lineOf({ demand, state, by, reason }: Carried, stories: readonly Proof[] | null): string {
  const mark = { carried: '✓', shown: '·', uncarried: '○', missing: '✗' }[state]
  const what = { carried: by.join('、'), shown: '在办法阅读页展示', uncarried: `尚未承载：${reason ?? ''}`, missing: '没有规则承载' }[state]
  const proofs = stories ? proving(demand, stories).map(({ file }) => basename(file).replace(/\.ya?ml$/, '')) : []
  const told = proofs.length > 0 ? `；故事：${proofs.join('、')}` : ''
  return `  ${mark} ${citeInWords(demand.cite)}  ${demandKinds[demand.kind]}  ${demand.says}\n        → ${what}${told}`
}

/** `--words`: the permission words, the occasions and their facts. */
export function printWords(print: (line: string) => void = console.log): void {
  print('权限词（party 的 may）：')
  for (const [word, meaning] of Object.entries(permissions)) print(`  ${word}  ${meaning}`)
  print('\n时机与事实（rule 的 on 与 when）：')
  for (const [name, { says, facts, ...rest }] of Object.entries(occasions)) {
    print(`  ${name}  ${says}`)
    for (const [fact, rule] of Object.entries(facts)) print(`      ${fact}  ${rule.says}`)
    for (const [fact, rule] of Object.entries('line' in rest ? rest.line : {})) print(`      ${fact}（逐行）  ${rule.says}`)
  }
}
