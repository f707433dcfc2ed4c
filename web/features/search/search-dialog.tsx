import { useNavigate } from '@tanstack/react-router'
import { Input, Modal } from 'antd'
import { type KeyboardEvent, useEffect, useState } from 'react'
import { ProblemNotice } from '../../shared/ui/problem-notice.tsx'
import { type Hit, isSeekable, useSearch } from './api/use-search.ts'
import { Marked } from './marked.tsx'
import { asideOf, kindNames, placeOf } from './words.ts'
import './search.css'

/** One line that can be gone to: something found, or the page with all of a kind. */
interface Line {
  readonly key: string
  readonly to: string
  readonly hit: Hit | null
  readonly words: string
}

/** The search that opens over any page: typed, walked through with the arrow keys, opened with Enter. */
export default function SearchDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const [typed, setTyped] = useState('')
  const sought = usePaused(typed.trim())
  const { data, error, isFetching } = useSearch(sought)
  const [chosen, setChosen] = useState(0)
  const navigate = useNavigate()
  // Every opening begins empty, also one that comes while the former still fades away.
  useEffect(() => {
    if (open) setTyped('')
  }, [open])
  const groups = isSeekable(sought) ? (data?.groups ?? []) : []
  const blocks = groups.map(({ kind, items, more }) => ({
    kind,
    lines: [
      ...items.map((hit): Line => ({ key: `${hit.kind} ${hit.id}`, to: placeOf(hit), hit, words: hit.title })),
      ...(more
        ? [{ key: `more ${kind}`, to: `/search?q=${encodeURIComponent(sought)}&kind=${kind}`, hit: null, words: `全部${kindNames[kind]}` }]
        : []),
    ],
  }))
  const lines = blocks.flatMap((block) => block.lines)
  const at = Math.min(chosen, Math.max(0, lines.length - 1))
  const go = (line: Line | undefined) => {
    const to = line?.to ?? (isSeekable(typed.trim()) ? `/search?q=${encodeURIComponent(typed.trim())}` : null)
    if (to === null) return
    onClose()
    void navigate({ href: to })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Readonly<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: at - 1, End: lines.length - 1, Home: 0 }
    const to = moves[event.key]
    if (to !== undefined && lines.length > 0) {
      event.preventDefault()
      const next = (to + lines.length) % lines.length
      setChosen(next)
      document.getElementById(`search-line-${next}`)?.scrollIntoView({ block: 'nearest' })
    }
    // What is shown belongs to what was typed before, until the answer is there.
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) go(sought === typed.trim() ? lines[at] : undefined)
  }
  return (
    <Modal
      open={open}
      title="搜索"
      footer={null}
      width={680}
      wrapClassName="search-dialog"
      onCancel={onClose}
      destroyOnHidden
      afterOpenChange={(shown) => {
        if (shown) document.getElementById('search-input')?.focus()
      }}
    >
      <Input
        id="search-input"
        size="large"
        allowClear
        maxLength={200}
        role="combobox"
        aria-label="搜索办件、信息系统、云资源、办理意见、文书、公文、义务、条文"
        aria-expanded={lines.length > 0}
        aria-controls="search-lines"
        aria-autocomplete="list"
        aria-activedescendant={lines.length > 0 ? `search-line-${at}` : undefined}
        placeholder="编号、名称、单位或内容，可用空格隔开几个词"
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value)
          setChosen(0)
        }}
        onKeyDown={onKeyDown}
      />
      <ProblemNotice error={isSeekable(sought) ? error : null} />
      <div className="search-said" role="status">
        {saidOf(sought, isFetching && !data, lines.length)}
      </div>
      <div id="search-lines" className="search-lines" role="listbox" aria-label="搜索结果">
        {blocks.map((block) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options of a listbox
          <div key={block.kind} role="group" aria-label={kindNames[block.kind]}>
            <div className="search-kind" aria-hidden>
              {kindNames[block.kind]}
            </div>
            {block.lines.map((line) => (
              <LineRow key={line.key} line={line} no={lines.indexOf(line)} chosen={lines[at] === line} typed={sought} onGo={go} />
            ))}
          </div>
        ))}
      </div>
    </Modal>
  )
}

interface LineRowProps {
  readonly line: Line
  readonly no: number
  readonly chosen: boolean
  readonly typed: string
  readonly onGo: (line: Line) => void
}

const LineRow = ({ line, no, chosen, typed, onGo }: LineRowProps) => (
  // The keys are those of the field above, which keeps the focus: the lines are its options.
  // biome-ignore lint/a11y/useFocusableInteractive: see above
  // biome-ignore lint/a11y/useKeyWithClickEvents: see above
  <div
    id={`search-line-${no}`}
    role="option"
    aria-selected={chosen}
    className={chosen ? 'search-line chosen' : 'search-line'}
    onClick={() => onGo(line)}
  >
    {line.hit ? (
      <>
        <div>
          <Marked text={line.hit.title} typed={typed} />
          <span className="soft">
            {' '}
            <Marked text={asideOf(line.hit)} typed={typed} />
          </span>
        </div>
        {line.hit.excerpt ? (
          <div className="soft search-excerpt">
            <Marked text={line.hit.excerpt} typed={typed} />
          </div>
        ) : null}
      </>
    ) : (
      <span className="search-all">{line.words} →</span>
    )}
  </div>
)

function saidOf(sought: string, reading: boolean, count: number): string {
  if (sought === '') return '方向键选择，回车打开，Esc 关闭。'
  if (!isSeekable(sought)) return '请至少输入一个两个字以上的词。'
  if (reading) return '正在查找……'
  return count === 0 ? '没有找到；可以少写几个字，或换一个词。' : `找到 ${count} 项，方向键选择，回车打开。`
}

/** What is typed, once the typing pauses. */
function usePaused(text: string): string {
  const [paused, setPaused] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), 200)
    return () => clearTimeout(timer)
  }, [text])
  return paused
}
