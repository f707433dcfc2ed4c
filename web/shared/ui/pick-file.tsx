import { UploadOutlined } from '@ant-design/icons'
import { Button, type ButtonProps } from 'antd'
import { useRef } from 'react'

interface PickFileProps extends Pick<ButtonProps, 'id' | 'size' | 'icon' | 'loading' | 'disabled' | 'children' | 'aria-label'> {
  readonly accept: string
  readonly onPick: (file: File) => void
}

/**
 * A button that lets a person choose one file, and keeps the focus. Ant Design's own gives it up when it is pressed: whoever works by keyboard would
 * begin at the top of the page again.
 */
export function PickFile({ accept, onPick, icon = <UploadOutlined aria-hidden />, ...button }: PickFileProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    // As wide as its words, wherever it stands.
    <span>
      <input
        ref={input}
        type="file"
        // For nobody's eyes, ears or keys: the button stands for it.
        style={{ display: 'none' }}
        accept={accept}
        onChange={({ target }) => {
          const [file] = target.files ?? []
          // The same file may be chosen again, when it was mended.
          target.value = ''
          if (file) onPick(file)
        }}
      />
      <Button {...button} icon={icon} onClick={() => input.current?.click()} />
    </span>
  )
}
