/** Where a block stands: for faults, and for 依据. */
export interface Source {
  readonly file: string
  readonly line: number
  /** The articles that the block rests on, as citations: `19`, `19.2`, `14¶2`, `39¶1.5`. */
  readonly cites: readonly string[]
  /** True for a block of practice.md: local practice, never shown as law. */
  readonly practice: boolean
}

export type DemandKind = 'text' | 'party' | 'step' | 'rule' | 'duty' | 'money' | 'right' | 'meta'

/** What an article asks of the platform, in the pack's own words. */
export interface Demand {
  readonly cite: string
  readonly kind: DemandKind
  readonly says: string
  readonly source: Source
}

export interface Interpretation {
  readonly id: string
  readonly on: readonly string[]
  readonly question: string
  readonly reading: string
  readonly because: string
  readonly source: Source
}

export interface Uncarried {
  readonly reason: string
  readonly source: Source
}

/** The words right above a block: an article's paragraph or item. */
export interface Passage {
  readonly cite: string
  readonly text: string
}

export interface Article {
  /** `19` */
  readonly cite: string
  /** `第十九条` */
  readonly heading: string
  readonly chapter: string
  readonly passages: readonly Passage[]
  readonly file: string
  readonly line: number
}

/** A section of practice.md: what is done locally, in prose. Its blocks stand between its line and the next section's. */
export interface PracticeSection {
  readonly heading: string
  readonly says: readonly string[]
  readonly line: number
}

/** Keys that local practice adds to a block of the law: `step apply.review`. */
export interface Amendment {
  readonly of: string
  readonly keys: readonly string[]
  readonly source: Source
}

/** A fault of a pack: where, under which article, what is wrong, and what would be right. */
export interface PackFault {
  readonly file: string
  readonly line: number
  readonly article: string
  readonly fault: string
  readonly remedy: string
}
