import type { FormInstance } from 'antd'
import type { CaseView, Desk } from '../api/use-case.ts'
import { AskedFields } from './asked-fields.tsx'
import type { DeskValues } from './content.ts'
import { Estimate } from './estimate.tsx'
import { LinesEditor } from './lines-editor.tsx'
import { LinesImport } from './lines-import.tsx'
import { Paged, type Wrong } from './paged.tsx'

interface DeskFormProps {
  readonly file: CaseView
  readonly desk: Desk
  readonly form: FormInstance<DeskValues>
  /** Lines were put into the form by a program, not by typing. */
  readonly onImported: () => void
  readonly wrong: Wrong | null
}

/** So many fields stand on one page; a longer form goes page by page. */
const fieldsOnPage = 5

/** The form of a step: its fields and the lines of the order; a long one page by page, with its answers to be checked at the end. */
export function DeskForm({ file, desk, form, onImported, wrong }: DeskFormProps) {
  const { asks } = desk
  const lines = desk.lines ? (
    <>
      <LinesEditor file={file} extra={<LinesImport file={file} form={form} onImported={onImported} />} />
      <Estimate form={form} order={file.procedure.order} />
    </>
  ) : null
  if (asks.length <= fieldsOnPage)
    return (
      <>
        <AskedFields asks={asks} prefix={['fields']} bodies={file.bodies} />
        {lines}
      </>
    )
  const count = Math.ceil(asks.length / 4)
  const size = Math.ceil(asks.length / count)
  const parts = Array.from({ length: count }, (_, index) => asks.slice(index * size, (index + 1) * size))
  const pages = [
    ...parts.map((part, index) => ({
      title: `填报内容（${index + 1}/${count}）`,
      asks: part,
      content: <AskedFields asks={part} prefix={['fields']} bodies={file.bodies} />,
    })),
    ...(lines ? [{ title: '资源明细', asks: [], content: lines }] : []),
  ]
  return <Paged file={file} form={form} pages={pages} wrong={wrong} />
}
