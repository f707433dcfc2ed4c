import type { Readable } from 'node:stream'
import { type Static, type StringOptions, type TSchema, Type } from '@sinclair/typebox'
import { visiblePattern } from '../name.ts'
import { cursorMax } from './page.ts'

/** Schemas that every folder's routes share. */
// The years keep a term of years after any day within what the kernel calls a day.
export const DayText = Type.String({ format: 'date', pattern: '^(19|20|21)\\d{2}-', description: '日期，YYYY-MM-DD（Asia/Shanghai）' })
export const InstantText = Type.String({ format: 'date-time', description: '时刻，ISO 8601（UTC）' })
export const YuanText = Type.String({ pattern: '^-?\\d+\\.\\d{2}$', description: '金额，元，两位小数' })
export const DecimalText = Type.String({ pattern: '^-?\\d{1,14}(\\.\\d{1,4})?$', description: '精确小数，最多四位' })
export const IdText = Type.String({ format: 'uuid' })
/**
 * The name (or number) that people know something by: something to be seen in it, and cut of blanks around it by the HTTP layer before
 * anything reads it, which is what `x-trimmed` says.
 */
export const NameText = (max: number, options: StringOptions = {}) =>
  Type.String({ ...options, minLength: 1, maxLength: max, pattern: visiblePattern, 'x-trimmed': true })
export const CitationView = Type.Object({ regime: Type.String(), cite: Type.String() })
export const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** Cursor paging: `next` is null on the last page. */
export const PageOf = <T extends TSchema>(item: T) => Type.Object({ items: Type.Array(item), next: Nullable(Type.String()) })
export const PageQuery = Type.Object({
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
  after: Type.Optional(Type.String({ maxLength: cursorMax, description: '上一页给出的游标 next' })),
})
export type PageQuery = Static<typeof PageQuery>
export const IdParams = Type.Object({ id: IdText })

/** What a `download` operation answers with: bytes, sent as they are under the file's name. */
export const FileAnswer = Type.Object({ name: Type.String(), mediaType: Type.String(), bytes: Type.Unsafe<Uint8Array>({}) })
export type FileAnswer = Static<typeof FileAnswer>

/** What an `events` operation answers with: told where to send, it begins, and gives back how it is ended. */
export const EventStream = Type.Object({ open: Type.Unsafe<(to: EventSink) => () => void>({}) })
export type EventStream = Static<typeof EventStream>

/** The client of a stream of events. */
export interface EventSink {
  /** The id of the last event that the client received before it lost the line; null at its first time. */
  readonly lastId: string | null
  send(event: { readonly id: string; readonly data: unknown }): void
  /** Ends the stream from here. */
  end(): void
}

/**
 * The same where the file is too large to be held: sent as it is made, never faster than it is taken. When the client goes away the stream is destroyed; when the
 * stream fails the connection is cut, so that nobody takes a part for the whole.
 */
export const StreamAnswer = Type.Object({ name: Type.String(), mediaType: Type.String(), stream: Type.Unsafe<Readable>({}) })
export type StreamAnswer = Static<typeof StreamAnswer>
