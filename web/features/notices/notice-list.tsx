import { useRouter } from '@tanstack/react-router'
import { Button, Segmented, Select, type TableColumnsType } from 'antd'
import { localTime } from '../../shared/text/time.ts'
import { ListTable } from '../../shared/ui/list-table.tsx'
import { Mark } from '../../shared/ui/mark.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx'
import { useFilters } from '../../shared/ui/use-filters.ts'
import { type Notice, useNotices, useReading } from './api/use-notices.ts'
import { isKind, kindOptions, nameOfKind } from './words.ts'

/** The person's notices; opening one marks it as read. */
export function NoticeList() {
  const [filters, setFilters] = useFilters()
  const kind = isKind(filters.kind) ? filters.kind : undefined
  const unread = filters.unread === 'yes'
  const pages = useNotices({ unread, kind })
  const reading = useReading()
  const { history } = useRouter()
  const [newest] = pages.items
  const open = (notice: Notice) => {
    if (!notice.readAt) reading.mutate({ id: notice.id })
    // The link is a whole address of the console, with its search: a page of its own kind for each thing.
    if (notice.link) history.push(notice.link)
  }
  const columns: TableColumnsType<Notice> = [
    { title: '消息', render: (_, notice) => <Told notice={notice} onOpen={() => open(notice)} /> },
    { title: '类别', width: 130, render: (_, notice) => nameOfKind(notice.kind) },
    { title: '时间', width: 150, render: (_, notice) => <span className="num">{localTime(notice.at)}</span> },
    {
      title: '状态',
      width: 150,
      render: (_, notice) =>
        notice.readAt ? (
          <Mark>已读</Mark>
        ) : (
          <span className="row" style={{ gap: 6 }}>
            <Mark tone="blue">未读</Mark>
            <Button type="link" size="small" aria-label={`标为已读：${notice.title}`} onClick={() => reading.mutate({ id: notice.id })}>
              标为已读
            </Button>
          </span>
        ),
    },
  ]
  return (
    <>
      <div className="filters">
        <Segmented
          aria-label="已读未读"
          options={[
            { value: '', label: '全部' },
            { value: 'yes', label: '未读' },
          ]}
          value={unread ? 'yes' : ''}
          onChange={(value) => setFilters({ unread: value })}
        />
        <Select
          aria-label="消息类别"
          placeholder="全部类别"
          allowClear
          style={{ width: 190 }}
          options={kindOptions}
          value={kind}
          onChange={(value) => setFilters({ kind: value })}
        />
        <Button
          disabled={!pages.items.some(({ readAt }) => readAt === null)}
          loading={reading.isPending}
          onClick={() => newest && reading.mutate({ upTo: newest.seq, ...(kind ? { kind } : {}) })}
        >
          全部标为已读
        </Button>
      </div>
      <ProblemNotice error={reading.error} />
      <Panel flush>
        <ListTable
          label="消息"
          pages={pages}
          columns={columns}
          rowKey={({ id }) => id}
          empty={unread ? '没有未读的消息。' : '还没有消息。'}
        />
      </Panel>
    </>
  )
}

const Told = ({ notice: { title, body, link, readAt }, onOpen }: { notice: Notice; onOpen: () => void }) => (
  <>
    {link ? (
      <Button type="link" className="link-button notice-title" onClick={onOpen} style={{ fontWeight: readAt ? 400 : 600 }}>
        {title}
      </Button>
    ) : (
      <span style={{ fontWeight: readAt ? 400 : 600 }}>{title}</span>
    )}
    <div className="soft">{body}</div>
  </>
)
