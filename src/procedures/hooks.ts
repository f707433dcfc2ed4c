import type { OfficeActor } from '../identity/index.ts'
import type { Outcome, Reader, Writing } from '../kernel/index.ts'
import type { Facts, Finding, StepRule } from '../regimes/index.ts'
import type { CaseFile } from './case.ts'

/** A write in a case, and the case as it stands in its transaction. */
export interface CaseWriting {
  readonly writing: Writing<OfficeActor>
  readonly file: CaseFile
  readonly step: StepRule
}

/**
 * What happens in a case beyond its steps and clocks: the order's lines, work orders, resources. Implemented by
 * `orders`, which stands below; a refusal of any of them refuses the whole act.
 */
export interface CaseHooks {
  /** Reads the lines being written; the shape only: whether they may be is judged on submission. */
  readLines(reader: Reader, file: CaseFile, said: readonly unknown[]): Promise<Outcome<readonly unknown[]>>
  /** The facts that conditions of materials ask for. */
  facts(reader: Reader, file: CaseFile): Promise<Facts>
  /** Judges what is submitted, when a step that writes the order is left. */
  submitted(about: CaseWriting): Promise<Outcome<readonly Finding[]>>
  /** The case came into a step. */
  entered(about: CaseWriting): Promise<Outcome<null>>
  /** The case left a step by an outcome: the event `<procedure>.<step>.<outcome>` happened. */
  left(about: CaseWriting, outcome: string): Promise<Outcome<null>>
}
