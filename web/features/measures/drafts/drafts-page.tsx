import { UploadOutlined } from '@ant-design/icons'
import { Button, Upload } from 'antd'
import { localTime } from '../../../shared/text/time.ts'
import { Go } from '../../../shared/ui/go.tsx'
import { ListTable } from '../../../shared/ui/list-table.tsx'
import { Mark } from '../../../shared/ui/mark.tsx'
import { Page } from '../../../shared/ui/page.tsx'
import { Panel } from '../../../shared/ui/panel.tsx'
import { ProblemNotice } from '../../../shared/ui/problem-notice.tsx'
import { useDrafts, useUploadDraft } from '../api/use-drafts.ts'

/** Drafts of a measure: uploaded, checked, tried on what has happened before anything is issued. */
export default function DraftsPage() {
  const upload = useUploadDraft()
  return (
    <Page
      title="办法草案与推演"
      says="印发之前，以草案重演以往的办件、期限与费用，看有什么不同；推演不改动任何记录。草案只由本单位查看。"
      actions={<Go to="/measures">管理办法</Go>}
    >
      <div className="stack">
        <Panel title="上传草案">
          <div className="stack">
            <p style={{ margin: 0 }}>
              把办法的文件夹（measure.md、各章的 .md，可含 practice.md 与 scenarios/ 下的故事）压缩为一个 .zip 上传，不超过 4
              MB。上传后立即检查；平台只读取其中的文字，不运行任何内容。
            </p>
            <Upload
              accept=".zip"
              showUploadList={false}
              beforeUpload={(chosen) => {
                upload.mutate(chosen)
                return false
              }}
            >
              <Button type="primary" icon={<UploadOutlined aria-hidden />} loading={upload.isPending}>
                选择文件并检查
              </Button>
            </Upload>
            <ProblemNotice error={upload.error} />
          </div>
        </Panel>
        <Panel title="已上传的草案" flush>
          <Drafts />
        </Panel>
      </div>
    </Page>
  )
}

const Drafts = () => (
  <ListTable
    pages={useDrafts()}
    label="已上传的草案"
    rowKey={({ id }) => id}
    empty="还没有上传过草案。"
    columns={[
      {
        title: '草案',
        render: (_, row) => (
          <>
            <Go to={`/measure-drafts/${row.id}`}>{row.title || row.fileName}</Go>
            <div className="soft">{row.fileName}</div>
          </>
        ),
      },
      { title: '与之比较的现行办法', render: (_, row) => row.against.title },
      {
        title: '检查结果',
        width: 150,
        render: (_, row) => (row.faultCount > 0 ? <Mark tone="red">{row.faultCount} 处差错</Mark> : <Mark tone="green">没有差错</Mark>),
      },
      {
        title: '上传',
        width: 170,
        render: (_, row) => (
          <>
            {row.uploadedByName}
            <div className="soft num">{localTime(row.uploadedAt)}</div>
          </>
        ),
      },
    ]}
  />
)
