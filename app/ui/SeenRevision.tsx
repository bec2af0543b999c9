import { useSeen } from './typed-before'

/**
 * Which draft somebody answered, and on which version, so that what changed since is a conflict and never overwritten, and
 * what was left as it stood is no edit.
 */
export function SeenRevision({ revision, base }: { revision: number; base: number }) {
  return (
    <>
      <input type="hidden" name="revision" value={useSeen('revision', revision)} />
      <input type="hidden" name="base" value={useSeen('base', base)} />
    </>
  )
}
