import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { PackFault, Proof } from '../regimes/index.ts'

export interface Proofs {
  readonly stories: readonly Proof[]
  readonly faults: readonly PackFault[]
}

/** What the stories of a pack prove: `scenarios/*.yaml` beside its chapters. A pack without the folder has none. */
export async function proofsOf(folder: string): Promise<Proofs> {
  const names = (await filesOf(join(folder, 'scenarios'))).filter((name) => /\.ya?ml$/.test(name)).toSorted()
  const read = await Promise.all(names.map((name) => readProof(folder, `scenarios/${name}`)))
  return { stories: read.flatMap(({ stories }) => stories), faults: read.flatMap(({ faults }) => faults) }
}

async function filesOf(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return []
    throw error
  }
}

const readProof = async (folder: string, file: string): Promise<Proofs> => proofIn(file, await readFile(join(folder, file), 'utf8'))

/** What one story proves; a file without a story has none. Never throws for what an author may get wrong. */
export function proofIn(file: string, text: string): Proofs {
  const line = text.split('\n').findIndex((each) => each.startsWith('proves:')) + 1
  try {
    // Every scalar stays as it is written: 19.10 is item ten.
    const said: unknown = parse(text, { schema: 'failsafe', maxAliasCount: 0, logLevel: 'error' })
    if (!isRecord(said) || !Array.isArray(said.story)) return { stories: [], faults: [] }
    const proves = [said.proves ?? []].flat().filter((each): each is string => typeof each === 'string')
    const title = typeof said.title === 'string' ? said.title : file.replace(/^scenarios\/|\.ya?ml$/g, '')
    const story = { file, title, line: Math.max(line, 1), proves, refusals: refusalsOf(said.story), text: JSON.stringify(said.story) }
    return { stories: [story], faults: [] }
  } catch (error) {
    const fault = `故事读不懂：${(error as Error).message.split('\n')[0]}`
    return { stories: [], faults: [{ file, line: 1, article: '', fault, remedy: '检查缩进、冒号后的空格与引号' }] }
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const refusalsOf = (story: readonly unknown[]): string[] =>
  story.flatMap((entry) =>
    isRecord(entry) && isRecord(entry.refused) && typeof entry.refused.code === 'string' ? [entry.refused.code] : [],
  )

/**
 * What is told of a measure by its id, from the first of the folders of packs that holds it. Read once: packs don't change while the program
 * runs.
 */
export function createProofs(folders: readonly string[]): (id: string) => Promise<readonly Proof[]> {
  const known = new Map<string, Promise<readonly Proof[]>>()
  const read = async (id: string): Promise<readonly Proof[]> => {
    for (const folder of folders) {
      const { stories } = await proofsOf(join(folder, id))
      if (stories.length > 0) return stories
    }
    return []
  }
  return (id) => {
    const found = known.get(id) ?? read(id)
    known.set(id, found)
    return found
  }
}
