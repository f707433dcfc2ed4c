import type { OfficeActor } from '../../identity/index.ts'
import { ok, refuse } from '../../kernel/index.ts'
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
  const { procedure } = lawOf(needs.regimes, file)
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
    return { ...version, stepName: ruleOf(procedure, step).name, differences: before ? differences(before, version, labels) : [] }
  })
  return ok({ items })
}

type Compared = Pick<CaseVersion, 'fields' | 'lines' | 'materials'>

const differences = (before: Compared, after: Compared, labels: Readonly<Record<string, string>>) =>
  compare(comparable(before), comparable(after)).flatMap((each) => {
    const label = placeInWords(each.path, labels)
    return label === null ? [] : [{ ...each, label }]
  })

const comparable = ({ fields, lines, materials }: Compared) => ({
  fields,
  lines: numbered(lines),
  materials: numbered(materials.map(({ document, name, sha256 }) => ({ document, name, sha256 }))),
})
