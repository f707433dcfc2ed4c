import { checkProof, coverage, type PackFault, type Regime, readPack } from '../../../regimes/index.ts'
import { proofIn } from '../../story-proofs.ts'
import { stageFaults } from './stages.ts'

/** The texts of a pack by their names: `measure.md`, `01-….md`, `scenarios/….yaml`. */
export type DraftFiles = Readonly<Record<string, string>>

/** A draft as it was read: a measure, or the faults that keep it from being one. */
export interface ReadDraft {
  readonly regime: Regime
  readonly faults: readonly PackFault[]
  /** What no story proves yet; judged only where there is no fault. */
  readonly unproven: readonly PackFault[]
  readonly stories: readonly string[]
  readonly coverage: { readonly all: number; readonly carried: number }
}

const isChapter = (name: string): boolean => /^[^/]+\.md$/.test(name)
const isStory = (name: string): boolean => /^scenarios\/[A-Za-z0-9][A-Za-z0-9._-]{0,100}\.ya?ml$/.test(name)

/** Reads and checks a draft as `zhengyun regimes check` does its folder; `uppers` are the measures that it may derive from. Never throws. */
export function readDraft(files: DraftFiles, uppers: readonly Regime[]): ReadDraft {
  const chapters = Object.fromEntries(Object.entries(files).filter(([name]) => isChapter(name)))
  const folder = idOf(files) ?? 'draft'
  const known = new Map(uppers.filter(({ id }) => id !== folder).map((regime) => [regime.id, regime]))
  const { regime, faults } = readPack({ folder, files: chapters }, known)
  const told = Object.entries(files).filter(([name]) => isStory(name))
  const proofs = told.map(([name, text]) => proofIn(name, text))
  const all = [
    ...('measure.md' in files ? [] : [missing]),
    ...faults,
    ...Object.keys(files).flatMap(strangerFault),
    ...told.flatMap(noTextFault),
    ...proofs.flatMap((proof) => proof.faults),
    ...stageFaults(Object.fromEntries(told)),
  ]
  const stories = proofs.flatMap((proof) => proof.stories)
  const carried = coverage(regime)
  return {
    regime,
    faults: all,
    unproven: all.length === 0 ? checkProof(regime, stories) : [],
    stories: stories.map(({ file }) => file),
    coverage: { all: carried.length, carried: carried.filter(({ state }) => state === 'carried' || state === 'shown').length },
  }
}

/** Its folder's name is whatever somebody called the archive: it is the id that names a measure. */
const idOf = (files: DraftFiles): string | null =>
  /^id:[ \t]*["']?([a-z][a-z0-9]*(?:-[a-z0-9]+)*)["']?[ \t]*\r?$/m.exec(files['measure.md'] ?? '')?.[1] ?? null

const missing: PackFault = {
  ...{ file: 'measure.md', line: 1, article: '' },
  fault: '压缩包里没有 measure.md',
  remedy: '上传含有 measure.md 的办法文件夹，压缩为一个 .zip',
}

const noTextFault = ([file, text]: readonly [string, string]): PackFault[] =>
  /[\0\uFFFD]/.test(text) ? [{ file, line: 1, article: '', fault: '不是 UTF-8 文字', remedy: '用文本编辑器另存为 UTF-8' }] : []

function strangerFault(file: string): PackFault[] {
  if (isChapter(file) || isStory(file)) return []
  const remedy = '只上传 measure.md、各章（01-….md）、practice.md 与 scenarios/ 下的 .yaml，文件名用英文、数字与连字符'
  return [{ file: file.slice(-120), line: 1, article: '', fault: '办法里没有这种文件', remedy }]
}
