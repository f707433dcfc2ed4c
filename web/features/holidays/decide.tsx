import { App, Button, Drawer, Form, Input } from 'antd'
import { useState } from 'react'
import { Problem } from '../../shared/api/problem.ts'
import { useMay, useSession } from '../../shared/session/use-session.ts'
import { localTime } from '../../shared/text/time.ts'
import { ActForm } from '../../shared/ui/act-form.tsx'
import { Facts } from '../../shared/ui/facts.tsx'
import { Loaded } from '../../shared/ui/loaded.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { type Notice, useApprove, usePreview, useReject, useWithdraw } from './api/use-holidays.ts'
import { DaysTable } from './days-table.tsx'
import { PreviewView } from './preview-view.tsx'

/** A proposed notice: looked at as a whole, with what it would move, and then decided. */
export function Decide({ notice, onClose }: { notice: Notice; onClose: () => void }) {
  const preview = usePreview(notice.id)
  const { address } = notice
  return (
    <Drawer open onClose={onClose} title={`${notice.year}年节假日安排（第 ${notice.version} 次录入）`} size={760} maskClosable={false}>
      <div className="stack">
        <Facts
          of={[
            ['通知', notice.title],
            ['文号', notice.number],
            [
              '印发日期',
              <span key="issued" className="num">
                {notice.issuedOn}
              </span>,
            ],
            ['网址', address ? <span className="hash">{address}</span> : null],
            ['更正理由', notice.reason],
            ['录入', `${notice.proposedByName} ${localTime(notice.proposedAt)}`],
          ]}
        />
        <Panel title="放假与调休" flush>
          <DaysTable year={notice.year} holidays={notice.holidays} />
        </Panel>
        <Loaded query={preview} rows={4}>
          {(read) => <PreviewView preview={read} />}
        </Loaded>
        <Acts notice={notice} onClose={onClose} />
      </div>
    </Drawer>
  )
}

function Acts({ notice, onClose }: { notice: Notice; onClose: () => void }) {
  const may = useMay()
  const session = useSession()
  const [approve, reject, withdraw] = [useApprove(notice.id), useReject(notice.id), useWithdraw(notice.id)]
  const [rejecting, setRejecting] = useState(false)
  const { modal, message } = App.useApp()
  const ask = (title: string, content: string, act: typeof approve | typeof withdraw, told: string) =>
    void modal.confirm({
      title,
      content,
      okText: '确定',
      cancelText: '取消',
      onOk: () =>
        act.mutateAsync().then(
          () => {
            void message.success(told)
            onClose()
          },
          (error: unknown) => void message.error(Problem.of(error).message),
        ),
    })
  const own = notice.proposedBy === session.data?.person.id
  return (
    <div className="row">
      {may('holiday.approve') && !own ? (
        <>
          <Button
            type="primary"
            onClick={() =>
              ask(
                `核准${notice.year}年节假日安排？`,
                '核准后立即生效，不能撤销，只能另行更正；所涉期限随即重算，并在办件和义务上写明由哪一日改为哪一日。',
                approve,
                '已核准，正在重算期限',
              )
            }
          >
            核准
          </Button>
          <Button onClick={() => setRejecting(true)}>退回</Button>
        </>
      ) : null}
      {own ? <Button onClick={() => ask('撤回这份安排？', '撤回后可以重新录入。', withdraw, '已撤回')}>撤回</Button> : null}
      {own ? <span className="soft">等待安全管理员核准。</span> : null}
      <ActForm<{ reason: string }>
        open={rejecting}
        title="退回"
        submit="退回"
        act={reject}
        onDone={onClose}
        onClose={() => setRejecting(false)}
      >
        <Form.Item name="reason" label="退回理由" rules={[{ required: true, whitespace: true, message: '请填写退回理由' }]}>
          <Input.TextArea rows={3} maxLength={1000} />
        </Form.Item>
      </ActForm>
    </div>
  )
}
