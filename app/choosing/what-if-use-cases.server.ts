import { countedAs } from '~/catalogue/counted-as'
import { cataloguesFor, currentCatalogue } from '~/catalogue/store.server'
import { isNamed, named, uraOf } from '~/consent/choice'
import { dataName, holderName, receiverName, standingSentence } from '~/consent/sentence'
import { readCurrent } from '~/consent/store.server'
import { decidedBy, whatIf, whyOf, type WhatIf } from '~/consent/what-if'
import { readList } from '~/ownprovider/use-cases.server'
import { gateOn } from '~/person/gate'
import type { Subject } from '~/person/store.server'
import { findProviders } from '~/provider/store.server'
import { searchDirectory } from '~/provider/use-cases.server'
import { mayPoint, type Disclosure } from '~/representation/disclosure'
import { seenBy, type Dossier } from '~/representation/dossier.server'
import { logRead } from '~/representation/log-read.server'
import { namesOf } from '~/representation/names.server'
import { localDate } from '~/runtime/local-date'
import type { Runtime } from '~/runtime/runtime.server'

export type WhatIfAsked = {
  search: string
  /** What was picked; null while somebody is still looking. */
  picked: WhatIf | null
}

/**
 * The page on which somebody tries out who may see what: what can be picked, and for what was picked the answer that a
 * care system would hear and why. Nobody is told that it was tried. Where providers may not be named, only groups
 * can be tried: the answer about one would tell what was chosen about it.
 */
export async function tryWhatIf(runtime: Runtime, dossier: Dossier, asked: WhatIfAsked) {
  const { reader } = runtime.database
  const citizen = dossier.person
  const catalogue = await currentCatalogue(reader)
  const disclosure = dossier.disclosure.namedInChoices
  const own = seenBy(dossier, await readList(runtime, citizen))
  const found = disclosure === 'names' ? await searchDirectory(runtime, asked.search) : null
  const picked = asked.picked && mayPoint(asked.picked, disclosure) ? asked.picked : null
  const answer = picked && (await answerTo(runtime, citizen, { picked, disclosure }))
  await logRead(runtime, dossier)
  const listed = new Set(own.map(({ ura }) => ura))
  const option = ({ ura, name, city }: { ura: string; name: string; city: string }) => ({
    value: named(ura),
    name: city === '' ? name : `${name}, ${city}`,
  })
  const others = (found?.providers ?? []).filter(({ ura }) => !listed.has(ura)).map(option)
  return {
    own: own.map(option),
    found: await withPicked(runtime, { others, listed, picked }),
    searched: found && { none: found.providers.length === 0, more: found.more },
    holders: catalogue.holders.map(({ code, name }) => ({ value: code, name })),
    data: catalogue.data.map(({ code, name }) => ({ value: code, name })),
    receivers: catalogue.receivers.map(({ code, name }) => ({ value: code, name })),
    answer,
  }
}

type Found = { others: { value: string; name: string }[]; listed: Set<string>; picked: WhatIf | null }

/** A provider that was found before stays in the list while it is picked. */
async function withPicked(runtime: Runtime, { others, listed, picked }: Found) {
  const parties = picked ? [picked.holder, picked.receiver].filter(isNamed) : []
  const missing = parties.filter(
    (party) => !listed.has(uraOf(party)) && !others.some(({ value }) => value === party),
  )
  const known = await findProviders(runtime.database.reader, [...new Set(missing.map(uraOf))])
  return [...others, ...known.map(({ ura, name, city }) => ({ value: named(ura), name: `${name}, ${city}` }))]
}

type Asking = { picked: WhatIf; disclosure: Disclosure['namedInChoices'] }

async function answerTo(runtime: Runtime, citizen: Subject, { picked, disclosure }: Asking) {
  const { reader } = runtime.database
  const current = await readCurrent(reader, citizen)
  const choices = current?.choices ?? []
  const catalogues = await cataloguesFor(reader, current)
  const parties = await findProviders(reader, [picked.holder, picked.receiver].filter(isNamed).map(uraOf))
  const today = localDate(runtime.now())
  const facts = { ...catalogues, choices, gate: gateOn(citizen.row, today), parties }
  const answer = whatIf(picked, facts, today)
  if (!answer.ok) return answer
  const decided = decidedBy(answer.verdict, today)
  const names = await namesOf(reader, [picked, ...decided], { disclosure })
  const { catalogue } = catalogues
  return {
    ok: true as const,
    answer: answer.verdict.decision === 'permit' ? ('yes' as const) : ('no' as const),
    why: whyOf(answer.verdict, today),
    kept: answer.kept,
    byType: answer.byType.map(({ holder, receiver, verdict }) => ({
      holder: holder && countedAs(catalogue, 'holder', holder),
      receiver: receiver && countedAs(catalogue, 'receiver', receiver),
      answer: verdict.decision === 'permit' ? ('yes' as const) : ('no' as const),
    })),
    holder: holderName(picked.holder, names),
    data: dataName(picked.data, names),
    receiver: receiverName(picked.receiver, names),
    grammar: names.receivers.find(({ code }) => code === picked.receiver)?.grammar ?? ('singular' as const),
    decided: decided.map((choice) => standingSentence(choice, choice, { names, today })),
  }
}
