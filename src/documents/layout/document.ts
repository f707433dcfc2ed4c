import type { Day } from '../../kernel/index.ts'

/**
 * An official document (公文) as it is laid out by GB/T 9704—2012, before it becomes a file: what stands on it, nothing of how. Texts are plain: whatever they hold is shown as text.
 */
export interface OfficialDocument {
  /** 发文机关标志, e.g. 湖南省政务管理服务局文件; null: a form or letter without one. */
  readonly masthead: string | null
  /** 发文字号, e.g. 湘政务云〔2026〕3号. */
  readonly number: string | null
  readonly title: string
  /** 主送机关 */
  readonly to: readonly string[]
  readonly body: readonly Block[]
  /** 附件说明: the names of annexes, in their order. */
  readonly annexes: readonly string[]
  /** 发文机关署名 */
  readonly signedBy: string | null
  /** 成文日期 */
  readonly date: Day
  /** True leaves room for a seal (加盖印章: 成文日期右空四字, the name centred above it); otherwise as without one. */
  readonly sealed?: boolean
  /** 附注, e.g. a contact. */
  readonly note: string | null
  /** 抄送机关 */
  readonly copies: readonly string[]
  /** 印发机关和印发日期 of the imprint (版记); null: no imprint. */
  readonly imprint: { readonly office: string; readonly date: Day } | null
  /** What proves it; null on a draft, which says so. */
  readonly proof: Proof | null
}

export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  /** 结构层次: 1 一、 2 （一） 3 1. 4 （1）; the numbering is part of the text. */
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly text: string }
  | Table
  | Figure

export interface Table {
  readonly kind: 'table'
  readonly caption: string | null
  readonly columns: readonly { readonly name: string; readonly align: 'left' | 'right' | 'center'; readonly share: number }[]
  /** Cells as text, as many as there are columns. */
  readonly rows: readonly (readonly string[])[]
}

/** Bars side by side, drawn as vectors. */
export interface Figure {
  readonly kind: 'bars'
  readonly caption: string
  readonly unit: string
  readonly bars: readonly { readonly name: string; readonly value: number; readonly shown: string }[]
}

/** Where and by what a reader verifies an issued document. */
export interface Proof {
  /** What the QR code leads to. */
  readonly url: string
  /** 校验码, as a person types it. */
  readonly code: string
  /** A digest of the content, when the issuer shows one. */
  readonly digest?: string
}
