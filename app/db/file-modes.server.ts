import { chmodSync, closeSync, constants, mkdirSync, openSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

const OWNER_ONLY = 0o600
const OTHERS = 0o077

/** What SQLite puts beside the file; it gives them the mode that the file itself has. */
const BESIDE = ['', '-wal', '-shm', '-journal']

/** Called with the name of a file that others could read, once they cannot any more, or with why they still can. */
export type TellWide = (file: string, still: 'narrowed' | 'cannot-be-narrowed') => void

/**
 * Lets only the owner at the file of a database, and at what lies beside it, before it is opened: made so where it is not
 * there yet, and made so where it is. What mask the process was started with does not count.
 */
export function ownerOnly(path: string, tell: TellWide): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  closeSync(openSync(path, constants.O_RDWR | constants.O_CREAT, OWNER_ONLY))
  for (const file of BESIDE.map((end) => `${path}${end}`)) {
    const found = statSync(file, { throwIfNoEntry: false })
    if (found && (found.mode & OTHERS) !== 0) tell(file, narrow(file))
  }
}

/** A file system may know no modes, or the file may be somebody else's: that is told, and no reason to stop. */
function narrow(file: string): 'narrowed' | 'cannot-be-narrowed' {
  try {
    chmodSync(file, OWNER_ONLY)
  } catch {
    return 'cannot-be-narrowed'
  }
  return (statSync(file).mode & OTHERS) === 0 ? 'narrowed' : 'cannot-be-narrowed'
}
