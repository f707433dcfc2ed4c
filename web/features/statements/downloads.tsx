import { DownloadOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import type { Statement } from './api/use-statements.ts'

const formats = [
  { key: 'xlsx', name: '工作簿（Excel）' },
  { key: 'csv', name: '明细表（CSV）' },
  { key: 'focus', name: 'FOCUS 1.2 数据集（供程序读取）' },
  { key: 'focus-safe', name: 'FOCUS 1.2 数据集（供表格软件查看）' },
] as const
const seal = { key: 'seal', name: '封存文件' } as const

/** What the person sees of the statement, as a file; the seal file for who sees all of it. Every download is on record. */
export function Downloads({ statement: { id, state, whole } }: { statement: Statement }) {
  if (state === 'draft') return null
  const offered = [...formats, ...(whole && state === 'sealed' ? [seal] : [])]
  const items = offered.map(({ key, name }) => ({
    key,
    label: (
      <a href={`/api/v1/statements/${id}/export?format=${key}`} download>
        {name}
      </a>
    ),
  }))
  return (
    <Dropdown menu={{ items }} trigger={['click']} getPopupContainer={(button) => button.parentElement ?? document.body}>
      <Button icon={<DownloadOutlined aria-hidden />}>下载</Button>
    </Dropdown>
  )
}
