import type { Body } from '../../play/index.ts'
import type { Audience } from './audience.ts'
import { statementPart } from './bill.ts'
import { nothingUntil, received, theCase } from './cases.ts'
import { type Differences, partOf } from './comparing.ts'
import { allDuties, oneDuty } from './duties.ts'
import { theEvaluation } from './evaluation.ts'
import { rightsRecord } from './rights.ts'
import { sight } from './sight.ts'
import { resources, statement, statementLines } from './statements.ts'
import { availability, migration, usageFindings } from './usage.ts'

type Check = (audience: Audience, said: Body, answer: Body) => Promise<Differences>

/** By the word that says what a line of `then` is about; where it has several of them, by the first of this list. */
const checks: Readonly<Record<string, Check>> = {
  answer: async (_, said, answer) => partOf(said.answer, answer, 'answer'),
  sees: sight,
  'sees-not': sight,
  'record-of': rightsRecord,
  evaluation: theEvaluation,
  duty: oneDuty,
  duties: allDuties,
  'usage-findings': usageFindings,
  availability,
  migration,
  received,
  resources,
  statement: (audience, said) => ('lines' in said ? statementLines : (statementPart(said) ?? statement))(audience, said),
  case: (audience, said) => ('nothing-until' in said ? nothingUntil : theCase)(audience, said),
}

/** Compares one line of `then` with what the API shows. */
export async function check(audience: Audience, said: Body, answer: Body): Promise<Differences> {
  const word = Object.keys(checks).find((each) => each in said)
  const compare = word && checks[word]
  return compare ? compare(audience, said, answer) : [`then 里读不懂：${JSON.stringify(said)}；可写：${Object.keys(checks).join('、')}`]
}
