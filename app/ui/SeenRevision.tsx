import { useSeenRevision } from './typed-before'

/** Which draft somebody answered, so that what changed since is a conflict and never overwritten. */
export function SeenRevision({ revision }: { revision: number }) {
  return <input type="hidden" name="revision" value={useSeenRevision(revision)} />
}
