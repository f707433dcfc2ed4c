import { basename, dirname } from 'node:path'
import type { Law } from '../law-files.ts'
import { startDatabases } from '../scenario/databases.ts'
import { play } from '../scenario/run.ts'
import type { Difference } from './difference.ts'

/** A story told under another measure than its own. */
export interface StoryTried {
  readonly title: string
  readonly file: string
  readonly differences: readonly Difference[]
}

/** Plays stories under a draft instead of their own measure: each on a fresh database, to its end. */
export async function* tryStories(files: readonly string[], law: Law, draft: string): AsyncGenerator<StoryTried> {
  const databases = await startDatabases()
  try {
    for (const file of files) {
      const played = await play(file, await databases.fresh(), law, { under: draft }).catch((error: unknown) => unplayable(file, error))
      yield { title: played.title, file, differences: played.differences.map(toDifference) }
    }
  } finally {
    await databases.stop()
  }
}

/** A story that cannot even begin takes nothing from the others; where this machine keeps it is nobody's business. */
const unplayable = (file: string, error: unknown) => ({
  title: basename(file),
  differences: [(error as Error).message.replaceAll(`${dirname(file)}/`, '')],
})

/** Nobody reads more of a difference, and an author's text may be made for the patterns below to take hours over. */
const toldMax = 4000

/** `第 3 步（…）：办件 a 的 due：应为 "2024-10-09"，实为 "2024-10-10"` in its parts; what cannot be taken apart is told as it is. */
export function toDifference(whole: string): Difference {
  const told = whole.slice(0, toldMax)
  const [, where = '', what = ''] = /^(第 \d+ 步（[^）]*）)：(.*)$/s.exec(told) ?? ['', '', told]
  const [, fact, before, after] = /^(.*)：应为 (.*)，实为 (.*)$/s.exec(what) ?? []
  const kind = kindOf(what)
  if (fact !== undefined) return { kind, where: `${where}${fact}`, before: before ?? '', after: after ?? '' }
  const refused = /^被拒绝：(.*)$/s.exec(what)?.[1]
  if (refused !== undefined) return { kind, where, before: '办成', after: `被拒绝：${refused}` }
  const passed = /^应被拒绝（(.*)），却办成了$/.exec(what)?.[1]
  return passed === undefined ? { kind, where, before: '', after: what } : { kind, where, before: `被拒绝：${passed}`, after: '办成' }
}

function kindOf(what: string): Difference['kind'] {
  if (/^(被拒绝|应被拒绝|应以|\S+ 应引)/.test(what)) return 'refusal'
  if (/ 的 (due|overdue|earliest|provisional|stands)：/.test(what)) return 'term'
  return /^结算单 /.test(what) ? 'amount' : 'other'
}
