import { DeleteOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { fileSize } from '../text/size.ts'
import { PickFile } from './pick-file.tsx'

interface FileInputProps {
  readonly value?: File | null
  readonly onChange?: (file: File | null) => void
  readonly id?: string
  /** What the file is, for those who hear the page. */
  readonly name: string
  readonly accept?: string
  /** What may be chosen, in words. */
  readonly says?: string
}

/** The files that the platform takes as evidence. */
const papers = '.pdf,.ofd,.doc,.docx,.xls,.xlsx,.png,.jpg,.jpeg,.txt,.zip'
const paperWords = 'PDF、OFD、Word、Excel、图片、文本或压缩包，不超过 20 MB'

/** One file of a form: chosen, shown, taken away again; it is sent with the form. */
export const FileInput = ({ value, onChange, id, name, accept = papers, says = paperWords }: FileInputProps) => (
  <div className="row">
    <PickFile
      {...(id ? { id } : {})}
      accept={accept}
      aria-label={`${value ? '重新选择' : '选择文件'}：${name}`}
      onPick={(chosen) => onChange?.(chosen)}
    >
      {value ? '重新选择' : '选择文件'}
    </PickFile>
    {value ? (
      <>
        <span>{value.name}</span>
        <span className="soft num">{fileSize(value.size)}</span>
        <Button
          size="small"
          type="text"
          icon={<DeleteOutlined aria-hidden />}
          aria-label={`移除${value.name}`}
          onClick={() => onChange?.(null)}
        >
          移除
        </Button>
      </>
    ) : (
      <span className="soft">{says}</span>
    )}
  </div>
)
