import type { IntlShape } from 'react-intl'
import type { Language } from './language'

type Node = { type: number; value?: string; children?: Node[]; options?: Record<string, { value: Node[] }> }

const LITERAL = 0
const ARGUMENT = 1
/** Before the id of a text stands this when it speaks of somebody else than who reads. */
const PREFIX = 'another.'

/**
 * The messages of a language as they speak of somebody else: `another.x` takes the place of `x`, with the name filled
 * in for `{person}`. So every page says *the choices of Cato* while somebody acts for Cato, and no page has to know.
 */
export function messagesAbout(messages: IntlShape['messages'], name: string): IntlShape['messages'] {
  const others = Object.entries(messages)
    .filter(([id]) => id.startsWith(PREFIX))
    .map(([id, message]) => [id.slice(PREFIX.length), withName(message as unknown as Node[], name)])
  return { ...messages, ...(Object.fromEntries(others) as IntlShape['messages']) }
}

/** Messages are trees (compiled at build): the name is put in as plain words, so that nothing in it can be a mark. */
function withName(nodes: Node[], name: string, isText = true): Node[] {
  return nodes.map((node, place) => {
    if (node.type === ARGUMENT && node.value === 'person')
      return { type: LITERAL, value: beginsSentence(nodes, place, isText) ? capital(name) : name }
    return {
      ...node,
      ...(node.children && { children: withName(node.children, name, false) }),
      ...(node.options && {
        options: Object.fromEntries(
          Object.entries(node.options).map(([key, option]) => [
            key,
            { ...option, value: withName(option.value, name, false) },
          ]),
        ),
      }),
    }
  })
}

/** A stand-in for a name is no name: *deze persoon* takes a capital where a sentence begins. */
function beginsSentence(nodes: Node[], place: number, isText: boolean): boolean {
  if (place === 0) return isText
  const before = nodes[place - 1]!
  return before.type === LITERAL && /[.?!]\s$/.test(before.value ?? '')
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

const DUTCH: [RegExp, string][] = [
  [/\buw\b/g, 'zijn of haar'],
  [/\bUw\b/g, 'Zijn of haar'],
  [/\bover u\b/g, 'over deze persoon'],
]
const ENGLISH: [RegExp, string][] = [
  [/\byour\b/g, 'their'],
  [/\bYour\b/g, 'Their'],
  [/\babout you\b/g, 'about this person'],
]

/** The ones of somebody, as the catalogue names them: "uw huisarts", "uw thuiszorg of verpleeghuis"; alone, or in its questions. */
const POSSESSIVE = /^([Uu])w ([^.,?!:;]+)$/
const IN_QUESTION = /^(Wie mag de gegevens van )(uw [^.,?!:;]+)( zien\?)$/
const HET = /(huis|laboratorium|centrum)$/

type About = {
  language: Language
  /** Null where the words around say already of whom it is. */ name: string | null
}

/** A text of the catalogue, which is written to the person, as it speaks of somebody else. */
export function textAboutAnother(text: string, { language, name }: About): string {
  const question = language === 'nl' ? IN_QUESTION.exec(text) : null
  if (question) return question[1]! + textAboutAnother(question[2]!, { language, name }) + question[3]!
  const possessive = language === 'nl' ? POSSESSIVE.exec(text) : null
  if (possessive) {
    const nouns = possessive[2]!.split(' of ').map((noun) => `${HET.test(noun) ? 'het' : 'de'} ${noun}`)
    const named = nouns.join(' of ') + (name === null ? '' : ` van ${name}`)
    return possessive[1] === 'U' ? capital(named) : named
  }
  const words = language === 'nl' ? DUTCH : ENGLISH
  return words.reduce((changed, [from, to]) => changed.replace(from, to), text)
}
