import { Button, Form, type FormInstance } from 'antd'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Facts } from '../../../shared/ui/facts.tsx'
import type { Asked, CaseView } from '../api/use-case.ts'
import type { DeskValues } from './content.ts'

interface FormPage {
  readonly title: string
  readonly asks: readonly Asked[]
  readonly content: ReactNode
}

/** A field, or `lines`. */
export interface Wrong {
  readonly at: string
}

interface PagedProps {
  readonly file: CaseView
  readonly form: FormInstance<DeskValues>
  readonly pages: readonly FormPage[]
  /** Where something is wrong, or lines are: its page opens. A new object each time it is to be shown. */
  readonly wrong: Wrong | null
}

/** A long form page by page; the last one shows all answers, each with the way back to its page. Nothing typed is lost by turning pages. */
export function Paged({ file, form, pages, wrong }: PagedProps) {
  const [at, setAt] = useState(0)
  const heading = useRef<HTMLHeadingElement>(null)
  const turned = useRef(false)
  useEffect(() => {
    if (turned.current) heading.current?.focus()
    turned.current = true
  }, [at])
  useEffect(() => {
    if (!wrong) return
    const page = pages.findIndex(({ asks }) => asks.some(({ field }) => field === wrong.at))
    setAt(page >= 0 ? page : pages.length - 1)
  }, [wrong])
  const check = at === pages.length
  const go = async (to: number) => {
    // Only what stands on this page is judged: what comes later cannot be filled in yet.
    const names = (pages[at]?.asks ?? []).map(({ field }) => ['fields', field])
    if (to > at && names.length > 0) {
      const fine = await form.validateFields(names).then(
        () => true,
        () => false,
      )
      if (!fine) return
    }
    setAt(to)
  }
  return (
    <section className="stack-tight" aria-label="分页填写">
      <h3 className="form-page" ref={heading} tabIndex={-1}>
        第 {at + 1} 页，共 {pages.length + 1} 页：{check ? '核对填写的内容' : pages[at]?.title}
      </h3>
      {/* Every page stays in the document: a form keeps and judges only what is there. */}
      {pages.map((page, index) => (
        <div key={page.title} hidden={index !== at}>
          {page.content}
        </div>
      ))}
      {check ? <Answers file={file} form={form} pages={pages} onChange={setAt} /> : null}
      <div className="row">
        {at > 0 ? <Button onClick={() => void go(at - 1)}>上一页</Button> : null}
        {check ? null : (
          <Button type="primary" ghost onClick={() => void go(at + 1)}>
            {at + 1 === pages.length ? '核对' : '下一页'}
          </Button>
        )}
      </div>
    </section>
  )
}

function Answers({ file, form, pages, onChange }: Omit<PagedProps, 'wrong'> & { readonly onChange: (page: number) => void }) {
  const values = Form.useWatch([], form) as DeskValues | undefined
  const said = (ask: Asked): string => {
    const value = values?.fields?.[ask.field]
    if (value === undefined || value === null || value === '') return ask.required ? '（未填写，必填）' : '（未填写）'
    if (typeof value === 'boolean') return value ? '是' : '否'
    const known = file.bodies[ask.field] ?? []
    return ask.type === 'body'
      ? value
          .split(',')
          .map((id) => known.find((body) => body.id === id)?.name ?? '已选择')
          .join('、')
      : value
  }
  return (
    <>
      {pages.map((page, index) => (
        <div key={page.title} className="answers">
          <div className="row between">
            <strong>{page.title}</strong>
            <Button size="small" onClick={() => onChange(index)} aria-label={`修改${page.title}`}>
              修改
            </Button>
          </div>
          {page.asks.length > 0 ? (
            <Facts
              of={page.asks.map((ask) => [
                ask.label,
                <span key={ask.field} className="pre">
                  {said(ask)}
                </span>,
              ])}
            />
          ) : (
            <>
              <span>共 {values?.lines?.length ?? 0} 行</span>
              {/* By their names, as they were saved. */}
              {file.lines.map((line) => (
                <div key={line.no}>
                  {line.itemName} {line.specification ? <span className="soft">（{line.specification}）</span> : null}{' '}
                  <span className="num">
                    {line.quantity} {line.unit}
                  </span>
                  <span className="soft"> · {line.poolName}</span>
                </div>
              ))}
            </>
          )}
        </div>
      ))}
    </>
  )
}
