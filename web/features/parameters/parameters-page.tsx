import { useMay } from '../../shared/session/use-session.ts'
import { localTime } from '../../shared/text/time.ts'
import { Basis } from '../../shared/ui/basis.tsx'
import { Nothing } from '../../shared/ui/empty.tsx'
import { Go } from '../../shared/ui/go.tsx'
import { PlainTable } from '../../shared/ui/list-table.tsx'
import { Loaded } from '../../shared/ui/loaded.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { Panel } from '../../shared/ui/panel.tsx'
import { useParameters } from './api/use-parameters.ts'
import type { Parameter } from './histories.ts'
import { SettingsTable } from './settings-table.tsx'

/** What is set, in one place: by the measure's leave, each value with since when, by whom and why; for 系统管理员 what the process runs with. */
export default function ParametersPage() {
  const may = useMay()
  if (may('setting.read'))
    return (
      <Page title="参数" says="平台进程启动时读取的设置，只供查看；在启动平台的地方修改，重新启动后生效。保密的只说明是否已设置。">
        <SettingsTable />
      </Page>
    )
  return (
    <Page title="参数" says="办法留待本地设定的数值：现值与历次设定。改变只从某日起，不溯及既往；在各自的页面设定。">
      <Loaded query={useParameters()}>
        {(parameters) =>
          parameters.length === 0 ? (
            <Panel>
              <Nothing>还没有可以设定的参数。</Nothing>
            </Panel>
          ) : (
            <Parameters all={parameters} />
          )
        }
      </Loaded>
    </Page>
  )
}

/** What was set here, each with its history; then what stands as the measure has it, in one table. */
function Parameters({ all }: { all: readonly Parameter[] }) {
  const set = all.filter(({ values }) => values.some(({ by }) => by !== null))
  const own = all.filter((parameter) => !set.includes(parameter))
  return (
    <div className="stack">
      {set.map((parameter) => (
        <History key={parameter.id} parameter={parameter} />
      ))}
      {own.length > 0 ? (
        <Panel title="未另行设定，按办法执行" flush>
          <PlainTable
            label="未另行设定的参数"
            rows={own}
            rowKey={({ id }) => id}
            empty=""
            columns={[
              { title: '参数', render: (_, { kind, name }) => `${kind}：${name}` },
              { title: '数值', width: 140, render: (_, { values }) => values[0]?.value ?? '—' },
              { title: '说明', width: 200, render: (_, { values }) => values[0]?.reason ?? '—' },
              { title: '依据', width: 120, render: (_, { basis, name }) => <Basis of={basis} about={name} /> },
              { title: '操作', width: 110, render: (_, { place }) => <Go to={place}>前往设定</Go> },
            ]}
          />
        </Panel>
      ) : null}
    </div>
  )
}

const History = ({ parameter: { kind, name, place, basis, values } }: { parameter: Parameter }) => (
  <Panel
    title={`${kind}：${name}`}
    extra={
      <>
        <Basis of={basis} about={name} />
        <Go to={place}>前往设定</Go>
      </>
    }
    flush
  >
    <PlainTable
      label={`${name}的沿革`}
      rows={values}
      rowKey={({ id }) => id}
      empty=""
      more={{ size: 'small', tableLayout: 'fixed' }}
      columns={[
        { title: '数值', dataIndex: 'value' },
        { title: '期间', width: 220, render: (_, { when }) => <span className="num">{when}</span> },
        { title: '理由', dataIndex: 'reason' },
        {
          title: '设定',
          width: 220,
          render: (_, { by, at }) =>
            by === null ? (
              '办法'
            ) : (
              <>
                {by}
                <div className="soft num">{localTime(at)}</div>
              </>
            ),
        },
      ]}
    />
  </Panel>
)
