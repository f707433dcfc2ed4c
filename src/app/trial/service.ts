import type { OfficeActor } from '../../identity/index.ts'
import {
  addressOf,
  type Clock,
  type Database,
  type Day,
  type Door,
  type Id,
  labelOf,
  newId,
  type Outcome,
  ok,
  type Page,
  pageOf,
  refuse,
  timeCursor,
  today,
} from '../../kernel/index.ts'
import { type Compared, permissionName, type Regimes } from '../../regimes/index.ts'
import { checkContent } from './drafts/check.ts'
import type { Draft, FoundDraft } from './drafts/draft.ts'
import * as drafts from './drafts/store.ts'
import { createTurns } from './drafts/turns.ts'
import { endTrial, tookTooLong } from './runs/ending.ts'
import { createProcesses } from './runs/processes.ts'
import * as runs from './runs/store.ts'
import type { RowKind, TrialRow, TrialRun } from './runs/trial-run.ts'

export interface TrialsNeeds {
  readonly db: Database
  readonly door: Door
  readonly clock: Clock
  readonly regimes: Regimes
  readonly regimeIdOn: (jurisdictionId: Id, on: Day) => Promise<string | null>
  /** Folders of packs beside the program's own. */
  readonly further: readonly string[]
}

export type Trials = ReturnType<typeof createTrials>

const noDraft = () => refuse('request.not-found', { facts: { what: '这份办法草案' } })
const noTrial = () => refuse('request.not-found', { facts: { what: '这次推演' } })

