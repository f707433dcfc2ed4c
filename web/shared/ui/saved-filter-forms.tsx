import { Button, Checkbox, Form, Input, Modal, Popconfirm } from 'antd'
import { useState } from 'react'
import { type FilterPage, type SavedFilter, useChangeFilter, useDeleteFilter, useSaveFilter } from '../api/use-saved-filters.ts'
import { ActForm } from './act-form.tsx'
import { PlainTable } from './list-table.tsx'
import { Mark } from './mark.tsx'
import { ProblemNotice } from './problem-notice.tsx'
import { useTell } from './told.ts'

interface SaveFilterProps {
  readonly open: boolean
  readonly page: FilterPage
  readonly query: Readonly<Record<string, string | undefined>>
  readonly onClose: () => void
}

interface Values {
  readonly name: string
  readonly byDefault?: boolean
}

/** Gives the present filter a name. */
export function SaveFilter({ open, page, query, onClose }: SaveFilterProps) {
  const save = useSaveFilter()
  const tell = useTell()
  return (
    <ActForm<Values>
      open={open}
      title="保存当前筛选"
      says="只有您自己可以看到和使用。"
      submit="保存"
      act={{
        ...save,
        mutateAsync: ({ name, byDefault = false }) => save.mutateAsync({ page, name, byDefault, query: query as Record<string, string> }),
      }}
      onDone={() => {
        tell('已保存')
        onClose()
      }}
      onClose={onClose}
    >
      <Form.Item name="name" label="名称" rules={[{ required: true, whitespace: true, message: '请填写名称' }]}>
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="byDefault" valuePropName="checked">
        <Checkbox>打开本列表时默认使用</Checkbox>
      </Form.Item>
    </ActForm>
  )
}

interface ManageFiltersProps {
  readonly open: boolean
  readonly own: readonly SavedFilter[]
  readonly onClose: () => void
}

/** Renames, deletes, says with which one the list opens; what does not hold any more says so, and why. */
export function ManageFilters({ open, own, onClose }: ManageFiltersProps) {
  const change = useChangeFilter()
  const remove = useDeleteFilter()
  const [naming, setNaming] = useState<{ readonly id: string; readonly name: string } | null>(null)
  const rename = (of: SavedFilter, name: string) => change.mutate({ of, body: { name } }, { onSuccess: () => setNaming(null) })
  return (
    <Modal open={open} title="管理常用筛选" width={720} onCancel={onClose} footer={<Button onClick={onClose}>关闭</Button>} destroyOnHidden>
      <ProblemNotice error={change.error ?? remove.error} />
      <PlainTable
        label="常用筛选"
        rows={own}
        rowKey={({ id }) => id}
        empty="没有常用筛选。"
        columns={[
          {
            title: '名称',
            render: (_, of) =>
              naming?.id === of.id ? (
                <Input.Search
                  aria-label={`${of.name}的新名称`}
                  enterButton="改名"
                  maxLength={40}
                  value={naming.name}
                  onChange={({ target }) => setNaming({ id: of.id, name: target.value })}
                  onSearch={(name) => name.trim() && rename(of, name)}
                />
              ) : (
                <>
                  {of.name} {of.byDefault ? <Mark tone="blue">默认</Mark> : null}
                  {of.broken.length > 0 ? (
                    <div>
                      <Mark tone="red">已失效</Mark> <span className="soft">{of.broken.map(({ message }) => message).join('；')}</span>
                    </div>
                  ) : null}
                </>
              ),
          },
          {
            title: '操作',
            width: 260,
            render: (_, of) => (
              <span className="row">
                <Button size="small" aria-label={`给${of.name}改名`} onClick={() => setNaming({ id: of.id, name: of.name })}>
                  改名
                </Button>
                <Button
                  size="small"
                  disabled={of.broken.length > 0 && !of.byDefault}
                  onClick={() => change.mutate({ of, body: { byDefault: !of.byDefault } })}
                >
                  {of.byDefault ? '不再默认' : '设为默认'}
                </Button>
                <Popconfirm title={`删除“${of.name}”？`} okText="删除" cancelText="取消" onConfirm={() => remove.mutate(of)}>
                  <Button size="small" danger aria-label={`删除${of.name}`}>
                    删除
                  </Button>
                </Popconfirm>
              </span>
            ),
          },
        ]}
      />
    </Modal>
  )
}
