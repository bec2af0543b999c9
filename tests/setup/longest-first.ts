import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What takes minutes begins first: a run does not end with one browser that everything else waits for. */
const FIRST = [
  'journeys-rest',
  'journeys',
  'faults',
  'routes-postgres',
  'routes-rest',
  'routes-sqlite',
  'database-postgres-rest',
  'database-postgres',
]

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const bySize = await super.sort(files)
    const placeOf = ({ project }: TestSpecification) => {
      const place = FIRST.indexOf(project.name)
      return place < 0 ? FIRST.length : place
    }
    return bySize.toSorted((one, other) => placeOf(one) - placeOf(other))
  }
}
