import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const here = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))

/** What comes with the program, by its place on this machine. */
export const shipped = {
  calendars: here('calendars'),
  regimes: here('regimes'),
  notices: here('templates/notices'),
  templates: here('templates/documents'),
  reports: here('templates/reports'),
  console: here('web/dist'),
  consoleSources: here('web'),
} as const

/** The version of the program, as its manifest says. */
export const version: string = (JSON.parse(readFileSync(here('package.json'), 'utf8')) as { version: string }).version
