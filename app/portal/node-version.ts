/** From here on objects of better-sqlite3 12 end the process when they are cleared away (`docs/advisories.md`). */
const ENDS_BY_ITSELF = [24, 19] as const

/** Why the portal does not run on a Node, in words that say what to do; null where it does. `version`: as `process.versions.node`. */
export function whyNotOn(version: string): string | null {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [from, since] = ENDS_BY_ITSELF
  if (major < from || (major === from && minor < since)) return null
  return (
    `Node ${version} ends by itself, at any moment, with the library that opens SQLite files here (better-sqlite3 12). ` +
    `Use Node 22, the long-term release, or one before ${from}.${since}.`
  )
}
