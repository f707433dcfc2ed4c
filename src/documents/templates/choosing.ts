import type { SubjectKind, Template } from './template.ts'

/** The templates of one place: kind → template. */
export type Shelf = ReadonlyMap<string, Template>

/** All templates that were found: what ships, what a measure brings, and what this office has put in their place. */
export interface Shelves {
  readonly shipped: Shelf
  /** By measure. */
  readonly packs: ReadonlyMap<string, Shelf>
  readonly office: Shelf
  /** The office's own for one measure. */
  readonly officePacks: ReadonlyMap<string, Shelf>
}

/** The templates under a measure: the nearest to the office prevails, kind by kind. */
export function templatesUnder({ shipped, packs, office, officePacks }: Shelves, regimeId: string): Shelf {
  const shelves = [shipped, packs.get(regimeId), office, officePacks.get(regimeId)]
  return new Map(shelves.flatMap((shelf) => [...(shelf ?? [])]))
}

/** The kind that is the official document of a paper: the one that names it; else the general one, which names none and asks for any. */
export function kindOfPaper(shelf: Shelf, paper: string): Template | null {
  const all = [...shelf.values()].filter(({ about }) => about === 'case')
  return all.find(({ papers }) => papers.includes(paper)) ?? shelf.get(generalKind) ?? null
}

/** 其他文书: for papers of a measure that no template names. */
export const generalKind = 'paper'

export interface Matter {
  readonly about: SubjectKind
  readonly procedure: string | null
  readonly order: string | null
}

/** Kinds that need no paper and are for such a matter. */
export const kindsFor = (shelf: Shelf, { about, procedure, order }: Matter): Template[] =>
  [...shelf.values()].filter(
    (template) =>
      template.about === about &&
      template.papers.length === 0 &&
      template.kind !== generalKind &&
      (about !== 'case' || isFor(template, procedure, order)),
  )

const isFor = ({ orders, procedures }: Template, procedure: string | null, order: string | null): boolean =>
  (orders.length === 0 && procedures.length === 0) || orders.includes(order ?? '') || procedures.includes(procedure ?? '')
