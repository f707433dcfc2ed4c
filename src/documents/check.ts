import { permissions, type Regime } from '../regimes/index.ts'
import { checkTemplate, type Known } from './templates/checking.ts'
import type { Shelf, Shelves } from './templates/choosing.ts'
import type { TemplateFault } from './templates/template.ts'

/** The faults of all templates, against the measures that are loaded; those of a measure's own against that measure alone. */
export function checkTemplates(shelves: Shelves, measures: readonly Regime[]): TemplateFault[] {
  const all = knownOf(measures)
  const of = (shelf: Shelf, known: Known) => [...shelf.values()].flatMap((template) => checkTemplate(template, known))
  const own = [...shelves.packs, ...shelves.officePacks].flatMap(([id, shelf]) => {
    const [measure] = measures.filter((each) => each.id === id)
    if (measure) return of(shelf, knownOf([measure]))
    const file = [...shelf.values()][0]?.file
    return file
      ? [{ file, line: 1, fault: `没有办法“${id}”`, remedy: `文件夹名应是办法的 id：${measures.map((each) => each.id).join('、')}` }]
      : []
  })
  return [...of(shelves.shipped, all), ...of(shelves.office, all), ...own]
}

function knownOf(measures: readonly Regime[]): Known {
  const each = (pick: (measure: Regime) => readonly string[]) => [...new Set(measures.flatMap(pick))]
  return {
    parties: each(({ parties }) => parties.map(({ id }) => id)),
    permissions: Object.keys(permissions),
    papers: each(({ documents }) => documents.flatMap(({ id, says }) => (says === null ? [] : [id]))),
    procedures: each(({ procedures }) => procedures.map(({ id }) => id)),
    fields: each(({ procedures }) =>
      procedures.flatMap(({ steps }) =>
        steps.flatMap(({ asks, outcomes }) => [...asks, ...outcomes.flatMap((outcome) => outcome.asks)].map(({ field }) => field)),
      ),
    ),
  }
}
