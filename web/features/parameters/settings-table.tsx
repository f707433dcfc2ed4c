import { useQuery } from '@tanstack/react-query'
import { answerTo, api } from '../../shared/api/client.ts'
import { PlainTable } from '../../shared/ui/list-table.tsx'
import { Loaded } from '../../shared/ui/loaded.tsx'
import { Mark } from '../../shared/ui/mark.tsx'
import { Panel } from '../../shared/ui/panel.tsx'

const origins = { environment: '环境变量', file: '配置文件', fallback: '默认' } as const

const useSettings = () => useQuery({ queryKey: ['settings'], queryFn: () => answerTo(api.GET('/settings')), staleTime: 300_000 })

/** What the platform's process runs with. It is changed where the process is started, and read at its start. */
export const SettingsTable = () => (
  <Panel title="平台的运行设置" flush>
    <Loaded query={useSettings()}>
      {({ items }) => (
        <PlainTable
          label="平台的运行设置"
          rows={items}
          rowKey={({ variable }) => variable}
          empty="本进程没有说明它的设置。"
          columns={[
            {
              title: '设置',
              render: (_, { name, variable }) => (
                <>
                  {name}
                  <div className="soft num">{variable}</div>
                </>
              ),
            },
            {
              title: '数值',
              render: (_, { secret, value }) => {
                if (secret) return value === null ? <Mark>未设置</Mark> : <Mark tone="green">已设置</Mark>
                return value === null ? <span className="soft">未设置</span> : <span style={{ overflowWrap: 'anywhere' }}>{value}</span>
              },
            },
            { title: '来源', width: 140, render: (_, { origin }) => origins[origin] },
          ]}
        />
      )}
    </Loaded>
  </Panel>
)
