import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useMay } from '../../shared/session/use-session.ts'
import { fileSize } from '../../shared/text/size.ts'
import { localTime } from '../../shared/text/time.ts'
import { Go } from '../../shared/ui/go.tsx'
import { PlainTable } from '../../shared/ui/list-table.tsx'
import { Loaded } from '../../shared/ui/loaded.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { type Paper, type PaperList, usePapers } from './api/use-papers.ts'
import { EmergencyForm } from './emergency-form.tsx'
import { ContactButton, useOpenPaper } from './look.tsx'
import { KeepForm, ReplaceForm } from './paper-form.tsx'
import { kindNames } from './words.ts'

/** What a unit keeps to itself about a system. Titles are told only to who may open them now. */
export default function PapersPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const query = usePapers(id)
  const may = useMay()
  const [open, setOpen] = useState<'keep' | 'emergency' | null>(null)
  const own = query.data?.own ?? false
  return (
    <Page
      title={query.data ? `${query.data.system.name}的受保护资料` : '受保护资料'}
      says={query.data ? `${query.data.system.organisationName}保管；每次查阅都留痕，该单位即时可见。` : undefined}
      actions={
        query.data ? (
          <>
            {!own && may('authorization.emergency') ? (
              <Button danger onClick={() => setOpen('emergency')}>
                请求紧急查阅
              </Button>
            ) : null}
            <ContactButton system={id} />
            {own && may('paper.keep') ? (
              <Button type="primary" onClick={() => setOpen('keep')}>
                保管资料
              </Button>
            ) : null}
          </>
        ) : null
      }
    >
      <Loaded query={query}>
        {(list) => (
          <div className="stack">
            <Papers list={list} replaces={own && may('paper.keep')} />
            <KeepForm open={open === 'keep'} system={id} onClose={() => setOpen(null)} />
            <EmergencyForm open={open === 'emergency'} list={list} onClose={() => setOpen(null)} />
          </div>
        )}
      </Loaded>
    </Page>
  )
}

function Papers({ list: { papers, kinds, own, system }, replaces }: { list: PaperList; replaces: boolean }) {
  const [replacing, setReplacing] = useState<Paper | null>(null)
  const { look, opening, shown } = useOpenPaper()
  const counts = kinds.map(({ kind, count }) => `${kindNames[kind]} ${count} 份`).join('，')
  const hidden = kinds.reduce((sum, { count }) => sum + count, 0) - papers.length
  return (
    <Panel title={counts ? `资料（${counts}）` : '资料'} flush extra={own ? <Go to="/authorizations?view=record">查阅记录</Go> : null}>
      {shown}
      <PlainTable
        label="受保护资料"
        rows={papers}
        rowKey={({ id }) => id}
        empty={
          hidden > 0 ? `${system.organisationName}保管的资料，您未获授权，只能看到份数。需要查阅的，请该单位授权。` : '还没有保管资料。'
        }
        columns={[
          { title: '名称', dataIndex: 'title' },
          { title: '种类', render: (_, row) => kindNames[row.kind] },
          {
            title: '文件',
            render: (_, row) =>
              row.fileName ? (
                <>
                  {row.fileName} <span className="soft num">{row.size === null ? '' : fileSize(row.size)}</span>
                </>
              ) : (
                '—'
              ),
          },
          { title: '版本', render: (_, row) => <span className="num">第 {row.version} 版</span> },
          {
            title: '保管',
            render: (_, row) => (
              <>
                {row.keptByName}
                <div className="soft num">{localTime(row.keptAt)}</div>
              </>
            ),
          },
          {
            title: '操作',
            render: (_, row) => (
              <span className="row" style={{ gap: 6 }}>
                <Button size="small" loading={opening === row.id} aria-label={`查阅${row.title}`} onClick={() => look(row.id)}>
                  查阅
                </Button>
                {replaces ? (
                  <Button size="small" aria-label={`替换${row.title}`} onClick={() => setReplacing(row)}>
                    替换
                  </Button>
                ) : null}
              </span>
            ),
          },
        ]}
      />
      {replacing ? <ReplaceForm paper={replacing} onClose={() => setReplacing(null)} /> : null}
    </Panel>
  )
}
