import { Form, Input, Select } from 'antd'
import { ActForm } from '../../shared/ui/act-form.tsx'
import { useTell } from '../../shared/ui/told.ts'
import type { ItemDetail } from './api/use-item-detail.ts'
import { type ItemBody, useSaveItem } from './api/use-save-item.ts'
import { basisNames } from './words.ts'

interface ItemFormProps {
  readonly open: boolean
  readonly item: ItemDetail | null
  readonly onClose: () => void
}

const need = (message: string) => [{ required: true, message }]

export function ItemForm({ open, item, onClose }: ItemFormProps) {
  const save = useSaveItem(item)
  const tell = useTell()
  const blank = { category2: '', category3: '', specification: '', basis: 'month' as const }
  return (
    <ActForm<ItemBody>
      open={open}
      title={item ? '修改服务项' : '新增服务项'}
      says={item ? '已定价的不能再改计量单位和计价方式；已发布的不能修改。' : '新增后须定价并列入发布的目录，方可申请。'}
      submit={item ? '保存' : '新增'}
      initial={item ? bodyOf(item) : blank}
      act={{ ...save, mutateAsync: (values) => save.mutateAsync({ ...blank, ...values }) }}
      onDone={() => {
        tell(item ? '已保存' : '服务项已新增')
        onClose()
      }}
      onClose={onClose}
    >
      <Form.Item name="code" label="编码" rules={need('请填写编码')}>
        <Input maxLength={50} />
      </Form.Item>
      <Form.Item name="name" label="名称" rules={need('请填写名称')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="category1" label="一级分类" rules={need('请填写一级分类')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="category2" label="二级分类">
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="category3" label="三级分类">
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="specification" label="规格">
        <Input.TextArea rows={2} maxLength={1000} />
      </Form.Item>
      <Form.Item name="unit" label="计量单位" rules={need('请填写计量单位')}>
        <Input maxLength={30} placeholder="如：核·月" />
      </Form.Item>
      <Form.Item name="basis" label="计价方式" rules={need('请选择计价方式')}>
        <Select options={Object.entries(basisNames).map(([value, label]) => ({ value, label }))} />
      </Form.Item>
    </ActForm>
  )
}

const bodyOf = ({ code, category1, category2, category3, name, specification, unit, basis }: ItemDetail): ItemBody => ({
  code,
  category1,
  category2,
  category3,
  name,
  specification,
  unit,
  basis,
})
