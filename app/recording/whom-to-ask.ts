/**
 * Whom to name in the question about what waits. A yes waits as well where it would go before a no for who is of two kinds (domain:
 * precedence); where the person already reads a yes there, asking about it would contradict what they see. All, where nothing else is left.
 */
export function whomToAsk<Waiting>(waiting: Waiting[], readsYes: (one: Waiting) => boolean): Waiting[] {
  const asked = waiting.filter((one) => !readsYes(one))
  return asked.length > 0 ? asked : waiting
}
