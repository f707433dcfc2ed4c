import { partsOf } from './words.ts'

/** A text in which what was sought is marked. */
export const Marked = ({ text, typed }: { text: string; typed: string }) => (
  <>
    {partsOf(text, typed).map((part, index) =>
      part.found ? (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text have no other name
        <mark key={index}>{part.text}</mark>
      ) : (
        part.text
      ),
    )}
  </>
)
