import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Shelf, Shelves } from './templates/choosing.ts'
import { readTemplate } from './templates/reading.ts'
import type { Template, TemplateFault } from './templates/template.ts'

export interface TemplateFolders {
  /** `templates/documents` of the program. */
  readonly shipped: string
  /** Folders of packs: `<folder>/<measure>/documents/<kind>.md`. */
  readonly packs: readonly string[]
  /** The office's own: `<folder>/<kind>.md`, and `<folder>/<measure>/<kind>.md` for one measure. */
  readonly office: string | null
}

export interface LoadedTemplates extends Shelves {
  readonly faults: readonly TemplateFault[]
}

/** Reads all templates, once at start. Throws only where the office's own folder is not there or cannot be read. */
export function loadTemplates({ shipped, packs, office }: TemplateFolders): LoadedTemplates {
  const faults: TemplateFault[] = []
  const shelf = (folder: string, label: string) => shelfOf(folder, label, faults)
  const byMeasure = (folder: string, inside: string) =>
    foldersIn(folder).flatMap((id): [string, Shelf][] => {
      const path = join(folder, id, inside)
      return isFolder(path) ? [[id, shelf(path, join(id, inside))]] : []
    })
  return {
    shipped: shelf(shipped, 'templates/documents'),
    packs: new Map(packs.flatMap((folder) => byMeasure(folder, 'documents'))),
    office: office === null ? new Map() : shelf(office, basename(office)),
    officePacks: office === null ? new Map() : new Map(byMeasure(office, '')),
    faults,
  }
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
const foldersIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => isFolder(join(folder, name)))
    .toSorted()

function shelfOf(folder: string, label: string, faults: TemplateFault[]): Shelf {
  const names = readdirSync(folder).filter((name) => name.endsWith('.md') && name !== 'README.md' && !isFolder(join(folder, name)))
  const templates: Template[] = []
  for (const name of names.toSorted()) {
    const file = join(label, name)
    const kind = name.slice(0, -'.md'.length)
    if (!/^[a-z][a-z0-9-]{0,59}$/.test(kind)) {
      faults.push({
        file,
        line: 1,
        fault: `文件名“${name}”不能作文书种类`,
        remedy: '用小写英文字母、数字和连字符，如 acceptance-notice.md',
      })
      continue
    }
    const read = readTemplate(kind, file, readFileSync(join(folder, name), 'utf8'))
    faults.push(...read.faults)
    if (read.template) templates.push(read.template)
  }
  return new Map(templates.map((template) => [template.kind, template]))
}
