/** Why no answer of ours came: no line, trouble at our side, sent too often, or too long. */
export type Trouble = 'offline' | 'down' | 'often' | 'long'

export type Held = {
  trouble: Trouble
  /** A form was sent; otherwise a page was asked. */
  sending: boolean
  /** Lets it be sent or asked again. */
  again: () => void
}

let held: Held | null = null
const listeners = new Set<() => void>()

type Holding = Pick<Held, 'trouble' | 'sending'> & { signal: AbortSignal | null }

/** Holds what got no answer until somebody wants it sent again; ends with an error when the page gave it up. */
export function holdAnswer({ trouble, sending, signal }: Holding): Promise<void> {
  return new Promise((resolve, reject) => {
    const gaveUp = () => {
      tell(null)
      reject(signal?.reason instanceof Error ? signal.reason : new DOMException('given up', 'AbortError'))
    }
    if (signal?.aborted) return gaveUp()
    signal?.addEventListener('abort', gaveUp, { once: true })
    const again = () => {
      signal?.removeEventListener('abort', gaveUp)
      tell(null)
      resolve()
    }
    tell({ trouble, sending, again })
  })
}

/** Listens to what is held; for `useSyncExternalStore`. */
export function onHeld(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export function nowHeld(): Held | null {
  return held
}

function tell(now: Held | null) {
  held = now
  for (const listener of listeners) listener()
}
