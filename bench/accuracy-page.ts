import type { GroupMerges } from '../src/evaluation/family-merges.ts'
import type { FamilyRuns } from './family-runs.ts'
import { type Machine, machineText } from './machine.ts'
import { countText, markdownTable, shareText } from './markdown.ts'
import type { SetMeasures } from './measure-set.ts'
import { type NamePairMethod, namePairScores } from './name-pair-scores.ts'
import { type NbsCase, nbsCounts, THREE_WAY } from './nbs-cases.ts'
import type { SetReport } from './set-report.ts'
import type { StudentMeasures } from './student-measures.ts'

/** The results as a Markdown page. */
export function accuracyPage(
  machine: Machine,
  reports: readonly SetReport[],
  families: FamilyRuns | undefined,
): string {
  const measured = reports.flatMap(({ measures }) => (measures ? [measures] : []))
  const students = reports.flatMap(({ measures, students: own }) =>
    measures && own ? [{ title: measures.title, ...own }] : [],
  )
  const fake = reports.find(({ clerical }) => clerical !== undefined)
  const nbs = reports.find(({ nbs: cases }) => cases !== undefined)
  return [
    '# Accuracy',
    'Made by `npm run bench:accuracy -- --write`; do not edit. Every set is run with its preset and nothing else configured: columns are guessed, nothing is labelled. What the sets are and where they come from: `bench/data/README.md`.',
    machineText(machine),
    ...(measured.length > 0 ? [decisionsSection(measured), costSection(measured)] : []),
    ...(students.length > 0 ? [studentsSection(students)] : []),
    ...(families ? [familiesSection(families)] : []),
    ...(fake ? [fakeSection(fake)] : []),
    ...(nbs ? [nbsSection(nbs.nbs!, nbs.nbsTogether!)] : []),
    namesSection(namePairScores()),
    '',
  ].join('\n\n')
}

function decisionsSection(measured: readonly SetMeasures[]): string {
  const header = [
    'set',
    'records',
    'true pairs',
    'precision',
    'recall',
    'F1',
    'recall with near matches',
    'near matches / 1,000 records',
    'share of missed held',
    'persons with a foreign record / 1,000',
    'B³ P',
    'B³ R',
    'B³ F1',
  ]
  const rows = measured.map((m) => [
    m.title,
    countText(m.rows),
    countText(m.truePairs),
    shareText(m.precision),
    shareText(m.recall),
    shareText(m.f1),
    shareText(m.recallWithNearMatches),
    m.nearMatchesPerThousand.toFixed(1),
    shareText(m.nearMatchesHold),
    m.foreignPerThousand.toFixed(2),
    shareText(m.bCubedPrecision),
    shareText(m.bCubedRecall),
    shareText(m.bCubedF1),
  ])
  return `## Decisions\n\nPrecision, recall and F1 over the pairs of \`clusters.csv\`; near matches are review items, unordered pairs of clusters.\n\n${markdownTable(header, rows)}`
}

function costSection(measured: readonly SetMeasures[]): string {
  const rows = measured.map((m) => [
    m.title,
    shareText(m.blockingRecall),
    countText(m.candidatePairs),
    m.pairsPerRecord.toFixed(1),
    m.seconds.toFixed(1),
    m.peakMegabytes.toFixed(0),
    m.fitted,
  ])
  return `## Candidates and cost\n\nEach set in a process of its own; seconds are of the linkage, peak memory (MB) is of the process with the set loaded.\n\n${markdownTable(['set', 'recall of blocking', 'candidate pairs', 'per record', 'seconds', 'MB', 'weights'], rows)}`
}

