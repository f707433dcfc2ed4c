import type { OfficeActor } from '../../identity/index.ts'
import type { Id, Outcome, Reader, Writing } from '../../kernel/index.ts'
import type { DocumentQuery } from '../store/documents.ts'
import { act } from './act.ts'
import { advise } from './advise.ts'
import { begin } from './begin.ts'
import { candidates } from './candidates.ts'
import type { ActInput } from './complete.ts'
import { completeWork } from './complete-work.ts'
import { bpmnOfCase, bpmnOfProcedure, diagramOf } from './diagrams.ts'
import { document, documents } from './documents.ts'
import { type Followed, follow } from './follow.ts'
import { sendBack } from './levels.ts'
import { type ListQuery, list, todo } from './lists.ts'
import { attach, materialOf, type Upload, withdraw } from './materials.ts'
import type { CasesNeeds } from './needs.ts'
import { type OpenAbout, openAbout } from './open-about.ts'
import type { Begin } from './opening.ts'
import { procedures } from './procedures.ts'
import { type CalendarChange, movedTerms, rereadProvisional, rereadTerm } from './reread.ts'
import { sweep } from './sweep.ts'
import type { Once } from './turn.ts'
import { viewVersions } from './versions.ts'
import { viewCase } from './view.ts'
import { type Content, write } from './write.ts'

export type Cases = ReturnType<typeof createCases>

/** Cases: one run of a measure's procedure each. Every refusal cites the article of the step that it rests on. */
export const createCases = (needs: CasesNeeds) => ({
  begin: (actor: OfficeActor, input: Begin, key: string) => begin(needs, actor, input, key),
  write: (actor: OfficeActor, id: Id, content: Content, once: Once) => write(needs, actor, id, content, once),
  attach: (actor: OfficeActor, id: Id, upload: Upload, once: Once) => attach(needs, actor, id, upload, once),
  withdraw: (actor: OfficeActor, id: Id, materialId: Id, once: Once) => withdraw(needs, actor, id, materialId, once),
  act: (actor: OfficeActor, id: Id, input: ActInput, once: Once) => act(needs, actor, id, input, once),
  sendBack: (actor: OfficeActor, id: Id, opinion: string, once: Once) => sendBack(needs, actor, id, opinion, once),
  advise: (actor: OfficeActor, id: Id, opinion: string, once: Once) => advise(needs, actor, id, opinion, once),
  view: (actor: OfficeActor, id: Id) => viewCase(needs, actor, id),
  versions: (actor: OfficeActor, id: Id) => viewVersions(needs, actor, id),
  material: (actor: OfficeActor, id: Id, materialId: Id) => materialOf(needs, actor, id, materialId),
  list: (actor: OfficeActor, query: ListQuery) => list(needs, actor, query),
  todo: (actor: OfficeActor) => todo(needs, actor),
  documents: (actor: OfficeActor, query: DocumentQuery) => documents(needs, actor, query),
  document: (actor: OfficeActor, id: Id) => document(needs, actor, id),
  candidates: (actor: OfficeActor, query: { party: string; search?: string | undefined }) => candidates(needs, actor, query),
  procedures: (actor: OfficeActor) => procedures(needs, actor),
  diagram: (regimeId: string, procedure: string) => diagramOf(needs, regimeId, procedure),
  procedureBpmn: (regimeId: string, procedure: string) => bpmnOfProcedure(needs, regimeId, procedure),
  caseBpmn: (actor: OfficeActor, id: Id) => bpmnOfCase(needs, actor, id),
  /** For `notices`: a case, and what it is to those who might be told of it. */
  follow: (reader: Reader, id: Id): Promise<Followed | null> => follow(needs, reader, id),
  /** For `orders`: all of the present step's work order is done. */
  completeWork: (writing: Writing<OfficeActor>, caseId: Id): Promise<Outcome<null>> => completeWork(needs, writing, caseId),
  /** For findings, in whoever's transaction they are made: begins a case about somebody, or joins the open one. */
  openAbout: (writing: Writing<OfficeActor>, about: OpenAbout): Promise<Id> => openAbout(needs, writing, about),
  /** For the clock's ticks. */
  sweep: () => sweep(needs),
  /** For the start of the program, after a calendar was added. */
  rereadProvisional: () => rereadProvisional(needs),
  /** For `holidays`: running terms that another calendar would move, page by page. */
  movedTerms: (change: CalendarChange) => movedTerms(needs, change),
  /** For `holidays`: reads one term again by the platform's calendar, and tells the case why; false where it is as it was. */
  rereadTerm: (id: Id, because: string) => rereadTerm(needs, id, because),
})
