import { parseArgs } from 'node:util'
import { openDesk } from './desk.server'
import { help, helpOf } from './help'
import { failed, UsageError, type Answer, type Verb } from './verb'
import { verbs } from './verbs.server'

/** Exit codes: done, could not, not understood. */
export type ExitCode = 0 | 1 | 2

type Output = { out: (text: string) => void; err: (text: string) => void }

/** Runs one verb of the operator's tool and answers its exit code: 0 only when it did what was asked. */
export async function runTool(
  words: string[],
  environment: Record<string, string | undefined>,
  { out, err }: Output,
): Promise<ExitCode> {
  const verb = findVerb(words)
  const wantsHelp = words.includes('--help') || words.includes('-h')
  if (!verb) {
    const asked = words.filter((word) => !word.startsWith('-')).join(' ')
    if (wantsHelp && asked === '') return say(out, help(verbs), 0)
    return say(
      err,
      `${asked === '' ? 'Say what to do.' : `There is no verb “${asked}”.`}\n\n${help(verbs)}`,
      2,
    )
  }
  if (wantsHelp) return say(out, helpOf(verb), 0)
  try {
    const { positionals, values } = readWords(verb, words)
    const answer = await runVerb(verb, { operands: positionals, given: values, environment })
    show(answer, { json: values.json === true, out, err })
    return answer.ok ? 0 : 1
  } catch (error) {
    if (isUsageError(error)) return say(err, `${error.message}\n\n${helpOf(verb)}`, 2)
    throw error
  }
}

type Asked = {
  operands: string[]
  given: Record<string, never>
  environment: Record<string, string | undefined>
}

/** What goes wrong inside a verb is an answer too, in one line and without a stack. */
async function runVerb(verb: Verb, { operands, given, environment }: Asked): Promise<Answer> {
  const desk = openDesk(environment)
  try {
    return await verb.run({ operands, given, desk })
  } catch (error) {
    if (error instanceof UsageError) throw error
    return failed(error instanceof Error ? error.message : String(error))
  } finally {
    await desk.close()
  }
}

/** The verb whose words these begin with; options may stand anywhere. */
function findVerb(words: string[]): Verb | undefined {
  const plain = words.filter((word) => !word.startsWith('-'))
  return verbs.find(({ words: own }) => own.split(' ').every((word, place) => plain[place] === word))
}

function readWords(verb: Verb, words: string[]) {
  const options = Object.entries(verb.options ?? {}).map(
    ([name, { type, multiple = false }]) => [name, { type, multiple }] as const,
  )
  const { positionals, values } = parseArgs({
    args: words,
    options: { ...Object.fromEntries(options), json: { type: 'boolean' } },
    allowPositionals: true,
  })
  const operands = positionals.slice(verb.words.split(' ').length)
  if (operands.length > 0 && !verb.takes) throw new UsageError(`${verb.words} takes nothing more`)
  return { positionals: operands, values: values as Record<string, never> }
}

function show({ ok, lines, data }: Answer, { json, out, err }: Output & { json: boolean }) {
  if (json) return out(JSON.stringify({ ok, ...data, ...(ok ? {} : { message: lines.join('\n') }) }))
  return (ok ? out : err)(lines.join('\n'))
}

function say(write: (text: string) => void, text: string, code: ExitCode): ExitCode {
  write(text)
  return code
}

function isUsageError(error: unknown): error is Error {
  const code = (error as { code?: string } | null)?.code
  return (
    error instanceof UsageError || (error instanceof Error && (code?.startsWith('ERR_PARSE_ARGS') ?? false))
  )
}
