import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files that take longest although they are small: where they began last, one processor would wait at the end while the other plays them. */
const longest = [/pages\.test/, /manual\.test/, /stories(-\d)?\.test/, /authorization\.test/]

/** Browser tests, then the others, each with the longest first: a worker changes from one to the other once, and the last files of a run are short. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId, project }: TestSpecification) =>
      (project.name === 'browser' ? 0 : 2) + (longest.some((name) => name.test(moduleId)) ? 0 : 1)
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b))
  }
}
