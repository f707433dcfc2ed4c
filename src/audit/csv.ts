import { citeInWords } from '../regimes/index.ts'
import { csvRecord, guarded, printable } from '../tables/index.ts'
import type { RecordedAct } from './store.ts'
import { actName, objectName } from './words.ts'

const columns: readonly (readonly [string, (entry: RecordedAct) => string | null])[] = [
  ['序号', ({ id }) => id],
  ['时间', ({ at }) => inShanghai(at)],
  ['人员', ({ person }) => person.name],
  ['人员编号', ({ person }) => person.id],
  ['办理单位', ({ organisationName }) => organisationName],
  ['事项', ({ act }) => actName(act)],
  ['事项代码', ({ act }) => act],
  ['对象', ({ object }) => objectName(object.kind)],
  ['对象编号', ({ object }) => object.id],
  ['所涉单位', ({ concernedOrganisationName }) => concernedOrganisationName],
  ['依据', ({ citation }) => citation && `${citation.regime} ${citation.cite ? citeInWords(citation.cite) : ''}`.trim()],
  ['办理前', ({ before }) => json(before)],
  ['办理后', ({ after }) => json(after)],
  ['来源地址', ({ from }) => from?.ip ?? null],
  ['请求编号', ({ from }) => from?.requestId ?? null],
]

const json = (value: unknown): string | null => (value === null || value === undefined ? null : JSON.stringify(value))

const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' })
const inShanghai = (at: string): string => clock.format(Date.parse(at))

/** The record as one table: UTF-8 with BOM, CRLF; nothing in it runs as a formula. Pages are asked for one at a time, so nothing is held in memory. */
export async function* csvOf(pages: AsyncIterable<readonly RecordedAct[]>): AsyncGenerator<string> {
  yield `\ufeff${csvRecord(columns.map(([heading]) => heading))}`
  for await (const page of pages) for (const entry of page) yield csvRecord(columns.map(([, of]) => cellOf(of(entry))))
}

const cellOf = (value: string | null): string | null => (value === null ? null : guarded(printable(value)))
