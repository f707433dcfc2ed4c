import type { OfficeActor } from '../../identity/index.ts'
import { ok, refuse } from '../../kernel/index.ts'
import { documentOf, type Regime } from '../../regimes/index.ts'
import { labelsOf } from '../rules/clocks.ts'
import { compare, numbered, placeInWords } from '../rules/compare.ts'
import { bodiesIn, bodyFields, withNames } from '../rules/fields.ts'
import { findCase } from '../store/cases.ts'
import { namesOfBodies } from '../store/involved.ts'
import { type CaseVersion, versionsOf } from '../store/papers.ts'
import { type CasesNeeds, lawOf, ruleOf } from './needs.ts'

/** The submitted versions, each with what changed since the one before. */
export async function viewVersions(needs: CasesNeeds, actor: OfficeActor, id: string) {
  const file = await findCase(needs.db, id, actor)
  if (!file) return refuse('request.not-found', { facts: { what: '该办件' } })
  const { regime, procedure } = lawOf(needs.regimes, file)
  const written = await versionsOf(needs.db, id)
  const labels = labelsOf(procedure)
  const bodies = bodyFields(procedure)
  const names = await namesOfBodies(
    needs.db,
    written.flatMap(({ fields }) => bodiesIn(bodies, fields)),
  )
  const versions = written.map((version) => ({ ...version, fields: withNames(version.fields, bodies, names) }))
  const items = versions.map(({ step, ...version }, index) => {
    const before = versions[index - 1]
    return { ...version, stepName: ruleOf(procedure, step).name, differences: before ? differences(regime, before, version, labels) : [] }
  })
  return ok({ items })
}

type Compared = Pick<CaseVersion, 'fields' | 'lines' | 'materials'>

const differences = (regime: Regime, before: Compared, after: Compared, labels: Readonly<Record<string, string>>) =>
  compare(comparable(regime, before), comparable(regime, after)).flatMap((each) => {
    const label = placeInWords(each.path, labels)
    return label === null ? [] : [{ ...each, label }]
  })

const comparable = (regime: Regime, { fields, lines, materials }: Compared) => ({
  fields,
  lines: numbered(lines),
  materials: numbered(materials.map((material) => materialInWords(regime, material))),
})

/** A paper in one piece, with so much of its digest that another file of the same name is told from it. */
const materialInWords = (regime: Regime, { document, name, sha256 }: Compared['materials'][number]): string =>
  `《${documentOf(regime, document)?.name ?? document}》${name}（SHA-256 ${sha256.slice(0, 12)}…）`
