import type { Calendar } from '../../calendar/index.ts'
import { type Facts, holds, type Material as MaterialRule, type OutcomeRule, type StepRule } from '../../regimes/index.ts'

/** The papers that leaving the step by this outcome takes, given the facts. */
export function neededMaterials(step: StepRule, outcome: OutcomeRule, facts: Facts, calendar: Calendar): string[] {
  const needed = [...step.materials, ...outcome.materials].filter(({ when }) => holds(when, facts, calendar))
  return [...new Set(needed.map(({ document }) => document))]
}

/** All papers that may be attached in a step. */
export const acceptedMaterials = (step: StepRule): string[] => [
  ...new Set([...step.materials, ...step.outcomes.flatMap(({ materials }) => materials)].map(({ document }: MaterialRule) => document)),
]

/** Types of files that are accepted, by their ending; the stored type is ours, never the client's word. */
const mediaTypes: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  ofd: 'application/ofd',
  txt: 'text/plain; charset=utf-8',
  zip: 'application/zip',
}
const signatures: Readonly<Record<string, readonly number[]>> = {
  pdf: [0x25, 0x50, 0x44, 0x46],
  docx: [0x50, 0x4b],
  xlsx: [0x50, 0x4b],
  ofd: [0x50, 0x4b],
  zip: [0x50, 0x4b],
  doc: [0xd0, 0xcf, 0x11, 0xe0],
  xls: [0xd0, 0xcf, 0x11, 0xe0],
  png: [0x89, 0x50, 0x4e, 0x47],
  jpg: [0xff, 0xd8, 0xff],
  jpeg: [0xff, 0xd8, 0xff],
}

export const materialSizeMax = 20 * 1024 * 1024

/** The media type of a file by its ending, or null when it is not accepted or its first bytes belie the ending. */
export function mediaTypeOf(name: string, bytes: Uint8Array): string | null {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  const signature = signatures[ending] ?? []
  const type = Object.hasOwn(mediaTypes, ending) ? mediaTypes[ending] : undefined
  return type && signature.every((byte, index) => bytes[index] === byte) ? type : null
}
