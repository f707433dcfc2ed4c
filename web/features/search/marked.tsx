import { partsOf } from './words.ts'

/** A text in which what was sought is marked. */
export const Marked = ({ text, typed }: { text: string; typed: string }) => (
  <>{partsOf(text, typed).map((part, index) => (part.found ? <mark key={index}>{part.text}</mark> : part.text))}</>
)