/** Drafts of measures: uploaded, checked, held against the measure in force, tried (推演). */
export function createTrials(needs: TrialsNeeds) {
  const { db, door, clock } = needs
  const processes = createProcesses({
    taskOf: (trialId) => ({ address: addressOf(db), trialId, now: clock.now(), further: needs.further }),
    onTimeOut: (trialId) => void timedOut(trialId).catch(() => {}),
  })
  const timedOut = async (id: Id) => {
    const trial = await runs.findTrial(db, id)
    if (trial?.state === 'running') await endTrial(door, trial, { failure: tookTooLong })
  }
  // Each may take a core and a quarter of a gigabyte: however many are uploaded at once, they are checked one after the other.
  const turns = createTurns()

  return {
    /**
     * Checks an uploaded draft and keeps what was found. Faults of the pack are no refusal; refuses with `measure.draft-unreadable` what is no archive of one, and `measure.draft-whole` who sees
     * only a part of the jurisdiction: a measure concerns all of it. Refuses at once, with `request.too-often`, while another one of the person is being checked, or too many wait.
     */
    async upload(
      actor: OfficeActor,
      input: { readonly name: string; readonly content: string },
      key: string,
    ): Promise<Outcome<FoundDraft>> {
      const allowed = placeOf(actor)
      if (!allowed.ok) return allowed
      const jurisdictionId = allowed.value
      const against = await needs.regimeIdOn(jurisdictionId, today(clock))
      if (against === null) return refuse('jurisdiction.regime-none', { facts: { on: today(clock) } })
      const checked = await turns.take(actor.personId, () => checkContent(input.content, needs.regimes.all(), against))
      if (!checked.ok) return checked
      const written = await door.write(
        {
          actor,
          does: 'measure.upload-draft',
          needs: 'measure.try',
          once: { key, input: { name: input.name, sha256: checked.value.sha256 } },
        },
        async ({ tx, now, record }) => {
          const id = newId()
          const by = { by: actor.personId, byName: actor.personName, at: now }
          const place = { jurisdictionId, organisationId: actor.organisationId, organisationName: actor.organisationName }
          const fileName = labelOf(input.name) || '草案.zip'
          await drafts.insertDraft(tx, { id, ...place, fileName, sha256: checked.value.sha256, against, checked: checked.value, ...by })
          const { title, measureId, faultCount } = checked.value
          await record({
            object: { kind: 'measure-draft', id },
            ...{ jurisdiction: jurisdictionId, organisation: actor.organisationId },
            after: { fileName, title, measureId, against, faults: faultCount },
          })
          return ok({ id })
        },
      )
      return written.ok ? seenDraft(db, actor, written.value.id) : written
    },

    async list(
      actor: OfficeActor,
      { limit, after }: { readonly limit: number; readonly after?: string | undefined },
    ): Promise<Page<Draft>> {
      const { jurisdictionId, organisationId } = actor
      if (jurisdictionId === null || !actor.sight.all) return { items: [], next: null }
      const rows = await drafts.readDrafts(db, { jurisdictionId, organisationId }, { after: timeCursor(after), limit: limit + 1 })
      return pageOf(rows, limit, ({ uploadedAt, id }) => [uploadedAt, id])
    },

    async get(actor: OfficeActor, id: Id): Promise<Outcome<FoundDraft & { readonly trials: readonly TrialRun[] }>> {
      const draft = await seenDraft(db, actor, id)
      return draft.ok ? ok({ ...draft.value, trials: await runs.trialsOf(db, id) }) : draft
    },

    /** The draft rule by rule beside the measure that it was held against; null where it has faults. */
    async comparison(actor: OfficeActor, id: Id): Promise<Outcome<Compared | null>> {
      const draft = await seenDraft(db, actor, id)
      return draft.ok ? ok(await drafts.comparisonOf(db, id)) : draft
    },

    /** Begins a trial; it goes on without the request. Refuses with `measure.draft-faulty`, or `measure.trial-going-on` while another of the jurisdiction is running. */
    async start(actor: OfficeActor, draftId: Id, key: string): Promise<Outcome<TrialRun>> {
      const draft = await seenDraft(db, actor, draftId)
      if (!draft.ok) return draft
      const { faultCount, jurisdictionId, against, title } = draft.value
      if (faultCount > 0) return refuse('measure.draft-faulty', { facts: { count: String(faultCount) } })
      if (!needs.regimes.has(against)) return refuse('measure.draft-outlived', {})
      const begun = await door.write(
        { actor, does: 'measure.begin-trial', needs: 'measure.try', once: { key, input: { draftId } } },
        async ({ tx, now, record }) => {
          const id = newId()
          const place = { jurisdictionId, organisationId: actor.organisationId, organisationName: actor.organisationName }
          const is = await runs.insertTrial(tx, { id, draftId, ...place, against, by: actor.personId, byName: actor.personName, at: now })
          if (!is) return refuse('measure.trial-going-on', {})
          await record({
            object: { kind: 'measure-trial', id: draftId },
            ...{ jurisdiction: jurisdictionId, organisation: actor.organisationId },
            after: { title, against },
          })
          return ok({ id })
        },
      )
      if (!begun.ok) return begun
      const trial = await runs.findTrial(db, begun.value.id)
      if (!trial) return noTrial()
      if (trial.state === 'running') processes.begin(trial.id)
      return ok(trial)
    },

    async trial(actor: OfficeActor, id: Id): Promise<Outcome<TrialRun>> {
      const trial = await runs.findTrial(db, id)
      return trial && isOwn(actor, trial) ? ok(trial) : noTrial()
    },

    /**
     * Stops a trial: for who started it, and for whoever looks after the platform (`job.manage`), to whom it tells nothing of the draft. Refuses with
     * `measure.trial-not-yours` and `measure.trial-ended`.
     */
    async stopTrial(actor: OfficeActor, id: Id, key: string): Promise<Outcome<null>> {
      const manages = actor.permissions.has('job.manage')
      const found = await runs.findTrial(db, id)
      if (!found || !(manages || isOwn(actor, found))) return noTrial()
      if (!manages && found.startedBy !== actor.personId) return refuse('measure.trial-not-yours', { facts: { by: found.startedByName } })
      const needs = manages ? 'job.manage' : 'measure.try'
      const act = { actor, does: 'measure.stop-trial', needs, once: { key, input: { id } } }
      const stopped = await door.write<null, OfficeActor>(act, async ({ tx, now, record }) => {
        if (!(await runs.stopTrial(tx, found.no, actor.personName, now))) return refuse('measure.trial-ended', {})
        await record({
          object: { kind: 'measure-trial', id: found.draftId },
          ...{ jurisdiction: found.jurisdictionId, organisation: found.organisationId },
          before: { state: 'running' },
          after: { state: 'stopped' },
        })
        return ok(null)
      })
      // Another process may work on it: it ends at its next step, or with the job of each minute.
      if (stopped.ok) processes.end(id)
      return stopped
    },

    /** What a trial came to, of one kind, as far as the actor may see whose matter each is. */
    async rows(
      actor: OfficeActor,
      id: Id,
      {
        kind,
        unlike,
        limit,
        after,
      }: { readonly kind: RowKind; readonly unlike: boolean; readonly limit: number; readonly after?: number | undefined },
    ): Promise<Outcome<{ readonly items: readonly TrialRow[]; readonly next: number | null }>> {
      const trial = await runs.findTrial(db, id)
      if (!trial || !isOwn(actor, trial)) return noTrial()
      const rows = await runs.readRows(db, actor.sight, trial.no, { kind, unlike, after: after ?? 0, limit: limit + 1 })
      const items = rows.slice(0, limit)
      return ok({ items, next: rows.length > limit ? (items.at(-1)?.no ?? null) : null })
    },

    /** For the job of each minute: trials that no process works on are begun anew; it waits for none of them. Those that were stopped elsewhere are ended. */
    async resume(): Promise<void> {
      const open = await runs.openTrials(db)
      const ended = processes.all().filter((id) => !open.some((trial) => trial.id === id))
      // One that was begun since is no ended one.
      for (const id of ended) if ((await runs.findTrial(db, id))?.state !== 'running') processes.end(id)
      for (const { no, id } of open) {
        if (processes.has(id)) continue
        const taken = await db.transaction().execute((tx) => runs.isWorkedOn(tx, no))
        if (!taken) processes.begin(id)
      }
    },

    stop: (): Promise<void> => processes.stop(),
  }
}

/** A measure is of the whole jurisdiction: who sees a part of it tries none. */
function placeOf({ jurisdictionId, sight, permissions }: OfficeActor): Outcome<Id> {
  if (!permissions.has('measure.try')) return refuse('permission.denied', { facts: { permission: permissionName('measure.try') } })
  return jurisdictionId !== null && sight.all ? ok(jurisdictionId) : refuse('measure.draft-whole', {})
}

/** What is not issued yet is its own organisation's. */
const isOwn = (
  { jurisdictionId, organisationId, sight }: OfficeActor,
  of: { readonly jurisdictionId: Id; readonly organisationId: Id },
): boolean => sight.all && of.jurisdictionId === jurisdictionId && of.organisationId === organisationId

async function seenDraft(db: Database, actor: OfficeActor, id: Id): Promise<Outcome<FoundDraft>> {
  const draft = await drafts.findDraft(db, id)
  return draft && isOwn(actor, draft) ? ok(draft) : noDraft()
}
