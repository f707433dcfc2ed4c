import { Form, Input } from 'antd'
import { OrganisationPick } from '../../shared/pickers/pickers.tsx'
import { postNames } from '../../shared/session/posts.ts'
import { useSession } from '../../shared/session/use-session.ts'
import { ActForm } from '../../shared/ui/act-form.tsx'
import { type PersonBody, useCreatePerson } from './api/use-create-person.ts'
import type { GivenPassword } from './one-time-password.tsx'
import { PostsInput } from './posts-input.tsx'

interface NewPersonProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly onPassword: (given: GivenPassword) => void
}

export function NewPerson({ open, onClose, onPassword }: NewPersonProps) {
  const create = useCreatePerson()
  const { data } = useSession()
  const operator = data?.jurisdiction === null
  const posts = Object.entries(postNames).filter(([post]) => operator || ['handler', 'reviewer', 'approver', 'signer'].includes(post))
  return (
    <ActForm<PersonBody>
      open={open}
      title="新建账号"
      submit="新建"
      initial={{ posts: ['handler'] }}
      act={{ ...create, mutateAsync: async (values) => onPassword(await create.mutateAsync(values)) }}
      onDone={onClose}
      onClose={onClose}
    >
      {operator ? (
        <Form.Item name="organisationId" label="单位" rules={[{ required: true, message: '请选择单位' }]}>
          <OrganisationPick placeholder="输入名称查找" />
        </Form.Item>
      ) : null}
      <Form.Item name="name" label="姓名" rules={[{ required: true, message: '请填写姓名' }]}>
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="login"
        label="登录名"
        rules={[{ required: true, pattern: /^[A-Za-z0-9][A-Za-z0-9._-]{2,31}$/, message: '3 至 32 个字母、数字或 . _ -' }]}
      >
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="posts" label="岗位" rules={[{ required: true, message: '请至少选择一个岗位' }]}>
        <PostsInput options={posts} />
      </Form.Item>
    </ActForm>
  )
}
