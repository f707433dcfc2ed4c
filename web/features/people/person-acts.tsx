import { App, Button, Form } from 'antd'
import { useState } from 'react'
import { Problem } from '../../shared/api/problem.ts'
import { postNames } from '../../shared/session/posts.ts'
import { useMay, useSession } from '../../shared/session/use-session.ts'
import { ActForm } from '../../shared/ui/act-form.tsx'
import type { Person } from './api/use-people.ts'
import { type PersonAct, type PersonChange, usePersonAct } from './api/use-person-act.ts'
import type { GivenPassword } from './one-time-password.tsx'
import { PostsInput } from './posts-input.tsx'

interface PersonActsProps {
  readonly person: Person
  readonly onPassword: (given: GivenPassword | null) => void
}

/** What an administrator may do with an account; each is asked for once more before it happens. */
export function PersonActs({ person, onPassword }: PersonActsProps) {
  const act = usePersonAct(person)
  const may = useMay()
  const { data: session } = useSession()
  // Nobody confirms what he did himself.
  const confirms = may('session.manage') && person.unconfirmedBy !== session?.person.id
  const { modal, message } = App.useApp()
  const [editing, setEditing] = useState(false)
  const confirm = (title: string, content: string, does: PersonAct) =>
    void modal.confirm({
      title,
      content,
      okText: '确定',
      cancelText: '取消',
      onOk: () => act.mutateAsync(does).then(onPassword, (error: unknown) => void message.error(Problem.of(error).message)),
    })
  return (
    <span className="row" style={{ gap: 6 }}>
      {may('person.manage') ? (
        <>
          <Button size="small" onClick={() => setEditing(true)}>
            岗位
          </Button>
          <Button
            size="small"
            onClick={() =>
              confirm(`重置${person.name}的密码？`, '原密码立即失效，本人须用新的一次性密码登录。', { does: 'reset-password' })
            }
          >
            重置密码
          </Button>
          <Button
            size="small"
            onClick={() =>
              confirm(
                person.disabledAt ? `启用${person.name}的账号？` : `停用${person.name}的账号？`,
                person.disabledAt ? '启用后本人可以登录。' : '停用后本人立即退出，不能再登录。',
                {
                  does: 'change',
                  change: { disabled: person.disabledAt === null },
                },
              )
            }
          >
            {person.disabledAt ? '启用' : '停用'}
          </Button>
        </>
      ) : null}
      {person.unconfirmedSince && confirms ? (
        <Button
          size="small"
          type="primary"
          onClick={() =>
            confirm(`确认${person.name}的账号？`, '系统管理员新设了管理岗位，或者重置了密码。请先向本人核实；确认后账号方可使用。', {
              does: 'confirm',
            })
          }
        >
          确认
        </Button>
      ) : null}
      {may('session.manage') ? (
        <>
          <Button size="small" onClick={() => confirm(`让${person.name}在所有设备上退出？`, '本人须重新登录。', { does: 'end-sessions' })}>
            强制退出
          </Button>
          {person.lockedUntil ? (
            <Button size="small" onClick={() => confirm(`解除${person.name}的锁定？`, '本人可以立即重新尝试登录。', { does: 'unlock' })}>
              解除锁定
            </Button>
          ) : null}
        </>
      ) : null}
      <ActForm<PersonChange>
        open={editing}
        title={`${person.name}的岗位`}
        submit="保存"
        initial={{ posts: person.posts }}
        act={{ ...act, mutateAsync: (change) => act.mutateAsync({ does: 'change', change }) }}
        onDone={() => setEditing(false)}
        onClose={() => setEditing(false)}
      >
        <Form.Item name="posts" label="岗位" rules={[{ required: true, message: '请至少选择一个岗位' }]}>
          <PostsInput options={Object.entries(postNames)} />
        </Form.Item>
      </ActForm>
    </span>
  )
}
