import { Type } from '@sinclair/typebox'
import { IdParams, IdText, ok, PageOf, PageQuery, type Route } from '../../kernel/index.ts'
import type { Holiday, Notice } from '../notice.ts'
import { readYearText } from '../rules/year-text.ts'
import type { Holidays } from '../service/index.ts'
import type { Preview } from '../service/preview.ts'
import { contentOf, NoticeBody, NoticeView, operation, PreviewView, ReadingView, YearOfFileView, YearView } from './schemas.ts'

const holidaysOf = (all: readonly Holiday[]) =>
  all.map(({ name, off, workdays }) => ({ name, off: [...off], ...(workdays && workdays.length > 0 ? { workdays: [...workdays] } : {}) }))
const viewNotice = (notice: Notice) => ({ ...notice, holidays: holidaysOf(notice.holidays) })
const viewPreview = (preview: Preview & { readonly warnings: readonly string[] }) => ({
  ...preview,
  units: preview.units.map((unit) => ({ ...unit })),
  items: preview.items.map((item) => ({ ...item })),
  warnings: [...preview.warnings],
})

/** `/calendar-years`, `/holiday-notices`, `/calendar-readings`. */
export const holidaysRoutes = (holidays: Holidays): Route[] => [
  operation({
    method: 'GET',
    path: '/calendar-years',
    id: 'listCalendarYears',
    summary: '现行的节假日安排，逐年',
    may: 'signed-in',
    response: Type.Object({ items: Type.Array(YearView) }),
    handle: async () => ok({ items: (await holidays.years()).map((year) => ({ ...year, holidays: holidaysOf(year.holidays) })) }),
  }),
  operation({
    method: 'GET',
    path: '/holiday-notices',
    id: 'listHolidayNotices',
    summary: '录入过的节假日安排及其核准情况',
    may: 'signed-in',
    query: PageQuery,
    response: PageOf(NoticeView),
    handle: async ({ actor, query }) => {
      const page = await holidays.notices(actor, query)
      return page.ok ? ok({ items: page.value.items.map(viewNotice), next: page.value.next }) : page
    },
  }),
  operation({
    method: 'POST',
    path: '/holiday-notices/file',
    id: 'readHolidayFile',
    summary: '读取一年的日历文件（格式同随程序提供的 calendars/年份.yaml），供填入表单；不保存',
    may: 'holiday.enter',
    body: Type.Object({ content: Type.String({ minLength: 1, maxLength: 100_000, description: '文件的文本内容' }) }),
    response: YearOfFileView,
    handle: async ({ body }) => {
      const read = readYearText(body.content)
      return read.ok ? ok({ ...read.value, holidays: holidaysOf(read.value.holidays) }) : read
    },
  }),
  operation({
    method: 'POST',
    path: '/holiday-notices/check',
    id: 'checkHolidayNotice',
    summary: '核对一份节假日安排：有无差错、会改变哪些期限；不保存',
    may: 'holiday.enter',
    body: NoticeBody,
    response: PreviewView,
    handle: async ({ actor, body }) => {
      const looked = await holidays.look(actor, contentOf(body))
      return looked.ok ? ok(viewPreview(looked.value)) : looked
    },
  }),
  operation({
    method: 'POST',
    path: '/holiday-notices',
    id: 'enterHolidayNotice',
    summary: '录入一年的节假日安排（或其更正），报另一人核准',
    may: 'holiday.enter',
    body: NoticeBody,
    response: Type.Object({ id: IdText }),
    status: 201,
    handle: ({ actor, body, key }) => holidays.enter(actor, contentOf(body), key),
  }),
  operation({
    method: 'GET',
    path: '/holiday-notices/{id}/preview',
    id: 'previewHolidayNotice',
    summary: '待核准的安排会改变哪些期限',
    may: 'signed-in',
    params: IdParams,
    response: PreviewView,
    handle: async ({ actor, params }) => {
      const preview = await holidays.preview(actor, params.id)
      return preview.ok ? ok(viewPreview(preview.value)) : preview
    },
  }),
  operation({
    method: 'POST',
    path: '/holiday-notices/{id}/approval',
    id: 'approveHolidayNotice',
    summary: '核准节假日安排：立即生效，所涉期限随即重算',
    may: 'holiday.approve',
    params: IdParams,
    response: Type.Object({ revision: Type.Integer() }),
    handle: ({ actor, params, key }) => holidays.approve(actor, params.id, key),
  }),
  operation({
    method: 'POST',
    path: '/holiday-notices/{id}/rejection',
    id: 'rejectHolidayNotice',
    summary: '退回节假日安排',
    may: 'holiday.approve',
    params: IdParams,
    body: Type.Object({ reason: Type.String({ minLength: 1, maxLength: 1000, pattern: '\\S' }) }),
    response: Type.Null(),
    handle: ({ actor, params, body, key }) => holidays.reject(actor, params.id, body.reason.trim(), key),
  }),
  operation({
    method: 'POST',
    path: '/holiday-notices/{id}/withdrawal',
    id: 'withdrawHolidayNotice',
    summary: '撤回自己录入、尚未核准的安排',
    may: 'holiday.enter',
    params: IdParams,
    response: Type.Null(),
    handle: ({ actor, params, key }) => holidays.withdraw(actor, params.id, key),
  }),
  operation({
    method: 'GET',
    path: '/calendar-readings',
    id: 'listCalendarReadings',
    summary: '核准后期限重算的进度',
    may: 'signed-in',
    response: Type.Object({ items: Type.Array(ReadingView) }),
    handle: async ({ actor }) => {
      const readings = await holidays.readings(actor)
      return readings.ok ? ok({ items: readings.value.map((reading) => ({ ...reading })) }) : readings
    },
  }),
]
