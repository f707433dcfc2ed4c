import type { Day, Id, Instant } from '../kernel/index.ts'
import type { OfficialDocument } from './layout/document.ts'
import type { Series, SubjectKind } from './templates/template.ts'

export const formats = ['docx', 'pdf'] as const
export type Format = (typeof formats)[number]
export const mediaTypes: Readonly<Record<Format, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
}

/** What a document is about: a case, a statement, a scorecard. */
export interface Subject {
  readonly about: SubjectKind
  readonly aboutId: Id
}

/** A document as it was issued: never altered, only replaced by another or withdrawn. */
export interface IssuedOfficialDocument extends Subject {
  readonly id: Id
  readonly kind: string
  /** What the kind was called. */
  readonly name: string
  readonly series: Series
  /** 发文字号 */
  readonly number: string
  readonly title: string
  /** Counted from 1 along the chain of those that replace each other. */
  readonly version: number
  readonly replaces: Id | null
  readonly replacesNumber: string | null
  readonly reason: string | null
  readonly replacedBy: Id | null
  readonly replacedByNumber: string | null
  /** The paper of the measure that it is the official document of. */
  readonly paperId: Id | null
  readonly issuerId: Id
  readonly issuerName: string
  readonly issuedByName: string
  readonly issuedOn: Day
  readonly issuedAt: Instant
  readonly code: string
  readonly withdrawnAt: Instant | null
  readonly withdrawnReason: string | null
  readonly files: readonly FileOf[]
  readonly scans: readonly Scan[]
}

export interface FileOf {
  readonly format: Format
  readonly sha256: string
  readonly size: number
}

/** A signed copy that came back. */
export interface Scan {
  readonly id: Id
  readonly name: string
  readonly mediaType: string
  readonly sha256: string
  readonly size: number
  readonly attachedAt: Instant
  readonly attachedByName: string
  readonly organisationName: string
}

/** The model that was printed, as it is kept. */
export type Content = OfficialDocument
