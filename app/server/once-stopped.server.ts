/**
 * Stops cleanly on the first signal, or when the process that started this one is gone, also when that was before this is
 * called; and in any case within so many milliseconds.
 */
export function onceStopped(withinMilliseconds: number, stop: () => Promise<void>): void {
  let stopping = false
  const end = () => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(1), withinMilliseconds).unref()
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
  process.on('disconnect', end)
  const hadParent = process.send !== undefined
  if (hadParent && !process.connected) end()
}
