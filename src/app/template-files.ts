import { checkTemplates, type LoadedTemplates, loadTemplates, templateFaultInWords } from '../documents/index.ts'
import type { Regimes } from '../regimes/index.ts'
import type { Config } from './config.ts'
import { shipped } from './shipped.ts'
import { StartupError } from './startup-error.ts'

type Places = Pick<Config, 'regimes' | 'templates'>

/** All templates of official documents of an installation, and a sentence for each fault. */
export function readTemplates(
  { regimes: further, templates: office }: Places,
  regimes: Regimes,
): { loaded: LoadedTemplates; faults: readonly string[] } {
  try {
    const loaded = loadTemplates({ shipped: shipped.templates, packs: [shipped.regimes, ...further], office })
    const faults = [...loaded.faults, ...checkTemplates(loaded, regimes.all())]
    return { loaded, faults: faults.map(templateFaultInWords) }
  } catch (cause) {
    const path = (cause as NodeJS.ErrnoException).path
    if (path) throw new StartupError(`读取不到公文模板的文件夹 ${path}，请核对 ZHENGYUN_TEMPLATES`, { cause })
    throw cause
  }
}

/** The templates for a start: with a fault none is issued by. Throws a `StartupError` that lists them all. */
export function loadTemplatesFor(places: Places, regimes: Regimes): LoadedTemplates {
  const { loaded, faults } = readTemplates(places, regimes)
  if (faults.length > 0) throw new StartupError(`公文模板有误，未启动：\n${faults.join('\n')}\n用 zhengyun documents check 检查`)
  return loaded
}
