import { EVIDENCE_LIST, EVIDENCE_SHOWS, type EvidenceShow } from '~/evidence/list'
import { PATHS, withQuery } from '~/paths'
import { Tabs } from '~/ui/Tabs'

type Props = {
  values: Record<'toon' | 'soort' | 'nummer', string>
  now: EvidenceShow
  counts: Partial<Record<EvidenceShow, number>>
}

/** The parts of the list, with how many are in each; what is decided is not counted. */
export function EvidenceShows({ values, now, counts }: Props) {
  return (
    <Tabs
      label="desk-evidence.show"
      tabs={EVIDENCE_SHOWS.map((show) => ({
        words: `desk-evidence.show.${show}` as const,
        to: withQuery(PATHS.deskEvidence, EVIDENCE_LIST.query({ ...values, toon: show })),
        isNow: show === now,
        count: counts[show],
      }))}
    />
  )
}
