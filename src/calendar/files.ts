import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { CalendarFile } from './calendar.ts'
import { createLivingCalendar, type LivingCalendar } from './living.ts'

/** The calendar of a folder with one `<year>.yaml` a year. Throws an Error that names the file and what is wrong with it. */
export async function loadCalendar(directory: string): Promise<LivingCalendar> {
  const names = (await readdir(directory)).filter((name) => name.endsWith('.yaml')).toSorted()
  if (names.length === 0) throw new Error(`the calendar cannot be read: ${directory} holds no file such as 2026.yaml`)
  return createLivingCalendar(await Promise.all(names.map((name) => loadFile(directory, name))))
}

async function loadFile(directory: string, name: string): Promise<CalendarFile> {
  const file = join(directory, name)
  const content = parseYaml(await readFile(file, 'utf8'), file)
  const year = (content as { year?: unknown } | null)?.year
  if (typeof year === 'number' && name !== `${year}.yaml`) throw new Error(`${file}: its year is ${year}, so its name must be ${year}.yaml`)
  return { file, content }
}

function parseYaml(text: string, file: string): unknown {
  try {
    return parse(text)
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : error}`, { cause: error })
  }
}
