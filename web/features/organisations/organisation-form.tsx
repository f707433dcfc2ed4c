import { Form, Input, Radio, Select } from 'antd'
import { OrganisationPick } from '../../shared/pickers/pickers.tsx'
import { useSession } from '../../shared/session/use-session.ts'
import { ActForm } from '../../shared/ui/act-form.tsx'
import { DayInput } from '../../shared/ui/day-input.tsx'
import { orNull } from '../../shared/ui/form-faults.ts'
import { useTell } from '../../shared/ui/told.ts'
import { useJurisdictions } from './api/use-jurisdictions.ts'
import type { Organisation } from './api/use-organisations-list.ts'
import { type OrganisationBody, useSaveOrganisation } from './api/use-save-organisation.ts'
import { budgetNames, natureNames } from './words.ts'

interface OrganisationFormProps {
  readonly open: boolean
  readonly organisation: Organisation | null
  readonly onClose: () => void
}

export function OrganisationForm({ open, organisation, onClose }: OrganisationFormProps) {
  const save = useSaveOrganisation(organisation)
  const session = useSession()
  const jurisdictions = useJurisdictions()
  const tell = useTell()
  const chooses = !organisation && !session.data?.jurisdiction
  return (
    <ActForm<OrganisationBody>
      open={open}
      title={organisation ? '修改单位' : '新建单位'}
      submit={organisation ? '保存' : '新建'}
      initial={organisation ? initialOf(organisation) : { budget: 'level', nature: 'government' }}
      act={{
        ...save,
        mutateAsync: (values) =>
          save.mutateAsync({
            ...values,
            parentId: values.parentId ?? null,
            area: orNull(values.area),
            creditCode: orNull(values.creditCode),
            contactName: orNull(values.contactName),
            contactPhone: orNull(values.contactPhone),
          }),
      }}
      onDone={() => {
        tell(organisation ? '已保存' : '单位已新建')
        onClose()
      }}
      onClose={onClose}
    >
      {chooses ? (
        <Form.Item name="jurisdictionId" label="所属区域" rules={[{ required: true, message: '请选择区域' }]}>
          <Select placeholder="请选择" options={(jurisdictions.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))} />
        </Form.Item>
      ) : null}
      <Form.Item name="name" label="单位名称" rules={[{ required: true, message: '请填写单位名称' }]}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="parentId" label="上级单位">
        <OrganisationPick allowClear placeholder="没有上级单位的可不选" />
      </Form.Item>
      <Form.Item name="area" label="区划">
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="budget" label="预算关系" rules={[{ required: true, message: '请选择预算关系' }]}>
        <Radio.Group options={Object.entries(budgetNames).map(([value, label]) => ({ value, label }))} />
      </Form.Item>
      {organisation ? <BudgetFrom was={organisation.budget} /> : null}
      <Form.Item name="nature" label="单位性质" rules={[{ required: true, message: '请选择单位性质' }]}>
        <Select options={Object.entries(natureNames).map(([value, label]) => ({ value, label }))} />
      </Form.Item>
      <Form.Item name="creditCode" label="统一社会信用代码">
        <Input maxLength={18} />
      </Form.Item>
      <Form.Item name="contactName" label="联系人">
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="contactPhone" label="联系电话">
        <Input maxLength={200} />
      </Form.Item>
    </ActForm>
  )
}

/** Bills go by what held on each day: a change says since when. */
function BudgetFrom({ was }: { was: Organisation['budget'] }) {
  const budget = Form.useWatch('budget')
  if (budget === undefined || budget === was) return null
  return (
    <Form.Item
      name="budgetFrom"
      label="预算关系自何日起变更"
      extra="此前各日的费用仍按原来的预算关系结算；可以补登，不能晚于今天。"
      rules={[{ required: true, message: '请填写变更之日' }]}
    >
      <DayInput />
    </Form.Item>
  )
}

const initialOf = ({ name, parentId, area, budget, nature, creditCode, contactName, contactPhone }: Organisation): OrganisationBody => ({
  name,
  parentId,
  area,
  budget,
  nature,
  creditCode,
  contactName,
  contactPhone,
})
