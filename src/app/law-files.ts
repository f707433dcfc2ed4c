import { type Calendar, loadCalendar } from '../calendar/index.ts'
import { FaultyPacks, loadRegimes, type Regimes } from '../regimes/index.ts'
import { shipped } from './shipped.ts'
import { StartupError } from './startup-error.ts'

/** Loads the calendars and the measures: those that come with the program, and those of further folders. */
export async function loadLaw(further: readonly string[]): Promise<{ calendar: Calendar; regimes: Regimes }> {
  const calendar = await loadCalendar(shipped.calendars)
  try {
    return { calendar, regimes: await loadRegimes([shipped.regimes, ...further], calendar) }
  } catch (cause) {
    if (cause instanceof FaultyPacks)
      throw new StartupError(`管理办法有误，未启动：\n${cause.message}\n用 zhengyun regimes check 查看全部条文`, { cause })
    const path = (cause as NodeJS.ErrnoException).path
    if (path) throw new StartupError(`读取不到管理办法的文件夹 ${path}，请核对 ZHENGYUN_REGIMES`, { cause })
    throw cause
  }
}
