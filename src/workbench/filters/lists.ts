import { isDay } from '../../kernel/index.ts'

/** What a field of a list's filter takes. */
type Field =
  | { readonly name: string; readonly takes: 'choice'; readonly of: readonly string[] }
  | { readonly name: string; readonly takes: 'text' | 'id' | 'day' | 'month' | 'procedure' | 'duty' }

const choice = (name: string, ...of: string[]): Field => ({ name, takes: 'choice', of })
const field = (name: string, takes: Exclude<Field['takes'], 'choice'>): Field => ({ name, takes })

/** The lists whose filters are saved, with the fields that stand in their addresses and what these are called. */
export const lists: Readonly<Record<string, Readonly<Record<string, Field>>>> = {
  cases: {
    turn: choice('轮到我单位', 'mine'),
    begun: choice('我单位发起', 'mine'),
    state: choice('状态', 'open', 'ended'),
    procedure: field('程序', 'procedure'),
    search: field('搜索', 'text'),
  },
  systems: { status: choice('上云状态', 'on-cloud', 'to-migrate', 'exempt'), search: field('系统名称', 'text') },
  resources: {
    organisation: field('使用单位', 'id'),
    system: field('信息系统', 'id'),
    state: choice('状态', 'testing', 'delivered', 'ended'),
  },
  duties: {
    organisation: field('义务单位', 'id'),
    duty: field('义务', 'duty'),
    state: choice('情况', 'open', 'due-soon', 'overdue', 'fulfilled', 'waived'),
  },
  documents: { view: choice('文书范围', 'received', 'published'), unread: choice('只看未阅', 'yes') },
  'work-orders': { show: choice('范围', 'all') },
  metering: {
    state: choice('状态', 'reported', 'confirmed', 'objected'),
    month: field('计入月份', 'month'),
    resourceId: field('云资源', 'id'),
    systemId: field('信息系统', 'id'),
    all: choice('显示已被更正的原记录', 'yes'),
  },
  audit: {
    from: field('起始日期', 'day'),
    to: field('截止日期', 'day'),
    personName: field('人员姓名', 'text'),
    act: field('事项', 'text'),
    objectKind: field('对象', 'text'),
    objectId: field('对象编号', 'text'),
    outcome: field('结果', 'text'),
    organisationId: field('办理单位', 'id'),
    concernedId: field('所涉单位', 'id'),
  },
}

export type FilterQuery = Readonly<Record<string, string>>

/** What measures know today. */
export interface Known {
  readonly procedures: ReadonlySet<string>
  readonly duties: ReadonlySet<string>
}

export interface FilterFault {
  readonly field: string
  readonly message: string
}

const textMax = 200

/** What is wrong with a filter of a list: fields that the list does not have (any more), and values that they don't take. */
export function filterFaults(page: string, query: FilterQuery, known: Known): FilterFault[] {
  const fields = lists[page] ?? {}
  return Object.entries(query).flatMap(([name, value]) => {
    const of = Object.hasOwn(fields, name) ? fields[name] : undefined
    if (!of) return [{ field: name, message: `没有“${name}”这一筛选条件` }]
    return takes(of, value, known) ? [] : [{ field: name, message: `“${of.name}”没有“${value}”这一选项` }]
  })
}

function takes(of: Field, value: string, { procedures, duties }: Known): boolean {
  switch (of.takes) {
    case 'choice':
      return of.of.includes(value)
    case 'text':
      return value.trim() !== '' && value.length <= textMax
    case 'id':
      return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)
    case 'day':
      return isDay(value)
    case 'month':
      return /^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/.test(value)
    case 'procedure':
      return procedures.has(value)
    case 'duty':
      return duties.has(value)
  }
}
