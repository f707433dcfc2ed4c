import type { Id, Instant } from '../kernel/index.ts'

/** technical 技术文档, contact 联系人, report 检测、评估等报告. */
export const paperKinds = ['technical', 'contact', 'report'] as const
export type PaperKind = (typeof paperKinds)[number]

/** What people call them. */
export const paperNames: Readonly<Record<PaperKind, string>> = { technical: '技术文档', contact: '联系人', report: '报告' }

/** What is protected: a file, or a person who can be reached. */
export type Content =
  | { readonly file: { readonly name: string; readonly mediaType: string; readonly bytes: Uint8Array; readonly sha256: string } }
  | { readonly contact: { readonly name: string; readonly phone: string } }

/** The newest version of a paper, as it is listed for whoever may open it. Its content is not in it. */
export interface Paper {
  readonly id: Id
  readonly systemId: Id
  readonly kind: PaperKind
  readonly title: string
  readonly version: number
  readonly fileName: string | null
  readonly mediaType: string | null
  readonly size: number | null
  readonly keptByName: string
  readonly keptAt: Instant
}

/** A system as somebody knows of it who may ask for its papers. */
export interface KnownSystem {
  readonly id: Id
  readonly name: string
  readonly jurisdictionId: Id
  readonly organisationId: Id
  readonly organisationName: string
}
