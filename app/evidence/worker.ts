import type { Internal } from '~/identity/actor'
import type { Worker } from '~/mandate/take.server'

/** Who of the desk does something, and what they are called on the list. */
export function workerOf({ worker, name }: Pick<Internal, 'worker' | 'name'>): Worker {
  return { id: worker, name }
}
