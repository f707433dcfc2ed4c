import { Form, Input, InputNumber, Select } from 'antd'
import { ProviderPick } from '../../shared/pickers/pickers.tsx'
import { TierFields } from './tier-fields.tsx'
import { basisNames, tierModeNames } from './words.ts'

interface TariffFieldsProps {
  readonly kind: 'ceiling' | 'final'
  readonly itemBasis: keyof typeof basisNames
  readonly unit: string
}

const { free: _, ...priceBases } = basisNames
const optionsOf = (names: Readonly<Record<string, string>>) => Object.entries(names).map(([value, label]) => ({ value, label }))

/** How a price charges, where it is not so much for one unit and the period that the item says. */
export function TariffFields({ kind, itemBasis, unit }: TariffFieldsProps) {
  const basis = Form.useWatch('basis') ?? itemBasis
  const mode = Form.useWatch(['tiers', 'mode'])
  return (
    <>
      <Form.Item name="basis" label="计价方式" extra={`不选即按服务项：${basisNames[itemBasis]}`}>
        <Select allowClear placeholder={basisNames[itemBasis]} options={optionsOf(priceBases)} />
      </Form.Item>
      {basis === 'term' ? (
        <Form.Item name="termMonths" label="约定月数" rules={[{ required: true, message: '请填写约定月数，如三年填 36' }]}>
          <InputNumber min={2} max={120} precision={0} style={{ width: '100%' }} />
        </Form.Item>
      ) : null}
      <Form.Item name={['tiers', 'mode']} label="阶梯">
        <Select allowClear placeholder="不分档" options={optionsOf(tierModeNames)} />
      </Form.Item>
      {mode ? <TierFields unit={unit} whole={mode === 'package'} /> : null}
      <Form.Item name={['allowance', 'quantity']} label={`免费额度（${unit}，每个计价期间）`} extra="没有免费额度的不填">
        <Input inputMode="decimal" />
      </Form.Item>
      <Form.Item name={['allowance', 'per']} label="免费额度给">
        <Select
          placeholder="每个资源"
          options={[
            { value: 'resource', label: '每个资源' },
            { value: 'unit', label: '每个使用单位（该服务项的全部资源合计）' },
          ]}
        />
      </Form.Item>
      <Form.Item name="minimumMonths" label="最低计费月数" extra="自计费首日起至少计这么多个月；没有的不填">
        <InputNumber min={1} max={120} precision={0} style={{ width: '100%' }} />
      </Form.Item>
      {kind === 'final' ? (
        <Form.Item name="providerId" label="供应商议价" extra="只对所选云服务商适用，优先于通用价格；不选即对所有云服务商适用">
          <ProviderPick allowClear placeholder="对所有云服务商" />
        </Form.Item>
      ) : null}
    </>
  )
}
