import type { OfficeActor } from '../identity/index.ts'
import {
  type Clock,
  type Database,
  type Day,
  decodeCursor,
  encodeCursor,
  type Id,
  type Outcome,
  ok,
  type Page,
  pageOf,
  refuse,
  timeCursor,
  today,
} from '../kernel/index.ts'
import type { Regimes } from '../regimes/index.ts'
import { articlesWith } from './articles.ts'
import { type Code, type FoundRow, type Hit, type Kind, kinds, type StoredKind } from './hit.ts'
import { seek } from './store/entries.ts'
import { refreshRenamed } from './store/renaming.ts'
import { excerptOf, fold, isSeekable, wordsOf } from './words.ts'

export interface SearchNeeds {
  readonly db: Database
  readonly clock: Clock
  readonly regimes: Regimes
  readonly regimeIdOn: (jurisdictionId: Id, on: Day) => Promise<string | null>
}

export interface Group {
  readonly kind: Kind
  readonly items: Hit[]
  readonly more: boolean
}

/** So long the job brings names up to date; what is left waits for its next turn. */
const refreshMs = 20_000
/** How many of a kind the overview shows. */
const ofEach = 5

export interface Search {
  /** The newest of each kind that hold all the words. Refuses with `search.too-short`. */
  overview(actor: OfficeActor, typed: string): Promise<Outcome<{ groups: Group[] }>>
  /** All of one kind, page by page. Refuses with `search.too-short`. */
  list(actor: OfficeActor, typed: string, query: { kind: Kind; limit: number; after?: string | undefined }): Promise<Outcome<Page<Hit>>>
  /** For the job of each minute: brings up to date what bears a former name. */
  refreshRenamed(): Promise<number>
}

/** Finding what one may see. The words may stand apart and in any order; nothing tells of what is not seen. */
export function createSearch(needs: SearchNeeds): Search {
  const codes = codesOf(needs.regimes)
  return {
    refreshRenamed: () => refreshRenamed(needs.db, refreshMs),
    async overview(actor, typed) {
      const words = wordsOf(typed)
      if (!isSeekable(words)) return refuse('search.too-short')
      const groups: Group[] = []
      for (const kind of mayFind(actor)) {
        const { items, next } = await find(needs, codes, actor, words, { kind, limit: ofEach })
        if (items.length > 0) groups.push({ kind, items, more: next !== null })
      }
      return ok({ groups })
    },

    async list(actor, typed, query) {
      const words = wordsOf(typed)
      if (!isSeekable(words)) return refuse('search.too-short')
      return ok(mayFind(actor).includes(query.kind) ? await find(needs, codes, actor, words, query) : { items: [], next: null })
    },
  }
}

/** The word that opens the page of a kind: what may not be read is not found either. */
const opens: Readonly<Record<StoredKind, string>> = {
  case: 'case.read',
  system: 'system.read',
  resource: 'resource.read',
  opinion: 'case.read',
  document: 'case.read',
  official: 'case.read',
  duty: 'duty.read',
}
const mayFind = ({ permissions, jurisdictionId }: OfficeActor): Kind[] =>
  kinds.filter((kind) => kind === 'article' || (jurisdictionId !== null && permissions.has(opens[kind])))

async function find(
  needs: SearchNeeds,
  codes: readonly Code[],
  actor: OfficeActor,
  words: readonly string[],
  { kind, limit, after }: { readonly kind: Kind; readonly limit: number; readonly after?: string | undefined },
): Promise<Page<Hit>> {
  if (kind === 'article') return articlePage(articlesWith(await lawsFor(needs, actor), words), limit, after)
  const named = words.map((word) => codes.filter((each) => each.kind === kind && fold(each.name).includes(word)).map(({ code }) => code))
  const rows = await seek(needs.db, { actor, regimes: needs.regimes }, kind, { words, codes: named, limit, after: timeCursor(after) })
  const { items, next } = pageOf(rows, limit, ({ at, id }) => [at, id])
  const names = new Map(codes.filter((each) => each.kind === kind).map(({ code, name }) => [code, name]))
  return { items: items.map((row) => hitOf(kind, row, words, names)), next }
}

/** The measure that binds the actor's place comes first. */
async function lawsFor({ regimes, regimeIdOn, clock }: SearchNeeds, { jurisdictionId }: OfficeActor) {
  const own = jurisdictionId === null ? null : await regimeIdOn(jurisdictionId, today(clock))
  return regimes.all().toSorted((a, b) => Number(b.id === own) - Number(a.id === own))
}

function articlePage(hits: readonly Hit[], limit: number, after: string | undefined): Page<Hit> {
  const [last] = decodeCursor(after, 1) ?? []
  const from = last === undefined ? 0 : hits.findIndex(({ id }) => id === last) + 1
  const items = hits.slice(from, from + limit)
  const end = items.at(-1)
  return { items, next: end && from + limit < hits.length ? encodeCursor([end.id]) : null }
}

function hitOf(kind: StoredKind, row: FoundRow, words: readonly string[], names: ReadonlyMap<string, string>): Hit {
  const { id, number, organisationName, systemName, state, at, code, saidBy } = row
  const title = row.title ?? (code ? (names.get(code) ?? code) : (number ?? ''))
  const seen = fold([title, number, organisationName, systemName].join(' '))
  // Of an opinion its own words are shown, whatever else holds them.
  const sought = kind === 'opinion' ? words : words.filter((word) => !seen.includes(word))
  const place = row.place ?? id
  return {
    kind,
    id,
    place,
    title,
    number,
    organisationName,
    systemName,
    saidBy,
    state,
    at,
    excerpt: excerptOf(row.said ?? row.body, sought),
  }
}

/** What measures call procedures and duties. */
const codesOf = (regimes: Regimes): Code[] =>
  regimes
    .all()
    .flatMap((regime) => [
      ...regime.procedures.flatMap(({ id, name }): Code[] =>
        (['case', 'opinion'] as const).map((kind) => ({ kind, code: `${regime.id}/${id}`, name })),
      ),
      ...regime.duties.map(({ id, name }): Code => ({ kind: 'duty', code: `${regime.id}/${id}`, name })),
    ])
