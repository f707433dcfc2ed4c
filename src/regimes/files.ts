import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { derivesFrom, readFamily } from './family.ts'
import type { PackFiles, ReadPack } from './pack.ts'

export interface LoadedPack extends ReadPack {
  readonly folder: string
}

/**
 * Reads the packs in some folders, in their order. A measure that one of them derives from is looked for among them, beside them, and
 * below `directories`. Throws only when a folder or a file in it cannot be read.
 */
export async function loadPacks(folders: readonly string[], directories: readonly string[] = []): Promise<LoadedPack[]> {
  const packs = await Promise.all(folders.map(filesOf))
  const uppers = await uppersOf(packs, folders, directories)
  return readFamily(packs, uppers).map((pack, index) => ({ ...pack, folder: folders[index] ?? '' }))
}

async function filesOf(folder: string): Promise<PackFiles> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.name.endsWith('.md') && !entry.isDirectory()).map(({ name }) => name)
  const files = await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const))
  return { folder: basename(folder), files: Object.fromEntries(files) }
}

/** The upper measures that are not among the packs themselves, and theirs in turn; what is found nowhere is a fault of who names it. */
async function uppersOf(packs: readonly PackFiles[], folders: readonly string[], directories: readonly string[]): Promise<PackFiles[]> {
  const found: PackFiles[] = []
  const places = [...new Set([...folders.map((folder) => dirname(folder)), ...directories])]
  for (const pack of [...packs]) {
    let wanted = derivesFrom(pack)
    while (wanted && ![...packs, ...found].some(({ folder }) => folder === wanted)) {
      const name: string = wanted
      const candidates = await Promise.all(places.map(async (place) => ((await holdsPack(join(place, name))) ? [join(place, name)] : [])))
      const [folder] = candidates.flat()
      if (!folder) break
      const upper = await filesOf(folder)
      found.push(upper)
      wanted = derivesFrom(upper)
    }
  }
  return found
}

/** The folders below `directory` that hold a pack, in order of name. Throws when there is no such directory. */
export async function packFolders(directory: string): Promise<string[]> {
  const names = (await readdir(directory)).toSorted()
  const found = await Promise.all(names.map(async (name) => ((await holdsPack(join(directory, name))) ? [join(directory, name)] : [])))
  return found.flat()
}

/** True for a folder with a measure.md. */
export const holdsPack = (folder: string): Promise<boolean> =>
  stat(join(folder, 'measure.md')).then(
    (entry) => entry.isFile(),
    () => false,
  )
