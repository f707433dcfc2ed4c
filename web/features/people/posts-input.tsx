import { Checkbox } from 'antd'

interface PostsInputProps {
  readonly id?: string
  readonly value?: string[]
  readonly onChange?: (posts: string[]) => void
  readonly options: readonly (readonly [post: string, name: string])[]
}

/** 岗位, several at once. A group of boxes takes no `aria-required`, which a form item hands to its field. */
export const PostsInput = ({ id, value, onChange, options }: PostsInputProps) => (
  <Checkbox.Group
    {...(id ? { id } : {})}
    {...(value ? { value } : {})}
    {...(onChange ? { onChange } : {})}
    options={options.map(([post, label]) => ({ value: post, label }))}
  />
)
