import type { PostalAddress } from '~/notification/postal'
import type { StackLetter } from '~/post/queue-use-cases.server'
import { dayOf } from '~/ui/written-time'
import { bodyOf, writingIn, type Config, type Writing } from './letter-bodies.server'

/** One letter in words, as it is put on paper: only what its reader may know who opens it for another. */
export type WrittenLetter = ReturnType<typeof letterIn>

/** What a letter says, in the language of who gets it. It is no more than a mail says (domain: e-mail). */
export function letterIn(letter: StackLetter, config: Config) {
  const writing = writingIn(letter, config)
  const { say, phone, hours, post } = writing
  const { id, language, address } = letter
  return {
    ...{ id, language, address: linesOf(address), sender: config.organisation.address },
    kind: say('mail.paper.kind'),
    day: dayOf(writing.intl, letter.printedAt),
    number: numberOf(letter, writing),
    ...bodyOf(letter, writing),
    foot: [say('mail.paper.questions', { phone, hours }), say('mail.paper.write', { address: post })],
  }
}

function numberOf({ request, answer }: StackLetter, { say }: Writing): string | null {
  const number = request?.number ?? answer?.number
  return number ? say('mail.paper.number', { number }) : null
}

/** As the post wants it (NEN 5825): name, street and number, postcode and town in capitals. */
function linesOf({ name, street, number, postcode, town }: PostalAddress): string[] {
  return [name, `${street} ${number}`, `${postcode}  ${town.toLocaleUpperCase('nl')}`]
}
