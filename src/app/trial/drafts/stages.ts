import { parse } from 'yaml'
import type { PackFault } from '../../../regimes/index.ts'

/**
 * Faults of stories that name their stage anywhere but beside them: a story is played by reading that file, and no draft may make the program read another one of this machine.
 * What is no YAML is told of elsewhere.
 */
export function stageFaults(stories: Readonly<Record<string, string>>): PackFault[] {
  return Object.entries(stories).flatMap(([file, text]) => {
    const stage = stageOf(text)
    if (stage === null || Object.hasOwn(stories, `scenarios/${stage}`)) return []
    const fault = `故事的 stage“${stage.slice(0, 80)}”不在 scenarios/ 里`
    return [{ file, line: lineOf(text), article: '', fault, remedy: '写同一文件夹里的文件名，如 stage: stage.yaml，并一同上传' }]
  })
}

/** Null for what is no story: a stage itself, or what cannot be read. */
function stageOf(text: string): string | null {
  try {
    const said: unknown = parse(text, { schema: 'failsafe', maxAliasCount: 0, logLevel: 'silent' })
    if (typeof said !== 'object' || said === null || !('story' in said)) return null
    return 'stage' in said ? String(said.stage) : ''
  } catch {
    return null
  }
}

const lineOf = (text: string): number => Math.max(1, text.split('\n').findIndex((line) => line.startsWith('stage:')) + 1)
