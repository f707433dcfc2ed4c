import { readFileSync } from 'node:fs'
import { type Config, readConfig } from '../config.ts'

/** The configuration of this process: its environment, and the file that it names. */
export const configuration = (): Config => readConfig(process.env, (path) => readFileSync(path, 'utf8'))

/** Messages on the way go to stderr: stdout is for what a command was asked to print. */
export const log = (message: string): void => console.error(message)
