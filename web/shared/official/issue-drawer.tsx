import { Alert, Button, Checkbox, Drawer, Form, Input } from 'antd'
import { useState } from 'react'
import { Go } from '../ui/go.tsx'
import { Loaded } from '../ui/loaded.tsx'
import { ProblemNotice } from '../ui/problem-notice.tsx'
import { useTell } from '../ui/told.ts'
import { type Draft, type Offer, type Subject, useDraft, useIssue } from './api/use-official-documents.ts'
import { ContentView } from './content-view.tsx'

interface IssueDrawerProps {
  readonly subject: Subject
  /** Null: closed. */
  readonly offer: Offer | null
  readonly onClose: () => void
}

/** A document as it would be, and the button that issues it. */
export function IssueDrawer({ subject, offer, onClose }: IssueDrawerProps) {
  const draft = useDraft(subject, offer)
  return (
    <Drawer
      open={offer !== null}
      onClose={onClose}
      title={offer ? `${offer.issued ? '重新出具' : '出具'}${offer.name}` : ''}
      size={860}
      destroyOnHidden
    >
      {offer ? (
        <Loaded query={draft}>
          {(data) => (
            <div className="stack-tight">
              <Gaps draft={data} />
              <ContentView content={data.content} />
              <IssueForm subject={subject} offer={offer} draft={data} onClose={onClose} />
            </div>
          )}
        </Loaded>
      ) : null}
    </Drawer>
  )
}

/** 用途中的“𱍐”（U+31350）、“🙂”（U+1F642），标题中的…: each field once. */
const signsInWords = (signs: Draft['unprintable']): string =>
  [...new Set(signs.map(({ field }) => field))]
    .map((name) => `${name}中的${signs.flatMap(({ field, sign }) => (field === name ? [sign] : [])).join('、')}`)
    .join('，')

/** What keeps it from being issued, or asks for a second look. */
const Gaps = ({ draft: { missing, pattern, unprintable } }: { draft: Draft }) => (
  <>
    {missing.length > 0 ? (
      <Alert
        type="warning"
        showIcon
        title={`还不能出具，缺少：${missing.map(({ says }) => says).join('、')}`}
        description="请先补全办件、单位或系统的资料。"
      />
    ) : null}
    {unprintable.length > 0 ? (
      <Alert
        type="warning"
        showIcon
        title={`公文的字体印不出：${signsInWords(unprintable)}`}
        description="请改用其他字；确需保留的（如人名用字），在下面确认后以编号印出。"
      />
    ) : null}
    {pattern === null ? (
      <Alert
        type="warning"
        showIcon
        title="本单位还没有登记这一类的发文字号"
        description={
          <>
            请由单位管理员或签发人员在<Go to="/official-documents?view=series">发文字号</Go>中登记后再出具。
          </>
        }
      />
    ) : null}
  </>
)

interface IssueFormProps {
  readonly subject: Subject
  readonly offer: Offer
  readonly draft: Draft
  readonly onClose: () => void
}

function IssueForm({ subject, offer, draft, onClose }: IssueFormProps) {
  const issue = useIssue()
  const tell = useTell()
  const [reason, setReason] = useState('')
  const [numbered, setNumbered] = useState(false)
  const shown = draft.unprintable.length === 0 || numbered
  const ready = shown && draft.missing.length === 0 && draft.pattern !== null && (offer.issued === null || reason.trim() !== '')
  const finish = () =>
    issue.mutate(
      {
        ...subject,
        kind: offer.kind,
        paperId: offer.paperId,
        replaces: offer.issued?.id ?? null,
        reason: offer.issued ? reason.trim() : null,
        ...(draft.unprintable.length > 0 ? { numbered } : {}),
      },
      {
        onSuccess: () => {
          tell(`已出具${offer.name}`)
          onClose()
        },
      },
    )
  return (
    <Form layout="vertical" onFinish={finish}>
      {offer.issued ? (
        <Form.Item label={`替代 ${offer.issued.number} 的理由`} required htmlFor="reissue-reason">
          <Input.TextArea id="reissue-reason" rows={2} maxLength={500} value={reason} onChange={({ target }) => setReason(target.value)} />
        </Form.Item>
      ) : null}
      {draft.unprintable.length > 0 ? (
        <Form.Item>
          <Checkbox checked={numbered} onChange={({ target }) => setNumbered(target.checked)}>
            字体中没有的字以编号印出
          </Checkbox>
        </Form.Item>
      ) : null}
      <p className="soft">
        {draft.pattern ? `出具时按“${draft.pattern.replace('{year}', '年份').replace('{n}', '×')}”编号。` : null}
        出具后内容固定，不能修改；有误的只能以新的一版替代，或者撤销。
      </p>
      <ProblemNotice error={issue.error} />
      <div className="row" style={{ marginTop: 12 }}>
        <Button type="primary" htmlType="submit" disabled={!ready} loading={issue.isPending}>
          出具
        </Button>
        <Button onClick={onClose}>取消</Button>
      </div>
    </Form>
  )
}
