import { describe, expect, it } from 'vitest'
import { everything, logIsWhole, stopAndLook, stopEverywhere, type Act } from '../faults/everywhere'
import { splitting } from '../faults/statements'
import type { TestDatabase } from '../support/database'

/** That each act leaves nothing wherever it is stopped, and that the check would see it if it did. */
export function describeAllOrNothing<Scene>(
  acts: Record<string, (scene: Scene) => Promise<Act>>,
  now: () => { fresh: TestDatabase; scene: Scene },
): void {
  describe.each(Object.entries(acts))('%s', (_, prepare) => {
    it('leaves nothing, whichever write or commit is stopped, and then does it all the same', async () => {
      const { fresh, scene } = now()
      const act = await prepare(scene)
      const before = await everything(fresh.database.reader)
      expect(await stopAndLook(fresh.runtime, act, { when: 'commit' })).toBe('nothing-left')
      const { writes, left } = await stopEverywhere(fresh.runtime, act)
      expect(left).toEqual([])
      expect(writes).toBeGreaterThanOrEqual(2)
      const after = await everything(fresh.database.reader)
      expect(after.activity!.length).toBeGreaterThan(before.activity!.length)
      expect(await logIsWhole(fresh)).toBe(true)
    })

    it('and a control: the same check sees what is left where every write is a transaction of its own', async () => {
      const { fresh, scene } = now()
      const act = await prepare(scene)
      const planted = { ...fresh.runtime, database: splitting(fresh.database) }
      expect((await stopEverywhere(planted, act)).left).not.toEqual([])
    })
  })
}
