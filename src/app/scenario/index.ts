import { readdir, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { holdsPack } from '../../regimes/index.ts'
import { loadLaw, withPacks } from '../law-files.ts'
import { StartupError } from '../startup-error.ts'
import { startDatabases } from './databases.ts'
import { isStory, type Played, play } from './run.ts'

/**
 * `zhengyun scenario PATH…`: plays the stories found there, each on a fresh database, and says how each went. A path is a
 * story or a folder, searched with all below it; without one, `regimes/`. Answers with the exit code: 1 when any differed.
 */
export async function runScenarios(
  paths: readonly string[],
  { further = [], print = console.log }: { further?: readonly string[]; print?: (line: string) => void } = {},
): Promise<number> {
  const files = await storyFiles(paths.length > 0 ? paths : ['regimes'])
  if (files.length === 0) {
    print(`没有找到故事：${paths.join('、')} 下没有写着 story: 的 YAML 文件`)
    return 1
  }
  const law = await withPacks(await loadLaw(further), await packsOf(files))
  const databases = await startDatabases()
  let failed = 0
  try {
    for (const file of files) {
      const played = await play(file, await databases.fresh(), law).catch(
        (error: unknown): Played => ({ file, title: file, acts: 0, differences: [(error as Error).message] }),
      )
      failed += played.differences.length > 0 ? 1 : 0
      tell(played, print)
    }
  } finally {
    await databases.stop()
  }
  print(failed === 0 ? `${files.length} 个故事全部相符` : `${files.length} 个故事，${failed} 个不相符`)
  return failed === 0 ? 0 : 1
}

function tell({ file, title, differences }: Played, print: (line: string) => void): void {
  print(`${differences.length === 0 ? '✓' : '✗'} ${title}（${file}）`)
  for (const difference of differences) print(`    ${difference}`)
}

/** The stories at or below the paths, in order of name. */
export async function storyFiles(paths: readonly string[]): Promise<string[]> {
  const files = (await Promise.all(paths.map(filesAt))).flat()
  const stories = await Promise.all(files.map(async (file) => ((await isStory(file)) ? [file] : [])))
  return stories.flat()
}

/** The packs that stories lie in (`<pack>/scenarios/<story>.yaml`): a draft is played without being installed. */
async function packsOf(files: readonly string[]): Promise<string[]> {
  const folders = [...new Set(files.map((file) => dirname(dirname(resolve(file)))))]
  const held = await Promise.all(folders.map(async (folder) => ((await holdsPack(folder)) ? [folder] : [])))
  return held.flat()
}

async function filesAt(path: string): Promise<string[]> {
  const entry = await stat(path).catch(() => null)
  if (!entry) throw new StartupError(`没有找到 ${path}，请核对路径`)
  if (entry.isFile()) return [path]
  const names = await readdir(path, { recursive: true })
  return names
    .filter((name) => name.endsWith('.yaml'))
    .toSorted()
    .map((name) => join(path, name))
}
