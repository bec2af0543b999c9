const EVERY_MILLISECONDS = 1_000

/** Says how far long work is, once a second: on one line of a terminal, or a line each time elsewhere. */
export function openProgress(output: NodeJS.WriteStream) {
  const startedAt = performance.now()
  let saidAt = startedAt
  let written = false
  return {
    say(text: string) {
      if (performance.now() - saidAt < EVERY_MILLISECONDS) return
      saidAt = performance.now()
      output.write(output.isTTY ? `\r\u001b[K${text}` : `${text}\n`)
      written = output.isTTY
    },
    end() {
      if (written) output.write('\r\u001b[K')
    },
  }
}
