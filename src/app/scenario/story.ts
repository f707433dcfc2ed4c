import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { parse } from 'yaml'
import type { Body, Thing } from '../play/index.ts'
import { misspelt } from './words.ts'

/** An organisation and one person of it, or a further person of another actor's organisation. */
export interface ActorSeed {
  readonly name?: string
  readonly of?: string
  readonly party?: string | readonly string[]
  readonly area?: string
  readonly budget?: 'level' | 'outside-level'
  readonly nature?: 'government' | 'class-one' | 'class-two' | 'enterprise' | 'other'
  readonly parent?: string
  readonly posts?: readonly string[]
}

export interface Stage {
  readonly regime: string
  readonly jurisdiction: string
  readonly actors: Readonly<Record<string, ActorSeed>>
  readonly things: readonly Thing[]
}

/** One entry of a story: perhaps a moved clock, perhaps an act, and what must be so. */
export type Entry = Readonly<Record<string, Body>>

export interface Story {
  readonly file: string
  readonly title: string
  readonly proves: readonly string[]
  readonly begins: string
  readonly stage: Stage
  readonly story: readonly Entry[]
  readonly nothingElse: boolean
}

/** Reads a story and its stage. Throws in words when a part is missing. */
export async function readStory(file: string): Promise<Story> {
  const said = await readYaml(file)
  for (const key of ['title', 'proves', 'stage', 'begins', 'story']) {
    if (said[key] === undefined) throw new Error(`${file}：缺少 ${key}`)
  }
  const stage = (await readYaml(join(dirname(file), said.stage))) as Stage
  const faults = misspelt(said, stage)
  if (faults.length > 0) throw new Error(`${file}：${faults.join('；')}`)
  return {
    file,
    title: said.title,
    proves: said.proves.map(String),
    begins: said.begins,
    stage,
    story: said.story,
    nothingElse: said['nothing-else'] === true,
  }
}

/** Days stay texts: YAML's own dates would be read in the process's time zone. */
async function readYaml(file: string): Promise<Body> {
  try {
    return parse(await readFile(file, 'utf8'), { schema: 'core' })
  } catch (error) {
    throw new Error(`${file}：${(error as Error).message}`, { cause: error })
  }
}
