import { readdirSync, readFileSync } from 'node:fs'
import { isKind } from './rules/kinds.ts'
import { readTemplates, type TemplateFile, type Templates } from './rules/templates.ts'

/** Sentences that cannot be used: the program does not start with them. */
export class FaultyTemplates extends Error {}

/** Reads the sentences of notices: those that come with the program, and over them an office's own, file by file. Throws `FaultyTemplates` with every fault. */
export function loadTemplates(folders: readonly string[]): Templates {
  const { templates, faults } = readTemplates(folders.flatMap(filesIn))
  if (faults.length > 0) throw new FaultyTemplates(faults.map((fault) => `  - ${fault}`).join('\n'))
  return templates
}

function filesIn(folder: string): TemplateFile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .sort()
    .map((name) => {
      const kind = name.slice(0, -'.md'.length)
      if (!isKind(kind)) throw new FaultyTemplates(`  - ${folder} 中的 ${name} 不是任何一类消息的文件`)
      return { kind, path: name, text: readFileSync(`${folder}/${name}`, 'utf8') }
    })
}
