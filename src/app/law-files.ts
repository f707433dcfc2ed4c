import { type LivingCalendar, loadCalendar } from '../calendar/index.ts'
import { createRegimes, FaultyPacks, faultInWords, loadPacks, loadRegimes, packFolders, type Regimes } from '../regimes/index.ts'
import { shipped } from './shipped.ts'
import { StartupError } from './startup-error.ts'

export interface Law {
  readonly calendar: LivingCalendar
  readonly regimes: Regimes
}

/** The law with further packs by their folders; one with a known id takes that measure's place, as a draft of it. */
export async function withPacks({ calendar, regimes }: Law, folders: readonly string[]): Promise<Law> {
  const packs = await loadPacks(folders, [shipped.regimes])
  const faults = packs.flatMap((pack) => pack.faults.map((fault) => ({ ...fault, file: `${pack.folder}/${fault.file}` })))
  if (faults.length > 0) throw new StartupError(`管理办法有误：\n${faults.map(faultInWords).join('\n')}`)
  const own = packs.map(({ regime }) => regime)
  const rest = regimes.all().filter(({ id }) => !own.some((regime) => regime.id === id))
  return { calendar, regimes: createRegimes([...rest, ...own], calendar) }
}

/** Loads the calendars and the measures: those that come with the program, and those of further folders. */
export async function loadLaw(further: readonly string[]): Promise<Law> {
  const calendar = await loadCalendar(shipped.calendars)
  try {
    for (const folder of further) {
      if ((await packFolders(folder)).length === 0)
        throw new StartupError(`${folder} 下没有管理办法：ZHENGYUN_REGIMES 应指向存放各办法文件夹的文件夹，每个办法文件夹里有 measure.md`)
    }
    return { calendar, regimes: await loadRegimes([shipped.regimes, ...further], calendar) }
  } catch (cause) {
    if (cause instanceof FaultyPacks)
      throw new StartupError(`管理办法有误，未启动：\n${cause.message}\n用 zhengyun regimes check 查看全部条文`, { cause })
    const path = (cause as NodeJS.ErrnoException).path
    if (path) throw new StartupError(`读取不到管理办法的文件夹 ${path}，请核对 ZHENGYUN_REGIMES`, { cause })
    throw cause
  }
}
