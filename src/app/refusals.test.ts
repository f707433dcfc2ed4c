import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { type RefusalCode, refusals } from '../kernel/index.ts'

const src = fileURLToPath(new URL('../', import.meta.url))
const written = globSync('**/*.ts', { cwd: src })
  .filter((path) => !/\.(test|fixture)\.ts$/.test(path) && path !== 'kernel/refusals.ts')
  .map((path) => readFileSync(`${src}${path}`, 'utf8'))
  .join('\n')

// That none is written which is not listed, and that each is told its facts, the compiler sees to.
test.each(Object.keys(refusals) as RefusalCode[])('%s is told somewhere', (code) => expect(written).toContain(`'${code}'`))
