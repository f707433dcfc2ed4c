import type { PackFault, Source } from '../model.ts'

/** A fault at a block. */
export const faultAt = (source: Source, fault: string, remedy: string): PackFault => ({
  file: source.file,
  line: source.line,
  article: source.cites[0] ?? '',
  fault,
  remedy,
})

export const list = (names: Iterable<string>): string => [...names].join('、') || '（无）'
