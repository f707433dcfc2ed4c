import { Type } from '@sinclair/typebox'
import { operationOf } from '../../identity/index.ts'
import { IdParams, IdText, InstantText, Nullable, type Outcome, ok, PageOf, PageQuery, type Route } from '../../kernel/index.ts'
import { ComparedView, citeInWords, type PackFault, type Regimes } from '../../regimes/index.ts'
import type { Draft, FoundDraft } from './drafts/draft.ts'
import { draftLimits } from './drafts/unpack.ts'
import { parts, rowKinds, type TrialRow, type TrialRun } from './runs/trial-run.ts'
import type { Trials } from './service.ts'

const operation = operationOf('推演')
const OneOf = <const T extends readonly string[]>(values: T) =>
  Type.Unsafe<T[number]>(Type.Union(values.map((value) => Type.Literal(value))))

const FaultView = Type.Object({
  file: Type.String(),
  line: Type.Integer(),
  article: Type.String({ description: '所在条文；不在条文之下的为空' }),
  fault: Type.String(),
  remedy: Type.String(),
})
const Count = Type.Object({ terms: Type.Integer(), overdue: Type.Integer() })
const draft = {
  ...{ id: IdText, fileName: Type.String(), measureId: Type.String(), title: Type.String() },
  against: Type.Object({ id: Type.String(), title: Type.String() }, { description: '上传当日适用的办法，推演与之比较' }),
  ...{ storyCount: Type.Integer(), faultCount: Type.Integer(), unprovenCount: Type.Integer() },
  coverage: Type.Object({ all: Type.Integer(), carried: Type.Integer() }),
  ...{ uploadedByName: Type.String(), uploadedAt: InstantText },
}
const DraftView = Type.Object(draft)
const TrialView = Type.Object({
  ...{ id: IdText, draftId: IdText },
  against: Type.Object({ id: Type.String(), title: Type.String() }),
  state: OneOf(['running', 'finished', 'failed', 'stopped']),
  part: OneOf(parts),
  ...{ done: Type.Integer(), total: Type.Integer(), attempts: Type.Integer() },
  ...{ startedByName: Type.String(), startedAt: InstantText, endedAt: Nullable(InstantText) },
  stoppedByName: Nullable(Type.String()),
  mayStop: Type.Boolean({ description: '正在推演，且由本人发起' }),
  failure: Nullable(Type.String()),
  outcome: Nullable(
    Type.Object({
      ...{ cases: Type.Integer(), unlike: Type.Integer(), kept: Type.Integer(), before: Count, after: Count },
      amounts: Nullable(Type.Object({ before: Type.String(), after: Type.String(), faults: Type.Array(Type.String()) })),
      storiesOf: OneOf(['draft', 'measure']),
      ...{ stories: Type.Integer(), storiesUnlike: Type.Integer(), storiesFailure: Nullable(Type.String()) },
    }),
  ),
})
const FoundView = Type.Object({
  ...draft,
  faults: Type.Array(FaultView, { description: '差错，至多 500 处' }),
  unproven: Type.Array(FaultView, { description: '还没有故事证明的要求；不妨碍推演' }),
  trials: Type.Array(TrialView),
})
const RowView = Type.Object({
  ...{ kind: OneOf(rowKinds), no: Type.Integer(), subjectId: Nullable(IdText), label: Type.String(), name: Type.String() },
  differences: Type.Array(
    Type.Object({ kind: OneOf(['term', 'refusal', 'amount', 'other']), where: Type.String(), before: Type.String(), after: Type.String() }),
  ),
})

