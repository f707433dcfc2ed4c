import { useParams } from '@tanstack/react-router'
import { Alert, Button, Form, Input } from 'antd'
import { useState } from 'react'
import type { FullDocument } from '../../shared/official/api/use-official-documents.ts'
import { ContentView } from '../../shared/official/content-view.tsx'
import { DocumentState } from '../../shared/official/document-state.tsx'
import { FileLinks } from '../../shared/official/file-links.tsx'
import { localTime } from '../../shared/text/time.ts'
import { ActForm } from '../../shared/ui/act-form.tsx'
import { Facts } from '../../shared/ui/facts.tsx'
import { Go } from '../../shared/ui/go.tsx'
import { Loaded } from '../../shared/ui/loaded.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { useTell } from '../../shared/ui/told.ts'
import { useDocument, useWithdraw } from './api/use-documents.ts'
import { Scans } from './scans.tsx'
import { aboutNames, aboutPaths } from './words.ts'

export default function OfficialDocumentPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const query = useDocument(id)
  return (
    <Page title={query.data?.number ?? '公文'} says={query.data?.title}>
      <Loaded query={query} rows={10}>
        {(document) => (
          <div className="split">
            <div className="stack">
              <Standing document={document} />
              <Panel>
                <ContentView content={document.content} />
              </Panel>
            </div>
            <div className="stack">
              <About document={document} />
              <Scans document={document} />
            </div>
          </div>
        )}
      </Loaded>
    </Page>
  )
}

/** What became of it, where it does not count any more. */
const Standing = ({ document: { withdrawnAt, withdrawnReason, replacedBy, replacedByNumber } }: { document: FullDocument }) => (
  <>
    {withdrawnAt ? <Alert type="error" showIcon title={`已于 ${localTime(withdrawnAt)} 撤销`} description={withdrawnReason} /> : null}
    {replacedBy ? (
      <Alert
        type="warning"
        showIcon
        title={
          <>
            已由 <Go to={`/official-documents/${replacedBy}`}>{replacedByNumber}</Go> 替代
          </>
        }
      />
    ) : null}
  </>
)

function About({ document }: { document: FullDocument }) {
  const [open, setOpen] = useState(false)
  const { about, aboutId, replaces, replacesNumber, reason } = document
  const mayWithdraw = document.mine && document.withdrawnAt === null && document.replacedBy === null
  return (
    <Panel title="这份公文">
      <Facts
        of={[
          ['状态', <DocumentState key="state" document={document} />],
          ['文件', <FileLinks key="files" document={document} />],
          ['种类', document.name],
          ['出具单位', document.issuerName],
          ['经办人', document.issuedByName],
          ['出具时间', localTime(document.issuedAt)],
          ['所属', <Go key="about" to={`${aboutPaths[about]}/${aboutId}`}>{`查看${aboutNames[about]}`}</Go>],
          [
            '替代',
            replaces ? (
              <Go key="replaces" to={`/official-documents/${replaces}`}>
                {replacesNumber}
              </Go>
            ) : null,
          ],
          ['重新出具的理由', reason],
          [
            '校验码',
            <span key="code" className="num">
              {document.code}
            </span>,
          ],
          [
            '查验',
            <Go key="verify" to={`/verify/${document.code}`}>
              打开查验页
            </Go>,
          ],
        ]}
      />
      {document.files.map(({ format, sha256 }) => (
        <p key={format} className="hash">
          {format.toUpperCase()} SHA-256 {sha256}
        </p>
      ))}
      {mayWithdraw ? (
        <Button danger onClick={() => setOpen(true)}>
          撤销
        </Button>
      ) : null}
      <WithdrawForm document={document} open={open} onClose={() => setOpen(false)} />
    </Panel>
  )
}

function WithdrawForm({ document: { id, number }, open, onClose }: { document: FullDocument; open: boolean; onClose: () => void }) {
  const act = useWithdraw(id)
  const tell = useTell()
  return (
    <ActForm<{ reason: string }>
      open={open}
      title={`撤销 ${number}`}
      says="原件保留，编号不再使用；凭校验码查验时显示“已撤销”。"
      submit="确认撤销"
      act={act}
      onDone={() => {
        tell('已撤销')
        onClose()
      }}
      onClose={onClose}
    >
      <Form.Item name="reason" label="撤销理由" rules={[{ required: true, whitespace: true, message: '请写明撤销理由' }]}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </ActForm>
  )
}
