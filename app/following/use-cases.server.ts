import type { Reader } from '~/db/database.server'
import type { Subject } from '~/person/store.server'
import type { Follower } from './follower'

/** Who follows a citizen's choices, the longest first. Following itself is not there yet, so nobody does. */
export async function readFollowers(_reader: Reader, _citizen: Subject): Promise<Follower[]> {
  return []
}
