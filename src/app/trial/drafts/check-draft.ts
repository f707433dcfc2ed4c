import { type Compared, comparedInWords, type PackFault, type Regime } from '../../../regimes/index.ts'
import { storable } from '../storable.ts'
import { type DraftFiles, readDraft } from './read-draft.ts'
import { unpack } from './unpack.ts'

/** What the thread is given: the archive, the measures of this installation, and the one that the draft is held against. */
export interface DraftTask {
  readonly bytes: Uint8Array
  readonly regimes: readonly Regime[]
  readonly against: string
}

/** What was found of a draft; `files` and `comparison` only where it is without fault. */
export interface CheckedDraft {
  readonly measureId: string
  readonly title: string
  readonly stories: readonly string[]
  readonly faultCount: number
  readonly faults: readonly PackFault[]
  readonly unproven: readonly PackFault[]
  readonly coverage: { readonly all: number; readonly carried: number }
  readonly files: DraftFiles | null
  readonly comparison: Compared | null
}

export type DraftAnswer = { readonly checked: CheckedDraft } | { readonly why: string }

/** What a comparison may come to, in bytes of JSON: it quotes each name wherever it stands, so that a small archive may say gigabytes. Of two measures that ship it has 210 kB. */
const comparisonMax = 4 * 1024 * 1024
const tooWordy = { why: '与现行办法逐条比较的文字超过 4 MB：请缩短名称，或减少环节、材料等条目' }

/** Nobody mends more than these at a time. */
const faultsKept = 500

/** Unpacks, reads and checks an uploaded draft, and compares it with the measure that it is held against. */
export function checkDraft({ bytes, regimes, against }: DraftTask): DraftAnswer {
  const unpacked = unpack(bytes)
  if ('why' in unpacked) return unpacked
  const decoder = new TextDecoder()
  const files = Object.fromEntries(Object.entries(unpacked.files).map(([name, content]) => [name, decoder.decode(content)]))
  const { regime, faults, unproven, stories, coverage } = readDraft(files, regimes)
  const own = regimes.find(({ id }) => id === against)
  if (!own) throw new Error(`no measure ${against} is loaded`)
  const sound = faults.length === 0
  const comparison = sound ? comparedInWords(own, regime) : null
  if (Buffer.byteLength(JSON.stringify(comparison)) > comparisonMax) return tooWordy
  return {
    checked: {
      ...{ measureId: clean(regime.id, 100), title: clean(regime.title, 200), stories, coverage },
      ...{ faultCount: faults.length, faults: faults.slice(0, faultsKept).map(short), unproven: unproven.slice(0, faultsKept).map(short) },
      files: sound ? files : null,
      comparison,
    },
  }
}

/** An author may have put anything into what is quoted. */
const short = ({ file, line, article, fault, remedy }: PackFault): PackFault => ({
  ...{ file: clean(file, 120), line, article: clean(article, 60) },
  ...{ fault: clean(fault, 600), remedy: clean(remedy, 600) },
})

const clean = (text: string, max: number): string => storable(text.slice(0, max))
