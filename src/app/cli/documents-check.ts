import { configuration } from './configuration.ts'

/** `zhengyun documents check [FOLDER]`: checks all templates of official documents; a folder stands in the place of the configured one. */
export async function documentsCheck(folder: string | undefined): Promise<number> {
  const [{ loadLaw }, { readTemplates }] = await Promise.all([import('../law-files.ts'), import('../template-files.ts')])
  const { regimes: further, templates } = configuration()
  const { regimes } = await loadLaw(further)
  const { loaded, faults } = readTemplates({ regimes: further, templates: folder ?? templates }, regimes)
  for (const fault of faults) console.log(`✗ ${fault}`)
  const all = [loaded.shipped, loaded.office, ...loaded.packs.values(), ...loaded.officePacks.values()]
  const count = all.reduce((sum, shelf) => sum + shelf.size, 0)
  console.log(faults.length === 0 ? `共检查 ${count} 个模板，没有差错` : `共检查 ${count} 个模板，发现 ${faults.length} 处差错`)
  return faults.length === 0 ? 0 : 1
}
