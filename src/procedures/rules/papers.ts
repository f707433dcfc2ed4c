import type { Day } from '../../kernel/index.ts'

/** Fills in the places of a paper's wording; a place nobody filled is left blank, never shown as a brace. */
export const fillIn = (wording: string, facts: Readonly<Record<string, string>>): string =>
  wording.replace(/\{([\w.-]+)\}/g, (_, name: string) => (Object.hasOwn(facts, name) ? (facts[name] ?? '') : '')).trimEnd()

/** `2024-09-03` as an official document writes it: 2024年9月3日 (GB/T 9704: no leading zeros). */
export const dateInWords = (day: Day): string => `${+day.slice(0, 4)}年${+day.slice(5, 7)}月${+day.slice(8, 10)}日`