/** `/measure-drafts` and `/measure-trials`: for those whose measure lets them try drafts. */
export function trialRoutes(trials: Trials, regimes: Regimes): Route[] {
  const view = viewsOf(regimes)
  return [
    operation({
      method: 'POST',
      path: '/measure-drafts',
      id: 'uploadMeasureDraft',
      summary: '上传一份办法草案（办法文件夹压缩成的 ZIP）并检查；只按文字读取，不运行其中任何内容',
      may: 'measure.try',
      takesFile: true,
      body: Type.Object({
        name: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
        content: Type.String({
          minLength: 1,
          maxLength: Math.ceil(draftLimits.packed / 3) * 4,
          description: 'ZIP 文件（base64），不超过 4 MB',
        }),
      }),
      response: FoundView,
      status: 201,
      handle: async ({ actor, body, key }) =>
        mapped(await trials.upload(actor, body, key), (found) => view.found({ ...found, trials: [] }, actor.personId)),
    }),
    operation({
      method: 'GET',
      path: '/measure-drafts',
      id: 'listMeasureDrafts',
      summary: '本单位上传的办法草案',
      may: 'measure.try',
      query: PageQuery,
      response: PageOf(DraftView),
      handle: async ({ actor, query }) => {
        const { items, next } = await trials.list(actor, query)
        return ok({ items: items.map(view.draft), next })
      },
    }),
    operation({
      method: 'GET',
      path: '/measure-drafts/{id}',
      id: 'getMeasureDraft',
      summary: '查看办法草案：检查结果与历次推演',
      may: 'measure.try',
      params: IdParams,
      response: FoundView,
      handle: async ({ actor, params }) => mapped(await trials.get(actor, params.id), (found) => view.found(found, actor.personId)),
    }),
    operation({
      method: 'GET',
      path: '/measure-drafts/{id}/comparison',
      id: 'compareMeasureDraft',
      summary: '办法草案与现行办法逐条比较；有差错的草案没有比较',
      may: 'measure.try',
      params: IdParams,
      response: Type.Object({ comparison: Nullable(ComparedView) }),
      handle: async ({ actor, params }) => mapped(await trials.comparison(actor, params.id), (comparison) => ({ comparison })),
    }),
    operation({
      method: 'POST',
      path: '/measure-drafts/{id}/trials',
      id: 'startMeasureTrial',
      summary: '开始推演：以草案重演以往办件的期限与准否、费用，并演练故事；在后台进行，不改动任何记录',
      may: 'measure.try',
      params: IdParams,
      response: TrialView,
      status: 201,
      handle: async ({ actor, params, key }) =>
        mapped(await trials.start(actor, params.id, key), (trial) => view.trial(trial, actor.personId)),
    }),
    operation({
      method: 'GET',
      path: '/measure-trials/{id}',
      id: 'getMeasureTrial',
      summary: '查看一次推演：进度、结果合计，或者失败的原因',
      may: 'measure.try',
      quiet: true,
      params: IdParams,
      response: TrialView,
      handle: async ({ actor, params }) => mapped(await trials.trial(actor, params.id), (trial) => view.trial(trial, actor.personId)),
    }),
    operation({
      method: 'POST',
      path: '/measure-trials/{id}/stop',
      id: 'stopMeasureTrial',
      summary: '停止本人发起的推演；已得出的部分结果不保留为结论',
      may: 'measure.try',
      params: IdParams,
      response: Type.Null(),
      handle: ({ actor, params, key }) => trials.stopTrial(actor, params.id, key),
    }),
    operation({
      method: 'POST',
      path: '/jobs/work/trials/{id}/stop',
      id: 'stopTrialWork',
      summary: '系统管理员停止一次正在进行的推演',
      may: 'job.manage',
      params: IdParams,
      response: Type.Null(),
      handle: ({ actor, params, key }) => trials.stopTrial(actor, params.id, key),
    }),
    operation({
      method: 'GET',
      path: '/measure-trials/{id}/rows',
      id: 'listMeasureTrialRows',
      summary: '推演结果：按草案会有不同的办件、系统费用，以及各个故事',
      may: 'measure.try',
      params: IdParams,
      query: Type.Object({
        kind: OneOf(rowKinds),
        unlike: Type.Boolean({ default: true, description: '只列有不同的' }),
        limit: Type.Integer({ minimum: 1, maximum: 200, default: 50 }),
        after: Type.Optional(Type.String({ pattern: '^\\d{1,9}$', description: '上一页给出的游标 next' })),
      }),
      response: PageOf(RowView),
      handle: async ({ actor, params, query: { after, ...query } }) =>
        mapped(
          await trials.rows(actor, params.id, { ...query, after: after === undefined ? undefined : Number(after) }),
          ({ items, next }) => ({
            items: items.map(viewRow),
            next: next === null ? null : String(next),
          }),
        ),
    }),
  ]
}

const mapped = <T, V>(outcome: Outcome<T>, to: (value: T) => V): Outcome<V> => (outcome.ok ? ok(to(outcome.value)) : outcome)

const viewFault = ({ article, ...fault }: PackFault) => ({ ...fault, article: article ? citeInWords(article) : '' })

const viewRow = ({ kind, no, subjectId, label, name, differences }: TrialRow) => ({
  ...{ kind, no, subjectId, label, name },
  differences: differences.map((each) => ({ ...each })),
})

function viewsOf(regimes: Regimes) {
  const named = (id: string) => ({ id, title: regimes.has(id) ? regimes.get(id).title : id })
  const view = (of: Draft) => {
    const { id, fileName, measureId, title, storyCount, faultCount, unprovenCount, coverage, uploadedByName, uploadedAt } = of
    return {
      ...{ id, fileName, measureId, title, storyCount, faultCount, unprovenCount, coverage: { ...coverage }, uploadedByName, uploadedAt },
      against: named(of.against),
    }
  }
  const trial = (of: TrialRun, by: string) => {
    const { id, draftId, state, part, done, total, attempts, startedByName, startedAt, endedAt, failure, outcome, stoppedByName } = of
    return {
      ...{ id, draftId, state, part, done, total, attempts, startedByName, startedAt, endedAt, failure, stoppedByName },
      mayStop: state === 'running' && of.startedBy === by,
      against: named(of.against),
      outcome: outcome && { ...outcome, amounts: outcome.amounts && { ...outcome.amounts, faults: [...outcome.amounts.faults] } },
    }
  }
  return {
    draft: view,
    trial,
    found: (of: FoundDraft & { readonly trials: readonly TrialRun[] }, by: string) => ({
      ...view(of),
      ...{ faults: of.faults.map(viewFault), unproven: of.unproven.map(viewFault), trials: of.trials.map((each) => trial(each, by)) },
    }),
  }
}
