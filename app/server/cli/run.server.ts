import { Command, CommanderError, Option, type OutputConfiguration } from 'commander'
import { openDesk } from './desk.server'
import { failed, UsageError, type Answer, type Given, type Verb } from './verb'
import { verbs } from './verbs.server'

/** Exit codes: done, could not, not understood. */
export type ExitCode = 0 | 1 | 2

type Output = { out: (text: string) => void; err: (text: string) => void }
type Environment = Record<string, string | undefined>

const EXITS = 'Exit code: 0 done, 1 could not be done, 2 not understood.'

/** Runs one verb of the operator's tool and answers its exit code: 0 only when it did what was asked. */
export async function runTool(words: string[], environment: Environment, output: Output): Promise<ExitCode> {
  let code: ExitCode = 0
  const tool = openTool(output, async (verb, command) => {
    const answer = await runVerb(verb, { command, environment })
    show(answer, { json: tool.opts().json === true, ...output })
    code = answer.ok ? 0 : 1
  })
  try {
    await tool.parseAsync(words, { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    throw error
  }
}

type Run = (verb: Verb, command: Command) => Promise<void>

/** All verbs as commander knows them: `client add` is the command `add` of `client`. */
function openTool({ out, err }: Output, run: Run): Command {
  const written: OutputConfiguration = {
    writeOut: (text) => out(text.trimEnd()),
    writeErr: (text) => err(text.trimEnd()),
  }
  const tool = new Command('npm run portal --')
    .usage('<verb>')
    .option('--json', 'machine-readable output')
    .helpCommand(false)
    .exitOverride()
    .configureOutput(written)
    .configureHelp({
      showGlobalOptions: true,
      visibleCommands: (command) => (command.commands.length > 0 ? leavesOf(topOf(command)) : []),
      subcommandTerm: usageOf,
    })
    .showHelpAfterError()
    .addHelpText('afterAll', `\n${EXITS}`)
  for (const verb of verbs) addVerb(tool, verb, run)
  return tool
}

function addVerb(tool: Command, verb: Verb, run: Run) {
  const words = verb.words.split(' ')
  const parent = words
    .slice(0, -1)
    .reduce(
      (above, word) =>
        above.commands.find((known) => known.name() === word) ?? above.command(word).usage('<verb>'),
      tool,
    )
  const usage = [verb.takes, verb.options && '[options]'].filter(Boolean).join(' ')
  const command = parent.command(words.at(-1)!).description(verb.about).usage(usage)
  if (verb.takes) command.argument(`<${verb.takes}>`)
  for (const [name, { type, multiple, about }] of Object.entries(verb.options ?? {})) {
    const option = new Option(type === 'string' ? `--${name} <${name}>` : `--${name}`, about)
    if (multiple) option.argParser((value, before: string[] = []) => [...before, value])
    command.addOption(option)
  }
  command.action(() => run(verb, command))
}

function topOf(command: Command): Command {
  return command.parent ? topOf(command.parent) : command
}

function leavesOf(command: Command): Command[] {
  return command.commands.length === 0 ? [command] : command.commands.flatMap(leavesOf)
}

/** `client add ID [options]`: all that is typed behind the name of the tool. */
function usageOf(command: Command): string {
  const words = [`${command.name()} ${command.usage()}`]
  for (let above = command.parent; above?.parent; above = above.parent) words.unshift(above.name())
  return words.join(' ').trim()
}

/** What goes wrong inside a verb is an answer too, in one line and without a stack. */
async function runVerb(
  verb: Verb,
  { command, environment }: { command: Command; environment: Environment },
): Promise<Answer> {
  const desk = openDesk(environment)
  try {
    return await verb.run({ operand: command.args[0] ?? '', given: givenTo(command), desk })
  } catch (error) {
    if (error instanceof UsageError) return command.error(error.message)
    return failed(error instanceof Error ? error.message : String(error))
  } finally {
    await desk.close()
  }
}

/** The options as they are written: `jwks-uri`. */
function givenTo(command: Command): Given {
  return Object.fromEntries(
    command.options.map((option) => [option.name(), command.getOptionValue(option.attributeName())]),
  )
}

function show({ ok, lines, data }: Answer, { json, out, err }: Output & { json: boolean }) {
  if (json) return out(JSON.stringify({ ok, ...data, ...(ok ? {} : { message: lines.join('\n') }) }))
  return (ok ? out : err)(lines.join('\n'))
}
