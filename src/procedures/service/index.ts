import type { OfficeActor } from '../../identity/index.ts'
import { type Id, type Outcome, ok, refuse, type Writing } from '../../kernel/index.ts'
import { findCase } from '../store/cases.ts'
import { bytesOf, materialsOf } from '../store/papers.ts'
import { type ActInput, act, sendBack } from './act.ts'
import { type Begin, begin } from './begin.ts'
import { type ListQuery, list, procedures, todo } from './lists.ts'
import type { CasesNeeds } from './needs.ts'
import { completeWork, rereadProvisional, sweep } from './sweep.ts'
import { viewCase, viewVersions } from './view.ts'
import { advise, attach, type Content, type Upload, withdraw, write } from './write.ts'

interface Once {
  readonly key: string
  readonly ifVersion: number | null
}

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
  procedures: (actor: OfficeActor) => procedures(needs, actor),
  /** For `orders`: all of the present step's work order is done. */
  completeWork: (writing: Writing<OfficeActor>, caseId: Id): Promise<Outcome<null>> => completeWork(needs, writing, caseId),
  /** For the clock's ticks. */
  sweep: () => sweep(needs),
  /** For the start of the program, after a calendar was added. */
  rereadProvisional: () => rereadProvisional(needs),
})

/** The content of a paper, to whoever sees its case. */
async function materialOf({ db }: CasesNeeds, actor: OfficeActor, id: Id, materialId: Id) {
  const file = await findCase(db, id, actor)
  const found = file && (await materialsOf(db, id)).find((each) => each.id === materialId)
  if (!found) return refuse('request.not-found', { facts: { what: '该材料' } })
  return ok({ name: found.name, mediaType: found.mediaType, bytes: await bytesOf(db, found.sha256) })
}
