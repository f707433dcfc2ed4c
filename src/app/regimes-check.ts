import { basename, resolve } from 'node:path'
import {
  type Carried,
  citeInWords,
  coverage,
  coverageByKind,
  type DemandKind,
  faultInWords,
  holdsPack,
  loadPack,
  occasions,
  packFolders,
  permissions,
  type ReadPack,
} from '../regimes/index.ts'

const kindNames: Readonly<Record<DemandKind, string>> = {
  text: '文义',
  party: '主体',
  step: '程序',
  rule: '规则',
  duty: '义务',
  money: '费用',
  right: '权利',
  meta: '效力',
}

/**
 * `zhengyun regimes check [PATH…]`: prints per measure each article and what carries it, the coverage by kind, and all
 * faults. A path is a pack or a folder of packs; without one, `regimes/`. Returns the exit code: 1 when any fault was found.
 */
export async function checkRegimes(paths: readonly string[], print: (line: string) => void = console.log): Promise<number> {
  const folders = (await Promise.all((paths.length > 0 ? paths : ['regimes']).map(foldersAt))).flat()
  if (folders.length === 0) {
    print(`没有找到办法：${paths.join('、')} 下没有含 measure.md 的文件夹`)
    return 1
  }
  let faults = 0
  for (const folder of folders) {
    const pack = await loadPack(folder)
    printPack(basename(folder), pack, print)
    faults += pack.faults.length
  }
  print(faults === 0 ? `共检查 ${folders.length} 部办法，没有差错` : `共检查 ${folders.length} 部办法，发现 ${faults} 处差错`)
  return faults === 0 ? 0 : 1
}

const foldersAt = async (path: string): Promise<string[]> => ((await holdsPack(path)) ? [resolve(path)] : packFolders(path))

function printPack(folder: string, { regime, faults }: ReadPack, print: (line: string) => void): void {
  const carried = coverage(regime)
  print(`\n${regime.title}（${folder}）  施行 ${regime.effective}${regime.expires ? `，有效期至 ${regime.expires}` : ''}`)
  for (const each of carried) print(lineOf(each))
  const kinds = [...coverageByKind(carried)].map(([kind, count]) => `${kindNames[kind]} ${count.carried}/${count.all}`)
  const done = carried.filter(({ state }) => state === 'carried' || state === 'shown').length
  print(`  承载：${done}/${carried.length}（${kinds.join('，')}）`)
  for (const fault of faults) print(`  ✗ ${faultInWords(fault)}`)
}

function lineOf({ demand, state, by, reason }: Carried): string {
  const mark = { carried: '✓', shown: '·', uncarried: '○', missing: '✗' }[state]
  const what = { carried: by.join('、'), shown: '在办法阅读页展示', uncarried: `尚未承载：${reason ?? ''}`, missing: '没有规则承载' }[state]
  return `  ${mark} ${citeInWords(demand.cite)}  ${kindNames[demand.kind]}  ${demand.says}\n        → ${what}`
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
