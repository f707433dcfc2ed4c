import type { DraftState } from './use-draft.ts'

const words: Readonly<Record<DraftState, string>> = {
  saved: '内容已保存',
  unfit: '已照原样保存；标出的内容改正后才能提交',
  unsaved: '有改动，稍候自动保存',
  saving: '正在保存……',
  faulty: '有改动没有保存，请按提示改正',
  offline: '无法连接服务器，改动没有保存，请勿关闭页面',
}

/** How the form stands to what is on the server; said aloud as it changes. */
export const DraftMark = ({ state, savedAt }: { state: DraftState; savedAt: Date | null }) => (
  <span className={state === 'faulty' || state === 'offline' || state === 'unfit' ? 'draft-mark bad' : 'draft-mark soft'} role="status">
    {state === 'saved' && savedAt
      ? `${savedAt.toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Shanghai' })} 已自动保存`
      : words[state]}
  </span>
)
