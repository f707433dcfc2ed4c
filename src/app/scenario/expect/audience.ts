import type { Player, World } from '../../play/index.ts'

/** Who looks whether what a story says is so. */
export interface Audience {
  readonly world: World
  /** Somebody who sees the whole jurisdiction. */
  readonly observer: Player
  /** Whoever acted last: sees a draft that nobody else does. */
  readonly actor: Player | null
  moveTo(local: string): Promise<void>
}