function studentsSection(
  students: readonly (StudentMeasures & { readonly title: string })[],
): string {
  const kinds = [...new Set(students.flatMap((each) => each.kinds.map(({ kind }) => kind)))].sort()
  const kindRows = kinds.map((kind) => [
    kind === '' ? 'none' : kind.replaceAll('_', ' '),
    ...students.flatMap(({ kinds: own }) => {
      const found = own.find((each) => each.kind === kind)
      return found ? [countText(found.truePairs), shareText(found.recall)] : ['0', '']
    }),
  ])
  const kindHeader = students.flatMap(({ title }) => [`${title}: true pairs`, 'recall'])
  const surnameRows = students.flatMap(({ title, surnames }) =>
    surnames.map((group) => [
      `${title}: ${group.group}`,
      countText(group.records),
      countText(group.truePairs),
      shareText(group.precision),
      shareText(group.recall),
    ]),
  )
  return [
    '## Students',
    'By kind of error; a pair belongs to every kind that either of its records has.',
    markdownTable(['kind of error', ...kindHeader], kindRows),
    'By surnames; a child has two if any of its records shows two.',
    markdownTable(['children', 'records', 'true pairs', 'precision', 'recall'], surnameRows),
  ].join('\n\n')
}

function familiesSection({ files, rowsPerFile, firstSeed, ...runs }: FamilyRuns): string {
  const row = (title: string, { pairs, merged, upperBound }: GroupMerges): string[] => [
    title,
    countText(pairs),
    countText(merged),
    (1000 * upperBound).toFixed(2),
  ]
  return [
    '## Brothers and sisters',
    `Record pairs of two children of one family, over ${files} files of ${countText(rowsPerFile)} students (middle, seeds from ${firstSeed}). Matched means: in one cluster. The bound is one-sided (Clopper–Pearson) and takes pairs as independent.`,
    markdownTable(
      ['children', 'record pairs', 'matched', '95 % bound, per 1,000'],
      [row('twins', runs.twins), row('siblings born within two years', runs.closeSiblings)],
    ),
  ].join('\n\n')
}

function fakeSection({ clerical, worst }: SetReport): string {
  const { pairs, matches, precision, recall, f1 } = clerical!
  const errors = worst!.map(({ error, text }) => `${error}: ${text}`).join('\n\n')
  return `## fake_1000\n\nOn its ${countText(pairs)} labelled pairs (${countText(matches)} matches): precision ${shareText(precision)}, recall ${shareText(recall)}, F1 ${shareText(f1)}.\n\nThe ten errors in which the model was most wrong: false matches from the highest weight, then missed pairs from the lowest.\n\n\`\`\`text\n${errors}\n\`\`\``
}

function nbsSection(cases: readonly NbsCase[], together: readonly NbsCase[]): string {
  const disagreements = cases
    .filter(({ expected, decided }) => expected !== decided)
    .map((each) => [
      `${each.testCase.replace('test-', '')} × ${each.seed.replace('seed-', '')}`,
      each.expected,
      each.decided,
      each.evidence,
    ])
  return [
    '## nbs cases',
    'Each test row, alone, against the 1,044 seed rows; expected in rows, decided in columns. Years of two digits: up to 30 they are 20xx, others 19xx.',
    threeWayTable(cases),
    'All test rows in one run:',
    threeWayTable(together),
    disagreements.length === 0
      ? 'Alone, every case is decided as expected.'
      : `Where they differ, each row alone:\n\n${markdownTable(['test × seed', 'expected', 'decided', 'why'], disagreements)}`,
  ].join('\n\n')
}

function threeWayTable(cases: readonly NbsCase[]): string {
  const counts = nbsCounts(cases)
  const rows = THREE_WAY.map((expected) => [
    expected,
    ...THREE_WAY.map((decided) => String(counts[expected][decided])),
  ])
  return markdownTable(['expected', ...THREE_WAY], rows)
}

function namesSection(methods: readonly NamePairMethod[]): string {
  const { pairs, matches, scores } = methods[0]!
  const rows = scores.map(({ threshold }, at) => [
    threshold.toFixed(2),
    ...methods.flatMap((each) => {
      const { precision, recall, f1 } = each.scores[at]!
      return [precision, recall, f1].map((share) => share.toFixed(3))
    }),
  ])
  const header = methods.flatMap(({ method }) => [`${method}: precision`, 'recall', 'F1'])
  return [
    '## Names alone',
    `Pairs of persons’ names, ${countText(pairs)} of them, ${countText(matches)} matches: who has a similarity of at least the threshold is taken for a match.`,
    markdownTable(['threshold', ...header], rows),
  ].join('\n\n')
}
