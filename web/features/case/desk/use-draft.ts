import { useQueryClient } from '@tanstack/react-query'
import { useBlocker } from '@tanstack/react-router'
import type { FormInstance } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { Problem } from '../../../shared/api/problem.ts'
import type { CaseView, Desk } from '../api/use-case.ts'
import { type Content, useWriteCase } from '../api/use-write-case.ts'
import { contentOf, type DeskValues, sameText, valuesOf } from './content.ts'

/** So long after the last key it is saved, in milliseconds. */
const pause = 1_500

export type DraftState = 'saved' | 'unfit' | 'unsaved' | 'saving' | 'faulty' | 'offline'

/** What a submission would not take, where it stands in the form. */
export type Faults = NonNullable<Desk['unfit']>['faults']

interface Conflict {
  readonly base: Content
  readonly mine: Content
  readonly theirs: Content
}

interface DraftNeeds {
  readonly file: CaseView
  readonly desk: Desk
  readonly form: FormInstance<DeskValues>
  /** The step is another's by now: what was typed and is not on the server is handed up. */
  readonly onOvertaken: (mine: Content) => void
  /** What the server did not take; `asked`: the person had asked for it to be saved. */
  readonly onRefused: (error: unknown, asked: boolean) => void
  /** What it saved as it was typed, and would not take if it were submitted. */
  readonly onUnfit: (faults: Faults, asked: boolean) => void
}

/**
 * A form that saves itself while it is filled in. Every save names the version that it was written on; when somebody else was quicker, both texts are there
 * and the person decides. What does not fit yet (a wrong number) is saved as it was typed, and told at its field.
 */
export function useDraft({ file, desk, form, onOvertaken, onRefused, onUnfit }: DraftNeeds) {
  const write = useWriteCase(file.id)
  const queries = useQueryClient()
  const storedOf = (of: CaseView): Content => contentOf(valuesOf(of, of.desk ?? desk), of.desk ?? desk, file.procedure.order)
  const written = (): Content => contentOf(form.getFieldsValue(true) as DeskValues, desk, file.procedure.order)
  // What this form was filled from or saved last, in which version, and as what it was sent: the server may write a number otherwise.
  const base = useRef({ version: file.version, content: storedOf(file), sent: sameText(storedOf(file)) })
  const [state, setState] = useState<DraftState>(desk.unfit ? 'unfit' : 'saved')
  const [savedAt, setSavedAt] = useState<Date | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const [conflict, setConflict] = useState<Conflict | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const fresh = (): CaseView => queries.getQueryData<CaseView>(['case', file.id]) ?? file
  const dirty = (): boolean => sameText(written()) !== base.current.sent

  const overtaken = async (): Promise<void> => {
    await queries.refetchQueries({ queryKey: ['case', file.id], exact: true })
    const now = fresh()
    if (now.step?.id !== file.step?.id || !now.desk) return onOvertaken(written())
    if (sameText(storedOf(now)) !== sameText(base.current.content))
      return setConflict({ base: base.current.content, mine: written(), theirs: storedOf(now) })
    // A paper was added, nothing else: what is written stands as it did.
    base.current = { ...base.current, version: now.version }
    later()
  }
  const saveNow = async (asked: boolean): Promise<boolean> => {
    clearTimeout(timer.current)
    const content = written()
    const sent = sameText(content)
    if (sent === base.current.sent) return true
    setState('saving')
    try {
      const { version, faults } = await write.mutateAsync({ version: base.current.version, content })
      const now = fresh()
      base.current = { version, content: now.version === version ? storedOf(now) : content, sent }
      setProblem(null)
      setSavedAt(new Date())
      setState(dirty() ? 'unsaved' : faults.length > 0 ? 'unfit' : 'saved')
      if (dirty()) later()
      // What is being typed on is not yet what was judged.
      else if (faults.length > 0) onUnfit(faults, asked)
      return true
    } catch (thrown) {
      const { isStale, status } = Problem.of(thrown)
      setState(status === 0 ? 'offline' : 'faulty')
      setProblem(isStale ? null : thrown)
      if (isStale) await overtaken()
      else onRefused(thrown, asked)
      return false
    }
  }
  const current = useRef(saveNow)
  current.current = saveNow
  // One after the other: a save that begins while another is under way would be written on a version that is gone by then.
  const chain = useRef<Promise<boolean>>(Promise.resolve(true))
  const save = (asked = false): Promise<boolean> => {
    chain.current = chain.current.then(() => current.current(asked))
    return chain.current
  }
  const later = (): void => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void save(), pause)
  }
  const touched = (): void => {
    setState(dirty() ? 'unsaved' : 'saved')
    if (dirty() && !conflict) later()
  }
  const take = (of: CaseView, content: Content): void => {
    const stored = storedOf(of)
    base.current = { version: of.version, content: stored, sent: sameText(stored) }
    form.setFieldsValue({ fields: content.fields, ...(content.lines ? { lines: content.lines } : {}) } as DeskValues)
    setConflict(null)
    setProblem(null)
    setState(of.desk?.unfit ? 'unfit' : 'saved')
  }
  /** The person has decided which texts count: they stand in the form, and are saved on what is there now. */
  const settle = (content: Content): void => {
    take(fresh(), content)
    if (dirty()) void save()
  }

  useEffect(() => () => clearTimeout(timer.current), [])
  // A colleague's save that this page has read: what is untouched here follows it, what is not is put to the person.
  useEffect(() => {
    if (write.isPending || conflict || file.version <= base.current.version) return
    const stored = storedOf(file)
    if (sameText(stored) === sameText(base.current.content)) base.current = { ...base.current, version: file.version }
    else if (dirty()) setConflict({ base: base.current.content, mine: written(), theirs: stored })
    else take(file, stored)
  })
  useBlocker({
    shouldBlockFn: async () => dirty() && !(await save()) && !window.confirm('还有内容没有保存，确定离开吗？'),
    enableBeforeUnload: dirty,
  })
  return { state, savedAt, problem, setProblem, conflict, settle, touched, save, version: () => base.current.version }
}
