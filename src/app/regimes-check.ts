import { basename, resolve } from 'node:path'
import {
  type Carried,
  citeInWords,
  coverage,
  coverageByKind,
  demandKinds,
  faultInWords,
  holdsPack,
  loadPack,
  occasions,
  packFolders,
  permissions,
  type ReadPack,
} from '../regimes/index.ts'

/**
 * `zhengyun regimes check [PATH…]`: prints per measure each article and what carries it, the coverage by kind, and all
 * faults. A path is a pack or a folder of packs; without one, `regimes/`. Returns the exit code: 1 when any fault was found.
 */
export async function checkRegimes(paths: readonly string[], print: (line: string) => void = console.log): Promise<number> {
  const asked = paths.length > 0 ? paths : ['regimes']
  const results = await Promise.all(asked.map(foldersAt))
  const unread = results.flatMap((result) => (typeof result === 'string' ? [result] : []))
  const packs = await Promise.all(results.flatMap((result) => (typeof result === 'string' ? [] : result)).map(readAt))
  for (const { folder, pack } of packs) if (typeof pack !== 'string') printPack(basename(folder), pack, print)
  const all = [...unread, ...packs.flatMap(({ pack }) => (typeof pack === 'string' ? [pack] : []))]
  for (const sentence of all) print(`✗ ${sentence}`)
  const faults = packs.reduce((sum, { pack }) => sum + (typeof pack === 'string' ? 0 : pack.faults.length), all.length)
  print(faults === 0 ? `共检查 ${packs.length} 部办法，没有差错` : `共检查 ${packs.length} 部办法，发现 ${faults} 处差错`)
  return faults === 0 ? 0 : 1
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

async function readAt(folder: string): Promise<{ folder: string; pack: ReadPack | string }> {
  try {
    return { folder, pack: await loadPack(folder) }
  } catch (error) {
    return { folder, pack: unreadable(folder, error) }
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

function printPack(folder: string, { regime, faults }: ReadPack, print: (line: string) => void): void {
  const carried = coverage(regime)
  print(`\n${regime.title}（${folder}）  施行 ${regime.effective}${regime.expires ? `，有效期至 ${regime.expires}` : ''}`)
  for (const each of carried) print(lineOf(each))
  const kinds = [...coverageByKind(carried)].map(([kind, count]) => `${demandKinds[kind]} ${count.carried}/${count.all}`)
  const done = carried.filter(({ state }) => state === 'carried' || state === 'shown').length
  print(`  承载：${done}/${carried.length}（${kinds.join('，')}）`)
  for (const fault of faults) print(`  ✗ ${faultInWords(fault)}`)
}

function lineOf({ demand, state, by, reason }: Carried): string {
  const mark = { carried: '✓', shown: '·', uncarried: '○', missing: '✗' }[state]
  const what = { carried: by.join('、'), shown: '在办法阅读页展示', uncarried: `尚未承载：${reason ?? ''}`, missing: '没有规则承载' }[state]
  return `  ${mark} ${citeInWords(demand.cite)}  ${demandKinds[demand.kind]}  ${demand.says}\n        → ${what}`
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
