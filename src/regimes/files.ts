import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type PackFiles, type ReadPack, readPack } from './pack.ts'

/** Reads the pack in a folder. Throws only when the folder or a file in it cannot be read. */
export async function loadPack(folder: string): Promise<ReadPack> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.name.endsWith('.md') && !entry.isDirectory()).map(({ name }) => name)
  const files = await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const))
  const pack: PackFiles = { folder: basename(folder), files: Object.fromEntries(files) }
  return readPack(pack)
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
