import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { createTurns, issuingLimits, type OfficialDocument } from '../../../documents/index.ts'
import type { OfficeActor } from '../../../identity/index.ts'
import { type Clock, type Door, type FileAnswer, type Outcome, ok, type Reader, refuse, today } from '../../../kernel/index.ts'
import type { PanelView } from '../../overview.ts'
import { panels } from '../../rules/measure.ts'
import type { Period } from '../../rules/period.ts'
import type { Overview } from '../../service/index.ts'
import { jurisdictionName } from '../../store/places.ts'
import type { ReportTemplates } from '../files/load.ts'
import { mayReport, type ReportKind, reporters, reportKinds, reportNames } from '../kind.ts'
import { documentOf } from '../report.ts'
import { writeWorkbook } from './workbook.ts'

/** Makes files of a document. The composition hands it in. */
export interface Printing {
  toDocx(document: OfficialDocument): Promise<Uint8Array>
  toPdf(document: OfficialDocument): Promise<Uint8Array>
}

export interface ReportsNeeds {
  readonly db: Reader
  readonly door: Door
  readonly clock: Clock
  readonly overview: Overview
  readonly templates: ReportTemplates
  /** Null where this installation prints no documents: reports are then workbooks only. */
  readonly printing: Printing | null
}

export const formats = ['xlsx', 'docx', 'pdf'] as const
export type Format = (typeof formats)[number]

const mediaTypes: Readonly<Record<Format, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
}

/** Reports of a period from live facts: the figures of the overview in the words of a template. */
export const createReports = (needs: ReportsNeeds) => {
  const made = (actor: OfficeActor, kind: ReportKind, period: Period) => make(needs, actor, kind, period)
  const turns = createTurns(issuingLimits)
  return {
    /** Which reports the actor's organisation makes, and in which formats. */
    kinds: (actor: OfficeActor) => ({
      items: reportKinds.filter((kind) => mayReport(actor, kind)).map((kind) => ({ kind, name: reportNames[kind] })),
      formats: needs.printing ? [...formats] : (['xlsx'] as Format[]),
    }),

    /** The report as an official document, not issued. Refuses with `report.not-yours` who does not make this kind. */
    async document(actor: OfficeActor, kind: ReportKind, period: Period): Promise<Outcome<OfficialDocument>> {
      const report = await made(actor, kind, period)
      return report.ok ? ok(report.value.document) : report
    },

    /** The same as a file; that it was taken is on record. Refuses with `report.no-printing` a format that this installation does not make. */
    async exportReport(actor: OfficeActor, kind: ReportKind, period: Period, format: Format): Promise<Outcome<FileAnswer>> {
      if (format !== 'xlsx' && !needs.printing) return refuse('report.no-printing', { facts: { format } })
      const report = await made(actor, kind, period)
      if (!report.ok) return report
      const printed = await turns.take(actor.organisationId, async () => ok(await bytesOf(needs, report.value, format)))
      if (!printed.ok) return printed
      const recorded = await needs.door.write({ actor, does: 'report.export', needs: 'case.read' }, async ({ record }) => {
        await record({
          object: { kind: 'report', id: kind },
          jurisdiction: actor.jurisdictionId,
          organisation: actor.organisationId,
          after: { kind, ...period, format },
        })
        return ok(true)
      })
      if (!recorded.ok) return recorded
      return ok({ name: `${report.value.document.title}.${format}`, mediaType: mediaTypes[format], bytes: printed.value })
    },
  }
}

export type Reports = ReturnType<typeof createReports>

interface Made {
  readonly document: OfficialDocument
  readonly panels: readonly PanelView[]
}

async function make(
  { db, clock, overview, templates }: ReportsNeeds,
  actor: OfficeActor,
  kind: ReportKind,
  period: Period,
): Promise<Outcome<Made>> {
  if (!mayReport(actor, kind) || actor.jurisdictionId === null)
    return refuse('report.not-yours', { facts: { name: reportNames[kind], by: reporters[kind] } })
  const views: PanelView[] = []
  for (const panel of panels) {
    const view = await overview.panel(actor, panel, period)
    if (!view.ok) return view
    views.push(view.value)
  }
  const head = {
    unit: actor.organisationName,
    place: await jurisdictionName(db, actor.jurisdictionId),
    ...{ period, on: views[0]?.on ?? today(clock), today: today(clock) },
  }
  return ok({
    document: documentOf(
      templates[kind],
      views.flatMap(({ measures }) => measures),
      head,
    ),
    panels: views,
  })
}

async function bytesOf({ printing }: ReportsNeeds, { document, panels: views }: Made, format: Format): Promise<Uint8Array> {
  if (format === 'docx' && printing) return printing.toDocx(document)
  if (format === 'pdf' && printing) return printing.toPdf(document)
  const out = new PassThrough()
  const [bytes] = await Promise.all([buffer(out), writeWorkbook(document.title, views, out)])
  return bytes
}
