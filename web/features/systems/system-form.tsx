import { Form, Input, Radio, Select } from 'antd'
import { ActForm } from '../../shared/ui/act-form.tsx'
import { DayInput } from '../../shared/ui/day-input.tsx'
import { orNull } from '../../shared/ui/form-faults.ts'
import { useTell } from '../../shared/ui/told.ts'
import { type SystemBody, useSaveSystem } from './api/use-save-system.ts'
import type { System } from './api/use-systems-list.ts'
import { domesticOptions, kindNames, mlpsName, optionsOf, statusNames } from './words.ts'

interface SystemFormProps {
  readonly open: boolean
  /** Null: a new one is registered. */
  readonly system: System | null
  readonly onClose: () => void
}

const need = (message: string) => [{ required: true, message }]

export function SystemForm({ open, system, onClose }: SystemFormProps) {
  const save = useSaveSystem(system)
  const tell = useTell()
  return (
    <ActForm<SystemBody>
      open={open}
      title={system ? '修改系统登记' : '登记系统'}
      submit={system ? '保存' : '登记'}
      initial={
        system ? initialOf(system) : { classified: false, kind: 'new', status: 'on-cloud', mlps: 2, domestic: null, hostedElsewhere: false }
      }
      act={{
        ...save,
        mutateAsync: (values) =>
          save.mutateAsync({
            ...values,
            mlpsFiling: orNull(values.mlpsFiling),
            exemption: values.status === 'exempt' ? orNull(values.exemption) : null,
            builder: orNull(values.builder),
            contact: orNull(values.contact),
            domesticReason: values.domestic === false ? orNull(values.domesticReason) : null,
            hostingProvider: values.hostedElsewhere ? orNull(values.hostingProvider) : null,
            hostingEndsOn: values.hostedElsewhere ? (values.hostingEndsOn ?? null) : null,
            constructionEndsOn: values.constructionEndsOn ?? null,
          }),
      }}
      onDone={() => {
        tell(system ? '已保存' : '系统已登记')
        onClose()
      }}
      onClose={onClose}
    >
      <Form.Item name="name" label="系统名称" rules={need('请填写系统名称')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="classified" label="是否涉密" rules={need('请选择')}>
        <Radio.Group
          options={[
            { value: false, label: '非涉密' },
            { value: true, label: '涉密' },
          ]}
        />
      </Form.Item>
      <Form.Item name="kind" label="建设类型" rules={need('请选择建设类型')}>
        <Radio.Group options={optionsOf(kindNames)} />
      </Form.Item>
      <Form.Item name="purpose" label="用途" rules={need('请填写用途')}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
      <Form.Item name="mlps" label="网络安全等级保护级别" rules={need('请选择级别')}>
        <Select options={[1, 2, 3, 4, 5].map((level) => ({ value: level, label: mlpsName(level) }))} />
      </Form.Item>
      <Form.Item name="mlpsFiling" label="等级保护备案号">
        <Input maxLength={100} placeholder="尚未备案的可不填" />
      </Form.Item>
      <Form.Item name="budgetChannel" label="经费渠道" rules={need('请填写经费渠道')}>
        <Input maxLength={200} placeholder="如：部门预算" />
      </Form.Item>
      <Form.Item name="status" label="上云状态" rules={need('请选择上云状态')}>
        <Radio.Group options={optionsOf(statusNames)} />
      </Form.Item>
      <Form.Item noStyle shouldUpdate={(before, after) => before.status !== after.status}>
        {({ getFieldValue }) =>
          getFieldValue('status') === 'exempt' ? (
            <Form.Item name="exemption" label="不宜上云的法律依据">
              <Input.TextArea rows={2} maxLength={1000} />
            </Form.Item>
          ) : null
        }
      </Form.Item>
      <Attributes />
      <Form.Item name="builder" label="承建单位">
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item
        name="contact"
        label="联系人及电话"
        {...(system?.contactProtected ? { extra: '已登记的联系人不向本单位显示；不填即保持不变。' } : {})}
      >
        <Input maxLength={200} />
      </Form.Item>
    </ActForm>
  )
}

/** What rules of the measure may ask of a system: 信创, where it stands now, until when. */
const Attributes = () => (
  <>
    <Form.Item name="domestic" label="信创适配">
      <Radio.Group options={domesticOptions} />
    </Form.Item>
    <Form.Item noStyle shouldUpdate={(before, after) => before.domestic !== after.domestic}>
      {({ getFieldValue }) =>
        getFieldValue('domestic') === false ? (
          <Form.Item name="domesticReason" label="未完成信创适配的理由" rules={need('请说明理由')}>
            <Input.TextArea rows={2} maxLength={1000} />
          </Form.Item>
        ) : null
      }
    </Form.Item>
    <Form.Item name="hostedElsewhere" label="现在的部署位置">
      <Radio.Group
        options={[
          { value: false, label: '政务云或尚未部署' },
          { value: true, label: '第三方云或自建机房' },
        ]}
      />
    </Form.Item>
    <Form.Item noStyle shouldUpdate={(before, after) => before.hostedElsewhere !== after.hostedElsewhere}>
      {({ getFieldValue }) =>
        getFieldValue('hostedElsewhere') ? (
          <>
            <Form.Item name="hostingProvider" label="部署所在的服务商或机房">
              <Input maxLength={200} />
            </Form.Item>
            <Form.Item name="hostingEndsOn" label="第三方云服务合同到期日">
              <DayInput />
            </Form.Item>
          </>
        ) : null
      }
    </Form.Item>
    <Form.Item name="constructionEndsOn" label="批复的项目建设期截止日">
      <DayInput />
    </Form.Item>
  </>
)

const initialOf = ({
  name,
  kind,
  purpose,
  classified,
  mlps,
  mlpsFiling,
  budgetChannel,
  status,
  exemption,
  builder,
  contact,
  domestic,
  domesticReason,
  hostedElsewhere,
  hostingProvider,
  hostingEndsOn,
  constructionEndsOn,
}: System): SystemBody => ({
  name,
  kind,
  purpose,
  classified,
  mlps,
  mlpsFiling,
  budgetChannel,
  status,
  exemption,
  builder,
  contact,
  domestic,
  domesticReason,
  hostedElsewhere,
  hostingProvider,
  hostingEndsOn,
  constructionEndsOn,
})
