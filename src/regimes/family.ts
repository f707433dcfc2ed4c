import type { Regime } from './model.ts'
import { type PackFiles, type ReadPack, readPack } from './pack.ts'

/** The id that a pack says it derives from; `''` for none. Read before everything else: upper measures are read first. */
export function derivesFrom({ files }: PackFiles): string {
  const head = /^\uFEFF?---\r?\n([\s\S]*?)\n---/.exec(files['measure.md'] ?? '')?.[1] ?? ''
  return /^derives:[ \t]*["']?([a-z0-9-]+)/m.exec(head)?.[1] ?? ''
}

/** Reads packs, upper measures before those that derive from them, and answers in the order given; `uppers` are read only for the others. */
export function readFamily(packs: readonly PackFiles[], uppers: readonly PackFiles[] = []): ReadPack[] {
  const all = [...packs, ...uppers]
  const read = new Map<PackFiles, ReadPack>()
  const known = new Map<string, Regime>()
  const waits = (pack: PackFiles) => !read.has(pack) && all.some((other) => other.folder === derivesFrom(pack) && !read.has(other))
  for (let before = -1; before < read.size; ) {
    before = read.size
    for (const pack of all.filter((each) => !read.has(each) && !waits(each))) {
      const result = readPack(pack, known)
      read.set(pack, result)
      if (!known.has(pack.folder)) known.set(pack.folder, result.regime)
    }
  }
  return packs.map((pack) => read.get(pack) ?? inCircle(readPack(pack, known), pack))
}

function inCircle({ regime, faults }: ReadPack, pack: PackFiles): ReadPack {
  const fault = `派生关系绕了一圈：“${pack.folder}”派生自“${derivesFrom(pack)}”，后者又派生自它`
  const remedy = '只由下级办法写 derives'
  return {
    regime,
    faults: [{ file: 'measure.md', line: 1, article: '', fault, remedy }, ...faults.filter(({ fault }) => !fault.startsWith('派生自'))],
  }
}
