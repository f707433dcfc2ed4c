import { StartupError } from '../startup-error.ts'

/** `zhengyun regimes compare A B`: two measures rule by rule; each an id of a measure that is loaded, or the folder of a pack. */
export async function regimesCompare(a: string, b: string): Promise<number> {
  const { comparisonInWords } = await import('../../regimes/index.ts')
  for (const line of comparisonInWords(await measureAt(a), await measureAt(b))) console.log(line)
  return 0
}

async function measureAt(given: string) {
  const { faultInWords, holdsPack, loadPacks } = await import('../../regimes/index.ts')
  const { shipped } = await import('../shipped.ts')
  const { join } = await import('node:path')
  const folders = [given, join(shipped.regimes, given)]
  for (const folder of folders) {
    if (!(await holdsPack(folder))) continue
    const [pack] = await loadPacks([folder], [shipped.regimes])
    if (!pack || pack.faults.length > 0) throw new StartupError(`办法有误：\n${(pack?.faults ?? []).map(faultInWords).join('\n')}`)
    return pack.regime
  }
  throw new StartupError(`没有“${given}”这部办法：写办法的 id（如 regimes/ 下的文件夹名），或含有 measure.md 的文件夹`)
}
