import { Form, Input, Radio } from 'antd'
import { base64Of } from '../../shared/text/base64.ts'
import { ActForm } from '../../shared/ui/act-form.tsx'
import { FileInput } from '../../shared/ui/file-input.tsx'
import { useTell } from '../../shared/ui/told.ts'
import { type Paper, type PaperVersionBody, useKeep, useReplace } from './api/use-papers.ts'
import { kindNames, need, optionsOf, type PaperKind } from './words.ts'

interface Content {
  readonly title: string
  readonly file?: File
  readonly contact?: { readonly name: string; readonly phone: string }
}

const bodyOf = async ({ title, file, contact }: Content): Promise<PaperVersionBody> => ({
  title,
  ...(file ? { file: { name: file.name, content: await base64Of(file) } } : {}),
  ...(contact ? { contact } : {}),
})

/** A unit keeps a paper of its own system. */
export function KeepForm({ open, system, onClose }: { open: boolean; system: string; onClose: () => void }) {
  const keep = useKeep(system)
  const tell = useTell()
  return (
    <ActForm<Content & { kind: PaperKind }>
      open={open}
      title="保管资料"
      says="只有本单位、经本单位授权的人员和两人同意的紧急查阅可以打开。"
      submit="保管"
      initial={{ kind: 'technical' }}
      act={{ ...keep, mutateAsync: async ({ kind, ...content }) => keep.mutateAsync({ kind, ...(await bodyOf(content)) }) }}
      onDone={() => {
        tell('资料已保管')
        onClose()
      }}
      onClose={onClose}
    >
      <Form.Item name="kind" label="种类" rules={need('请选择种类')}>
        <Radio.Group options={optionsOf(kindNames)} />
      </Form.Item>
      <Form.Item noStyle shouldUpdate={(before, after) => before.kind !== after.kind}>
        {({ getFieldValue }) => <ContentFields kind={getFieldValue('kind') as PaperKind} />}
      </Form.Item>
    </ActForm>
  )
}

/** A new version of a paper. */
export function ReplaceForm({ paper, onClose }: { paper: Paper; onClose: () => void }) {
  const replace = useReplace(paper.id)
  const tell = useTell()
  return (
    <ActForm<Content>
      open
      title={`替换：${paper.title}`}
      says={`现为第 ${paper.version} 版；替换后旧版本保留。`}
      submit="替换"
      initial={{ title: paper.title }}
      act={{ ...replace, mutateAsync: async (content) => replace.mutateAsync(await bodyOf(content)) }}
      onDone={() => {
        tell('已替换')
        onClose()
      }}
      onClose={onClose}
    >
      <ContentFields kind={paper.kind} />
    </ActForm>
  )
}

const ContentFields = ({ kind }: { kind: PaperKind }) => (
  <>
    <Form.Item name="title" label="名称" rules={need('请填写名称')}>
      <Input maxLength={200} />
    </Form.Item>
    {kind === 'contact' ? (
      <>
        <Form.Item name={['contact', 'name']} label="姓名" rules={need('请填写姓名')}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name={['contact', 'phone']} label="电话" rules={need('请填写电话')}>
          <Input inputMode="tel" maxLength={100} />
        </Form.Item>
      </>
    ) : (
      <Form.Item name="file" label="文件" rules={need('请附上文件')}>
        <FileInput name="文件" />
      </Form.Item>
    )}
  </>
)
