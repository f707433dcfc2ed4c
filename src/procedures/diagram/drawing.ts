import type { OutcomeRule } from '../../regimes/index.ts'
import type { Box } from './sizes.ts'

export interface Point {
  readonly x: number
  readonly y: number
}

/** Words on the drawing: the lines of text, and the box that they fill. */
export interface Label extends Box {
  readonly lines: readonly string[]
}

/**
 * `choice`: the outcomes of a step part. `timer`: the term of a step, at its edge. `late`: a term that ran out is marked as late, and the case stays where
 * it is.
 */
export interface DrawnNode extends Box {
  readonly id: string
  readonly kind: 'start' | 'step' | 'choice' | 'end' | 'timer' | 'late'
  /** The step that it is, or belongs to; null for the start. */
  readonly step: string | null
  readonly party: string
  readonly name: string
  readonly endsAs: OutcomeRule['endsAs'] | null
  readonly label: Label | null
}

/** `back` leads to a step that stands further left; `late` is what happens when a term has run out. */
export interface DrawnFlow {
  readonly id: string
  readonly kind: 'forward' | 'back' | 'late'
  readonly from: string
  readonly to: string
  /** The step that it leaves and by which outcome; null for what nobody decides. */
  readonly step: string | null
  readonly outcome: string | null
  readonly name: string
  readonly points: readonly Point[]
  readonly label: Label | null
}

export interface DrawnLane extends Box {
  readonly party: string
  readonly name: string
}

/** A procedure as drawn: lanes, nodes and flows with their places, in units of one pixel at natural size. */
export interface Drawing {
  readonly name: string
  readonly width: number
  readonly height: number
  readonly lanes: readonly DrawnLane[]
  readonly nodes: readonly DrawnNode[]
  readonly flows: readonly DrawnFlow[]
}

export const endNames: Readonly<Record<OutcomeRule['endsAs'], string>> = { done: '办结', refused: '未通过', withdrawn: '撤回' }
