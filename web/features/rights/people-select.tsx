import { Select } from 'antd'
import { useCandidates } from './api/use-authorizations.ts'

interface Person {
  readonly id: string
  readonly name: string
}

interface PeopleSelectProps {
  readonly organisationId: string | undefined
  readonly id?: string
  readonly value?: string[]
  readonly onChange?: (ids: string[]) => void
  /** Those who are named already: some may not be candidates any more. */
  readonly known?: readonly Person[]
}

/** People of an organisation, one or several. */
export function PeopleSelect({ organisationId, known = [], ...rest }: PeopleSelectProps) {
  const { data = [], isLoading } = useCandidates(organisationId)
  const people = [...data, ...known.filter(({ id }) => !data.some((each) => each.id === id))]
  return (
    <Select
      {...rest}
      mode="multiple"
      disabled={!organisationId}
      loading={isLoading && organisationId !== undefined}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={organisationId ? '请选择' : '先选择被授权单位'}
      notFoundContent="该单位没有可以授权的人员"
      options={people.map(({ id, name }) => ({ value: id, label: name }))}
    />
  )
}
