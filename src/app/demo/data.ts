import { readFile } from 'node:fs/promises'
import { parse as parseCsv } from 'csv-parse/sync'
import { parse } from 'yaml'
import type { Body } from '../play/index.ts'

/** A person of the demo; the words are those of a scenario's stage. */
export interface ActorSeed {
  /** The organisation's name, or `of`: another actor of the same one. */
  readonly name?: string
  readonly of?: string
  readonly party?: string
  readonly parent?: string
  readonly area?: string
  readonly budget?: string
  readonly posts: readonly string[]
}

/** One item of the catalogue as its file tells it; prices in yuan, empty where nobody has set one. */
export interface CatalogueRow {
  readonly key: string
  readonly code: string
  readonly category1: string
  readonly category2: string
  readonly category3: string
  readonly name: string
  readonly specification: string
  readonly unit: string
  readonly basis: string
  readonly price: string
  readonly ceiling: string
  readonly year: string
}

/** A case with the day (and what else there is to say) of each of its stages. */
export interface CaseSeed {
  readonly case: string
  readonly course: string
  readonly on: Readonly<Record<string, string | { readonly on: string; readonly refused?: string }>>
  readonly [fact: string]: Body
}

/** An act in the words of docs/scenarios.md; in a course `$name` stands for a fact of the case. */
export type ActSeed = Readonly<Record<string, Body>>
export type Course = Readonly<Record<string, readonly ActSeed[]>>

/** One jurisdiction of the demo: who is there, what there is, and what happens. */
export interface Place {
  readonly regime: string
  readonly jurisdiction: string
  /** What the logins of its people begin with. */
  readonly prefix: string
  readonly actors: Readonly<Record<string, ActorSeed>>
  /** An actor whose organisation files what it owes only when it is overdue. */
  readonly forgetful?: string
  /** Who lists items, who sets ceilings (where the measure has them) and who prices. */
  readonly catalogue: { readonly by: string; readonly ceilings?: string; readonly prices?: string }
  readonly things: readonly ActSeed[]
  readonly rows: readonly CatalogueRow[]
  readonly courses: Readonly<Record<string, Course>>
  readonly cases: readonly CaseSeed[]
  readonly story: readonly ActSeed[]
}

const folder = new URL('./data/', import.meta.url)

/** Reads the files of the demo. */
export const readPlaces = (): Promise<Place[]> => Promise.all(['hunan', 'weihai'].map(readPlace))

async function readPlace(name: string): Promise<Place> {
  const text = (file: string) => readFile(new URL(`${name}/${file}`, folder), 'utf8')
  const [place, courses, cases, story] = await Promise.all(
    ['place', 'courses', 'cases', 'story'].map(async (file) => parse(await text(`${file}.yaml`))),
  )
  const rows = parseCsv(await text('catalogue.csv'), { columns: true, comment: '#', comment_no_infix: true }) as CatalogueRow[]
  return { ...place, rows, courses, cases, story }
}
