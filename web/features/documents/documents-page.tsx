import { FileTextOutlined } from '@ant-design/icons'
import { Button, Checkbox, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { localTime } from '../../shared/text/time.ts'
import { Basis } from '../../shared/ui/basis.tsx'
import { type BulkOutcome, BulkOutcomeModal } from '../../shared/ui/bulk-outcome.tsx'
import { ListTable } from '../../shared/ui/list-table.tsx'
import { Mark } from '../../shared/ui/mark.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { PaperModal } from '../../shared/ui/paper-modal.tsx'
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx'
import { SavedFilters } from '../../shared/ui/saved-filters.tsx'
import { useFilters } from '../../shared/ui/use-filters.ts'
import { Views } from '../../shared/ui/views.tsx'
import { type ReceivedDocument, useDocument, useDocuments, useReadAll, type Which } from './api/use-documents.ts'

const filterFields = ['view', 'unread'] as const
const kindNames = { to: '主送', copy: '抄送' } as const

export default function DocumentsPage() {
  return (
    <Page title="收文" says="平台出具的文书：主送、抄送本单位的，以及依办法公开的。首次打开即记为已阅。">
      <Views
        label="文书范围"
        of={[
          { key: 'received', name: '本单位收文', content: () => <DocumentList which="received" /> },
          { key: 'published', name: '公开文书', content: () => <DocumentList which="published" /> },
        ]}
      />
    </Page>
  )
}

const delivery: TableColumnsType<ReceivedDocument>[number] = {
  title: '送达',
  width: 130,
  render: (_, { kind, readAt }) => (
    <span className="row" style={{ gap: 6 }}>
      {kindNames[kind ?? 'to']}
      {readAt ? <Mark tone="green">已阅</Mark> : <Mark tone="amber">未阅</Mark>}
    </span>
  ),
}

function DocumentList({ which }: { which: Which }) {
  const [{ open, unread }, setFilters] = useFilters()
  const pages = useDocuments(which, which === 'received' && unread === 'yes')
  const [ids, setIds] = useState<readonly string[]>([])
  const columns: TableColumnsType<ReceivedDocument> = [
    {
      title: '文书',
      render: (_, row) => (
        <>
          <Button type="link" className="link-button" icon={<FileTextOutlined aria-hidden />} onClick={() => setFilters({ open: row.id })}>
            {row.name}
          </Button>
          <div className="soft">{row.number}</div>
        </>
      ),
    },
    { title: '发文单位', dataIndex: 'issuerName' },
    { title: '所属办件', width: 120, render: (_, row) => <span className="num">{row.caseNumber}</span> },
    { title: '发文时间', width: 160, render: (_, row) => <span className="num">{localTime(row.issuedAt)}</span> },
    ...(which === 'received' ? [delivery] : []),
    { title: '依据', width: 80, render: (_, row) => <Basis of={row.basis} about={row.name} /> },
  ]
  return (
    <Panel flush>
      <div className="row" style={{ padding: '10px 16px', borderBottom: '1px solid var(--line)' }}>
        {which === 'received' ? (
          <>
            <Checkbox checked={unread === 'yes'} onChange={({ target }) => setFilters({ unread: target.checked ? 'yes' : undefined })}>
              只看未阅
            </Checkbox>
            <ReadAll chosen={pages.items.filter(({ id }) => ids.includes(id))} onDone={() => setIds([])} />
          </>
        ) : null}
        <SavedFilters page="documents" fields={filterFields} />
      </div>
      <ListTable
        label={which === 'received' ? '本单位收文' : '公开文书'}
        pages={pages}
        columns={columns}
        rowKey={({ id }) => id}
        empty={which === 'published' ? '还没有公开的文书。' : unread === 'yes' ? '没有未阅的收文。' : '还没有主送或抄送本单位的文书。'}
        more={which === 'received' ? { rowSelection: selection(ids, setIds) } : {}}
      />
      <OpenPaper id={open} onClose={() => setFilters({ open: undefined })} />
    </Panel>
  )
}

const selection = (ids: readonly string[], setIds: (ids: readonly string[]) => void) => ({
  columnTitle: <span className="visually-hidden">选择</span>,
  columnWidth: 44,
  selectedRowKeys: [...ids],
  onChange: (keys: readonly unknown[]) => setIds(keys.map(String)),
  getCheckboxProps: ({ name, number, readAt }: ReceivedDocument) => ({ disabled: readAt !== null, 'aria-label': `选择${name}${number}` }),
})

/** Marks the papers chosen as read, each on record by itself. */
function ReadAll({ chosen, onDone }: { chosen: readonly ReceivedDocument[]; onDone: () => void }) {
  const read = useReadAll()
  const [told, setTold] = useState<{ readonly outcome: BulkOutcome; readonly names: ReadonlyMap<string, string> } | null>(null)
  const send = () =>
    read.mutate(
      chosen.map(({ id }) => id),
      {
        onSuccess: (outcome) => {
          setTold({ outcome, names: new Map(chosen.map(({ id, name, number }) => [id, `${name} ${number}`])) })
          onDone()
        },
      },
    )
  return (
    <>
      <Button disabled={chosen.length === 0 || chosen.length > 100} loading={read.isPending} onClick={send}>
        {chosen.length > 0 ? `将所选 ${chosen.length} 份记为已阅` : '将所选记为已阅'}
      </Button>
      <ProblemNotice error={read.error} />
      <BulkOutcomeModal outcome={told?.outcome ?? null} nameOf={(id) => told?.names.get(id) ?? id} onClose={() => setTold(null)} />
    </>
  )
}

/** The open paper stands in the address: a link to it can be sent to a colleague. */
function OpenPaper({ id, onClose }: { id: string | undefined; onClose: () => void }) {
  const { data, error } = useDocument(id)
  if (error) return <ProblemNotice error={error} />
  return (
    <PaperModal paper={id ? (data ?? null) : null} onClose={onClose}>
      {data ? <p className="soft">{sentence(data)}</p> : null}
    </PaperModal>
  )
}

function sentence({ kind, readAt, readByName, published }: ReceivedDocument): string {
  const sent = kind ? `${kindNames[kind]}本单位` : published ? '公开文书' : '本单位有权查看'
  return readAt ? `${sent}，${readByName ?? ''} 于 ${localTime(readAt)} 首次阅读` : sent
}
