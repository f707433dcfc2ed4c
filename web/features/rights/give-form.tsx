import { Form, Input, Radio, Select } from 'antd'
import { OrganisationPick } from '../../shared/pickers/pickers.tsx'
import { base64Of } from '../../shared/text/base64.ts'
import { ActForm } from '../../shared/ui/act-form.tsx'
import { DayInput } from '../../shared/ui/day-input.tsx'
import { FileInput } from '../../shared/ui/file-input.tsx'
import { useTell } from '../../shared/ui/told.ts'
import { type AuthorizationBody, useGive } from './api/use-authorizations.ts'
import { PeopleSelect } from './people-select.tsx'
import { SystemsSelect } from './systems-select.tsx'
import { kindNames, need, optionsOf } from './words.ts'

type Values = Omit<AuthorizationBody, 'form' | 'systemIds'> & {
  readonly all: boolean
  readonly systemIds?: string[]
  readonly letter: File
}

/** The unit lets named people of another organisation open its papers, in a written form and for a time. */
export function GiveForm({ open, onClose }: { open: boolean; onClose: () => void }) {
  const give = useGive()
  const tell = useTell()
  const send = async ({ all, systemIds, letter, ...rest }: Values) =>
    give.mutateAsync({ ...rest, systemIds: all ? null : (systemIds ?? []), form: { name: letter.name, content: await base64Of(letter) } })
  return (
    <ActForm<Values>
      open={open}
      size={600}
      title="作出授权"
      says="只有所列人员在所列期间可以查阅所列范围；可以随时收回。"
      submit="授权"
      initial={{ all: false, kinds: ['technical'] }}
      act={{ ...give, mutateAsync: send }}
      onDone={() => {
        tell('已授权')
        onClose()
      }}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Form.Item name="organisationId" label="被授权单位" rules={need('请选择单位')}>
            <OrganisationPick placeholder="输入名称查找" onChange={() => form.setFieldValue('persons', [])} />
          </Form.Item>
          <Form.Item noStyle shouldUpdate={(before, after) => before.organisationId !== after.organisationId}>
            {({ getFieldValue }) => (
              <Form.Item name="persons" label="被授权人员" rules={need('请选择人员')}>
                <PeopleSelect organisationId={getFieldValue('organisationId') as string | undefined} />
              </Form.Item>
            )}
          </Form.Item>
          <Form.Item name="kinds" label="资料种类" rules={need('请选择种类')}>
            <Select mode="multiple" placeholder="请选择" options={optionsOf(kindNames)} />
          </Form.Item>
          <Form.Item name="all" label="系统范围">
            <Radio.Group
              options={[
                { value: false, label: '所选系统' },
                { value: true, label: '本单位全部系统（含以后登记的）' },
              ]}
            />
          </Form.Item>
          <Form.Item noStyle shouldUpdate={(before, after) => before.all !== after.all}>
            {({ getFieldValue }) =>
              getFieldValue('all') ? null : (
                <Form.Item name="systemIds" label="系统" rules={need('请选择系统')}>
                  <SystemsSelect />
                </Form.Item>
              )
            }
          </Form.Item>
          <Form.Item name="purpose" label="事由" rules={need('请填写事由')}>
            <Input.TextArea rows={2} maxLength={1000} />
          </Form.Item>
          <Form.Item name="from" label="起始日期" rules={need('请选择日期')}>
            <DayInput />
          </Form.Item>
          <Form.Item name="to" label="最后一日（含当日）" rules={need('请选择日期')}>
            <DayInput />
          </Form.Item>
          <Form.Item name="letter" label="书面授权" rules={need('请附上书面授权')}>
            <FileInput name="书面授权" />
          </Form.Item>
        </>
      )}
    </ActForm>
  )
}
