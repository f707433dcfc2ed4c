import type { OfficeActor } from '../../identity/index.ts'
import { newId, type Outcome, ok, refuse } from '../../kernel/index.ts'
import { patternFault } from '../rules/series.ts'
import { claimPattern, insertSetting, type SeriesSetting, settingsOf } from '../store/series.ts'
import type { Series } from '../templates/template.ts'
import type { DocumentsNeeds } from './needs.ts'

export interface SeriesInput {
  /** Null: every series that has none of its own. */
  readonly series: Series | null
  readonly pattern: string
}

/** Who keeps the numbers of an organisation: its administrator, and who signs. */
export const keepsNumbers = ({ posts }: Pick<OfficeActor, 'posts'>): boolean => posts.includes('unit-admin') || posts.includes('signer')

/** How the actor's organisation numbers what it issues. */
export const createNumbering = (needs: DocumentsNeeds) => ({
  async settings(actor: OfficeActor): Promise<{ readonly keeps: boolean; readonly items: readonly SeriesSetting[] }> {
    return { keeps: keepsNumbers(actor), items: await settingsOf(needs.db, actor.organisationId) }
  },

  /** From now on the numbers of a series are written so. Refuses with `document.not-keeper`, `document.pattern-taken`. */
  setSeries: (actor: OfficeActor, input: SeriesInput, key: string): Promise<Outcome<SeriesSetting>> =>
    needs.door.write({ actor, does: 'document.set-series', needs: 'case.read', once: { key, input } }, async ({ tx, now, record }) => {
      const { jurisdictionId, organisationId } = actor
      if (jurisdictionId === null || !keepsNumbers(actor)) return refuse('document.not-keeper')
      const { series, pattern } = input
      const fault = patternFault(pattern)
      if (fault) return refuse('request.invalid', { faults: [fault] })
      if ((await claimPattern(tx, jurisdictionId, organisationId, pattern)) !== organisationId)
        return refuse('document.pattern-taken', { facts: { pattern } })
      const [before = null] = (await settingsOf(tx, organisationId)).filter((each) => each.series === series)
      const setting = { id: newId(), series, pattern, setAt: now, setByName: actor.personName }
      await insertSetting(tx, { ...setting, jurisdictionId, organisationId, setBy: actor.personId })
      await record({
        object: { kind: 'document-series', id: setting.id },
        jurisdiction: jurisdictionId,
        organisation: organisationId,
        before: before && { series, pattern: before.pattern },
        after: { series, pattern },
      })
      return ok(setting)
    }),
})
