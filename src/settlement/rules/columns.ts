import type { Id } from '../../kernel/index.ts'

// Columns of fixed width as the database sends them, without anything between: whole numbers are big-endian, ids 16 bytes.

/** A column of days, or of other whole numbers of 4 bytes. */
export function numbers(column: Buffer): Int32Array {
  const view = new DataView(column.buffer, column.byteOffset, column.length)
  const found = new Int32Array(column.length / 4)
  for (let n = 0; n < found.length; n++) found[n] = view.getInt32(n * 4)
  return found
}

/** A column of quantities. The database holds none that is not safe (`allocation_countable`); were one there, it would come as a rounded number. */
export function safeNumbers(column: Buffer): Float64Array {
  const view = new DataView(column.buffer, column.byteOffset, column.length)
  const found = new Float64Array(column.length / 8)
  for (let n = 0; n < found.length; n++) {
    const value = view.getInt32(n * 8) * 4_294_967_296 + view.getUint32(n * 8 + 4)
    if (!Number.isSafeInteger(value)) throw new Error(`a quantity of ${value} ten-thousandths cannot be reckoned exactly`)
    found[n] = value
  }
  return found
}

/** For each key below `keys` the places at which it stands, in their order. */
export function byKey(column: Int32Array, keys: number): (key: number) => number[] {
  const ends = new Int32Array(keys + 1)
  for (const key of column) ends[key + 1] = (ends[key + 1] as number) + 1
  for (let key = 0; key < keys; key++) ends[key + 1] = (ends[key + 1] as number) + (ends[key] as number)
  const [next, places] = [ends.slice(0, keys), new Int32Array(column.length)]
  column.forEach((key, place) => {
    places[next[key] as number] = place
    next[key] = (next[key] as number) + 1
  })
  return (key) => Array.from(places.subarray(ends[key], ends[key + 1]))
}

/** Ids of which many are the same: each is one string only, known by its last four bytes, which are random, and then by all of them. */
export function sharedIds(column: Buffer): (n: number) => Id {
  const view = new DataView(column.buffer, column.byteOffset, column.length)
  const known = new Map<number, { readonly at: number; readonly id: Id }[]>()
  const same = (a: number, b: number): boolean => {
    for (let byte = 0; byte < 16; byte += 4) if (view.getInt32(a + byte) !== view.getInt32(b + byte)) return false
    return true
  }
  return (n) => {
    const at = n * 16
    const key = view.getInt32(at + 12)
    const alike = known.get(key)
    const found = alike?.find((other) => same(at, other.at))
    if (found !== undefined) return found.id
    const id = idAt(column, at)
    if (alike === undefined) known.set(key, [{ at, id }])
    else alike.push({ at, id })
    return id
  }
}

function idAt(column: Buffer, at: number): Id {
  const hex = column.toString('hex', at, at + 16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
