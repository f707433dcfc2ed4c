import type { Writable } from 'node:stream'
import { cellOf, textCell, workbookOut } from '../../../settlement/index.ts'
import type { MeasureView, PanelView } from '../../overview.ts'
import { panelNames } from '../../rules/measure.ts'
import { columnsOf, rowsOf } from '../tables.ts'

/** The same figures as a workbook: what they are of and how each is counted (口径), then a sheet for each measure. Ends `out`. */
export async function writeWorkbook(title: string, panels: readonly PanelView[], out: Writable): Promise<void> {
  const book = await workbookOut(out)
  try {
    await book.open('说明', { widths: [24, 24, 90, 40] })
    await book.row([textCell(title)])
    const [first] = panels
    if (first)
      await book.row(
        ['统计期', first.period.from, `至${first.period.to}，上期${first.before.from}至${first.before.to}，存量截至${first.on}`].map(
          (text) => textCell(text),
        ),
      )
    await book.row(['表', '指标', '口径', '取自'].map((text) => textCell(text)))
    for (const { panel, measures } of panels)
      for (const { name, says, facts } of measures) await book.row([panelNames[panel], name, says, facts].map((text) => textCell(text)))
    for (const { panel, measures } of panels)
      for (const measure of measures) await writeSheet(book, `${panelNames[panel]}-${measure.name}`, measure)
    await book.close()
  } catch (error) {
    book.fail(error)
    throw error
  }
}

async function writeSheet(book: Awaited<ReturnType<typeof workbookOut>>, name: string, measure: MeasureView): Promise<void> {
  const columns = columnsOf(measure)
  await book.open(name, { widths: columns.map(({ type }) => (type === 'text' ? 30 : 16)), headings: columns.map((column) => column.name) })
  for (const row of rowsOf(measure)) await book.row(columns.map(({ type, of }) => cellOf(type, of(row))))
}
