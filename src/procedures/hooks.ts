import type { OfficeActor } from '../identity/index.ts'
import type { Day, Id, Outcome, Reader, Writing } from '../kernel/index.ts'
import type { Facts, Finding, OutcomeRule, StepRule } from '../regimes/index.ts'
import type { CaseFile } from './case.ts'

/** A write in a case, and the case as it stands in its transaction. */
export interface CaseWriting {
  readonly writing: Writing<OfficeActor>
  readonly file: CaseFile
  readonly step: StepRule
}

/** What was submitted, as judged: the lines with today's quantities beside them, and what is flagged. */
export interface Submitted {
  readonly lines: readonly unknown[]
  readonly findings: readonly Finding[]
}

/** How a step was left: `to` is the next step or `end`. */
export interface Leaving extends Pick<OutcomeRule, 'id' | 'endsAs'> {
  readonly to: string
}

/**
 * What happens in a case beyond its steps and clocks: the order's lines, work orders, resources. Implemented by
 * `orders`, which stands above; a refusal of any of them refuses the whole act.
 */
export interface CaseHooks {
  /** Reads the lines being written; the shape only: whether they may be is judged on submission. */
  readLines(reader: Reader, about: Pick<CaseWriting, 'file' | 'step'>, said: readonly unknown[]): Promise<Outcome<readonly unknown[]>>
  /** The lines as a paper lists them, one to a line of text. */
  linesInWords(file: CaseFile): string
  /** What is known of the order itself: `order.*`, the provider's standing. */
  facts(reader: Reader, file: CaseFile): Promise<Facts>
  /** Whom an organisation deals with: those it provides with resources, and those that provide it. */
  partners(reader: Reader, organisationId: Id): Promise<readonly Id[]>
  /** The providers that have a contract on a day. */
  contractedProviders(reader: Reader, jurisdictionId: Id, on: Day): Promise<readonly Id[]>
  /** Judges what is submitted, when a step that writes the order is left; `facts` are all that is known of the case. */
  submitted(about: CaseWriting, facts: Facts): Promise<Outcome<Submitted>>
  /** The case came into a step. */
  entered(about: CaseWriting): Promise<Outcome<null>>
  /** The case left a step by an outcome: the event `<procedure>.<step>.<outcome>` happened. */
  left(about: CaseWriting, leaving: Leaving): Promise<Outcome<null>>
}
