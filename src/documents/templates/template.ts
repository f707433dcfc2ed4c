/** What a document can be about. */
export const subjects = ['case', 'statement', 'scorecard'] as const
export type SubjectKind = (typeof subjects)[number]

/** Groups of documents that an organisation numbers together (文号类别), by the names that people know. */
export const seriesNames = {
  letter: '函件',
  notice: '通知、通报',
  opinion: '意见、决定',
  order: '工单',
  form: '表单、协议、证明',
  statement: '结算、考评',
} as const
export type Series = keyof typeof seriesNames
export const seriesIds = Object.keys(seriesNames) as Series[]

/** Who issues, by the standing to the matter: its unit, its provider, whoever began it, or whoever issued the paper that the measure names. */
export const relations = { unit: '使用单位', provider: '云服务商', beginner: '发起单位', issuer: '作出该决定的单位' } as const

/** A template as its file says it: the head, and a body in which facts are named. */
export interface Template {
  /** The name of its file: the kind of document. */
  readonly kind: string
  /** Where it lies, as faults name it. */
  readonly file: string
  /** What people call the kind. */
  readonly name: string
  readonly about: SubjectKind
  readonly series: Series
  /** Who issues: a relation, a party of the measure, or a permission word. */
  readonly by: readonly string[]
  /** Papers of measures that it is the official document of; empty: it needs none. */
  readonly papers: readonly string[]
  /** Only in cases of such orders, or of such procedures; both empty: in every case. */
  readonly orders: readonly string[]
  readonly procedures: readonly string[]
  /** The facts that must be there, so that it can be issued at all. */
  readonly needs: readonly string[]
  readonly masthead: string | null
  readonly title: string
  readonly to: readonly string[]
  readonly copies: readonly string[]
  readonly annexes: readonly string[]
  readonly signed: string | null
  readonly note: string | null
  readonly imprint: boolean
  readonly body: string
  /** The line of the file on which the body begins, counted from 1. */
  readonly bodyLine: number
}

/** A fault of a template, as its author reads it. */
export interface TemplateFault {
  readonly file: string
  readonly line: number
  readonly fault: string
  readonly remedy: string
}

/** `documents/notice.md:12：…。改法：…` */
export const templateFaultInWords = ({ file, line, fault, remedy }: TemplateFault): string => `${file}:${line}：${fault}。改法：${remedy}`
