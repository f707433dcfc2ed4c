import { Button, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { OrganisationPick } from '../../shared/pickers/pickers.tsx'
import { postName } from '../../shared/session/posts.ts'
import { useMay, useSession } from '../../shared/session/use-session.ts'
import { localTime } from '../../shared/text/time.ts'
import { ListTable } from '../../shared/ui/list-table.tsx'
import { Mark } from '../../shared/ui/mark.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { useFilters } from '../../shared/ui/use-filters.ts'
import { type Person, usePeople } from './api/use-people.ts'
import { NewPerson } from './new-person.tsx'
import { type GivenPassword, OneTimePassword } from './one-time-password.tsx'
import { PersonActs } from './person-acts.tsx'

const stateOf = (person: Person) => {
  if (person.disabledAt) return <Mark tone="red">已停用</Mark>
  if (person.unconfirmedSince) return <Mark tone="amber">待确认，暂不能使用</Mark>
  if (person.lockedUntil) return <Mark tone="amber">锁定至 {localTime(person.lockedUntil)}</Mark>
  return person.mustChangePassword ? <Mark tone="blue">尚未修改一次性密码</Mark> : <Mark tone="green">正常</Mark>
}

export default function PeoplePage() {
  const [filters, setFilters] = useFilters()
  const pages = usePeople(filters.organisationId)
  const may = useMay()
  const session = useSession()
  const [creating, setCreating] = useState(false)
  const [given, setGiven] = useState<GivenPassword | null>(null)
  const columns: TableColumnsType<Person> = [
    { title: '姓名', dataIndex: 'name' },
    { title: '登录名', dataIndex: 'login' },
    { title: '单位', dataIndex: 'organisationName' },
    { title: '岗位', render: (_, row) => row.posts.map(postName).join('、') },
    { title: '状态', render: (_, row) => stateOf(row) },
    {
      title: '操作',
      render: (_, row) =>
        row.id === session.data?.person.id ? <span className="soft">本人账号</span> : <PersonActs person={row} onPassword={setGiven} />,
    },
  ]
  return (
    <Page
      title="人员账号"
      says="一人一号。岗位分经办、审核、签发；新账号的一次性密码只显示一次。"
      actions={
        may('person.manage') ? (
          <Button type="primary" onClick={() => setCreating(true)}>
            新建账号
          </Button>
        ) : null
      }
    >
      {session.data?.jurisdiction ? null : (
        <div className="filters">
          <OrganisationPick
            aria-label="单位"
            allowClear
            placeholder="单位"
            style={{ width: 260 }}
            value={filters.organisationId}
            onChange={(organisationId) => setFilters({ organisationId })}
          />
        </div>
      )}
      <Panel flush>
        <ListTable label="人员账号" pages={pages} columns={columns} rowKey={({ id }) => id} empty="还没有人员账号。" />
      </Panel>
      <NewPerson open={creating} onClose={() => setCreating(false)} onPassword={setGiven} />
      <OneTimePassword given={given} onClose={() => setGiven(null)} />
    </Page>
  )
}
