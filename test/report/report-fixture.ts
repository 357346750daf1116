/** A report as a real run over two states' students would fill it. All children are invented. */

import type { ReportData, ReportPair, ReportRecord } from '../../src/report/report-data.ts'

const PRIOR = -16.6
const THRESHOLDS = { lower: 2, upper: 9.5 }

const FIELDS = [
  ['first_name', 'STUDENT_FIRST'],
  ['middle_name', 'STUDENT_MIDDLE'],
  ['last_name_1', 'LAST_NAME_1'],
  ['last_name_2', 'LAST_NAME_2'],
  ['suffix', 'SUFFIX'],
  ['sex', 'GENDER'],
  ['birth_date', 'DOB'],
  ['multiple_birth', 'MULT_BIRTH'],
  ['parent_1_first', 'MOTHER_FIRST'],
  ['parent_1_last', 'MOTHER_LAST'],
  ['parent_2_first', 'FATHER_FIRST'],
  ['parent_2_last', 'FATHER_LAST'],
  ['birth_city', 'BIRTH_CITY'],
  ['birth_state', 'BIRTH_STATE'],
  ['birth_country', 'BIRTH_CTRY'],
] as const

/** Values in the order of `FIELDS`, separated by a bar. */
function record(source: string, id: string, values: string): ReportRecord {
  return { source, id, values: values.split('|') }
}

type Step = readonly [name: string, level: string, weight: number]

function pair(
  left: ReportRecord,
  right: ReportRecord,
  steps: readonly Step[],
  reason?: string,
): ReportPair {
  const waterfall = [
    { name: 'Prior', level: '', weight: PRIOR },
    ...steps.map(([name, level, weight]) => ({ name, level, weight })),
  ]
  const weight = waterfall.reduce((sum, step) => sum + step.weight, 0)
  const base = { left, right, weight, probability: 1 / (1 + 2 ** -weight), waterfall }
  const decision = 'near-match' as const
  return reason === undefined ? { ...base, decision } : { ...base, decision, reason }
}

const NEAR_MATCHES: readonly ReportPair[] = [
  pair(
    record(
      'TX',
      'TX-104882',
      'María Fernanda||Hernández|Castillo||F|2012-05-14|Y|Rosa|Castillo|Miguel|Hernández|McAllen|TX|USA',
    ),
    record(
      'FL',
      'FL-550917',
      'María Guadalupe||Hernández|Castillo||F|2012-05-14|Y|Rosa|Castillo|Miguel|Hernández|McAllen|TX|USA',
    ),
    [
      ['First name', 'first part agrees', 1.4],
      ['Surnames', 'both agree', 12.3],
      ['Birth date', 'exact', 9.8],
      ['Sex', 'agrees', 0.9],
      ['Family', 'both parents agree', 4.2],
      ['Birth place', 'city agrees', 2.6],
    ],
    'Both records carry the multiple-birth flag and the first names differ: twins until a person says otherwise.',
  ),
  pair(
    record(
      'TX',
      'TX-100231',
      'José Luis||García|Moreno||M|2011-03-04||Ana|Moreno|José|García|Laredo|TX|USA',
    ),
    record('FL', 'FL-551204', 'JOSELUIS||GARCIA|||M|2011-04-03||ANA|MORENO|||LAREDO|TX|USA'),
    [
      ['First name', 'agrees but for writing', 6.1],
      ['Surnames', 'one agrees, one missing', 5.8],
      ['Birth date', 'day and month swapped', 5.9],
      ['Sex', 'agrees', 0.9],
      ['Family', 'one parent agrees', 3.4],
      ['Birth place', 'city agrees', 2.6],
    ],
  ),
  pair(
    record(
      'TX',
      'TX-118340',
      'Francisco||Ramírez|Ortiz|Jr|M|2009-11-21||Lucía|Ortiz|Francisco|Ramírez|Brownsville|TX|USA',
    ),
    record('WA', 'WA-70022', 'Paco||Ortiz|Ramirez||M|2009-11-12||Lucia|Ortiz|||Brownsville|TX|USA'),
    [
      ['First name', 'nickname', 4.6],
      ['Surnames', 'both agree, swapped', 9.4],
      ['Birth date', 'two digits transposed', 5.1],
      ['Sex', 'agrees', 0.9],
      ['Family', 'one parent agrees', 2.2],
      ['Birth place', 'city agrees', 2.9],
    ],
  ),
  pair(
    record(
      'FL',
      'FL-530077',
      'Guadalupe||Vásquez de la Cruz|||F|2013-08-30||Elena|de la Cruz|||Immokalee|FL|USA',
    ),
    record(
      'TX',
      'TX-122009',
      'Lupe|Isabel|Vazquez|Cruz||F|2013-08-30||Helena|Cruz|||Inmokalee|FL|USA',
    ),
    [
      ['First name', 'nickname', 4.4],
      ['Surnames', 'similar', 5.7],
      ['Birth date', 'exact', 9.8],
      ['Sex', 'agrees', 0.7],
      ['Family', 'similar', 1.9],
      ['Birth place', 'similar', 1.1],
    ],
    'Margin to the best rival, TX-122010, is only 0.8 bits.',
  ),
  pair(
    record('WA', 'WA-71450', 'Ana||Pérez|||F|2010-01-01||María|López|||Oaxaca||MEX'),
    record(
      'TX',
      'TX-109411',
      'Ana||Pérez|López||F|2010-01-19||María|López|Juan|Pérez|Oaxaca de Juárez||MEX',
    ),
    [
      ['First name', 'exact', 5.2],
      ['Surnames', 'one agrees, one missing', 5.0],
      ['Birth date', 'placeholder: taken as missing', 0],
      ['Sex', 'agrees', 0.9],
      ['Family', 'one parent agrees', 6.1],
      ['Birth place', 'similar', 5.2],
    ],
  ),
  pair(
    record('FL', 'FL-548800', 'Nguyen||Thi Anh|||F|2014-02-17||Linh|Nguyen|||Homestead|FL|USA'),
    record('WA', 'WA-70911', 'Thi Anh||Nguyen|||F|2014-02-17||Linh|Nguyen|||||'),
    [
      ['First name', 'swapped with surname', 3.9],
      ['Surnames', 'swapped with first name', 4.8],
      ['Birth date', 'exact', 9.8],
      ['Sex', 'agrees', 0.9],
      ['Family', 'one parent agrees', 2.4],
      ['Birth place', 'missing', 0],
    ],
  ),
  pair(
    record(
      'TX',
      'TX-101777',
      'Ximena||Álvarez|Quiñones||F|2012-12-02||Xóchitl|Quiñones|Iván|Álvarez|Eagle Pass|TX|USA',
    ),
    record(
      'TX',
      'TX-130019',
      'Jimena||Alvares|Quinones||F|2013-12-02||Xochitl|Quinonez|Ivan|Alvares|Eagle Pass|TX|USA',
    ),
    [
      ['First name', 'sounds alike', 3.3],
      ['Surnames', 'both similar', 7.6],
      ['Birth date', 'year off by one', 2.8],
      ['Sex', 'agrees', 0.9],
      ['Family', 'similar', 4.5],
      ['Birth place', 'city agrees', 2.3],
    ],
  ),
  pair(
    record(
      'FL',
      'FL-541230',
      'Brayan||Morales|Gómez||M|2011-09-09||Silvia|Gómez|Óscar|Morales|Tapachula||MEX',
    ),
    record(
      'TX',
      'TX-115602',
      'Bryan|Alexis|Morales|Gómez||M|2008-09-09||Silvia|Gómez|Óscar|Morales|Tapachula||MEX',
    ),
    [
      ['First name', 'similar', 3.0],
      ['Surnames', 'both agree', 11.2],
      ['Birth date', 'year differs', -4.9],
      ['Sex', 'agrees', 0.9],
      ['Family', 'both parents agree', 7.2],
      ['Birth place', 'city agrees', 3.4],
    ],
    'May be brothers: same parents, year of birth three years apart.',
  ),
  pair(
    record('WA', 'WA-72218', 'محمد||الحسن|||M|2015-06-01||Fatima|Al-Hassan|||Yakima|WA|USA'),
    record(
      'FL',
      'FL-552390',
      'Mohammed||Al Hassan|||M|2015-06-01||Fatima|Alhassan|||Yakima|WA|USA',
    ),
    [
      ['First name', 'different script', 0],
      ['Surnames', 'different script', 0],
      ['Birth date', 'exact', 9.8],
      ['Sex', 'agrees', 0.9],
      ['Family', 'one parent agrees', 6.4],
      ['Birth place', 'city agrees', 3.3],
    ],
  ),
  pair(
    record('TX', 'TX-126003', 'Sofía||Martínez|||F|2012-07-23||||||Houston|TX|USA'),
    record('FL', 'FL-547719', 'Sofia||Martinez|||F|2012-07-23||||||Orlando|FL|USA'),
    [
      ['First name', 'exact (common: adjusted)', 3.1],
      ['Surnames', 'one agrees (common: adjusted)', 5.9],
      ['Birth date', 'exact', 9.8],
      ['Sex', 'agrees', 0.9],
      ['Family', 'missing', 0],
      ['Birth place', 'differs', -0.2],
    ],
  ),
  pair(
    record(
      'TX',
      'TX-119955',
      'Baby Boy||Santos|Rivera||M|2016-10-10||Carmen|Rivera|||Pharr|TX|USA',
    ),
    record(
      'TX',
      'TX-131870',
      'Ángel Gabriel||Santos|Rivera||M|2016-10-10||Carmen|Rivera|||Pharr|TX|USA',
    ),
    [
      ['First name', 'placeholder: taken as missing', 0],
      ['Surnames', 'both agree', 6.2],
      ['Birth date', 'exact', 9.8],
      ['Sex', 'agrees', 0.9],
      ['Family', 'one parent agrees', 0.8],
      ['Birth place', 'city agrees', 1.4],
    ],
  ),
  pair(
    record('WA', 'WA-70450', 'Daniela||Cruz|Flores||F|2011-01-30||Marta|Flores|||Wapato|WA|USA'),
    record('FL', 'FL-549001', 'Daniel||Cruz|Flores||M|2011-01-30||Marta|Flores|||Wapato|WA|USA'),
    [
      ['First name', 'similar', 2.1],
      ['Surnames', 'both agree', 7.9],
      ['Birth date', 'exact', 9.8],
      ['Sex', 'disagrees', -5.2],
      ['Family', 'one parent agrees', 2.2],
      ['Birth place', 'city agrees', 1.9],
    ],
    'Sex conflicts; same birth date and family.',
  ),
]

const LARGEST: ReportData['largest'] = [
  {
    clusterId: 'FL-530001',
    records: [
      record(
        'FL',
        'FL-530001',
        'Luis Ángel||Domínguez|Reyes||M|2010-04-18||Teresa|Reyes|Luis|Domínguez|Arcadia|FL|USA',
      ),
      record(
        'TX',
        'TX-104400',
        'Luis|Angel|Dominguez|Reyes||M|2010-04-18||Teresa|Reyes|Luis|Dominguez|Arcadia|FL|USA',
      ),
      record('TX', 'TX-128871', 'LUIS A||DOMINGUEZ|||M|2010-04-18||TERESA|REYES|||ARCADIA|FL|USA'),
      record(
        'WA',
        'WA-70009',
        'Luis Ángel||Domínguez|Reyes||M|2010-04-19||Teresa|Reyes|Luis|Domínguez|Arcadia|FL|USA',
      ),
      record('WA', 'WA-71992', 'Luis||Domínguez Reyes|||M|2010-04-18||Tere|Reyes|||Arcadia|FL|USA'),
    ],
  },
  {
    clusterId: 'TX-100114',
    records: [
      record('TX', 'TX-100114', 'Camila||Rojas|||F|2013-02-11||Paula|Rojas|||Mission|TX|USA'),
      record('FL', 'FL-544120', 'Camila||Rojas|Peña||F|2013-02-11||Paula|Rojas|||Mission|TX|USA'),
      record('WA', 'WA-70777', 'Kamila||Rojas|||F|2013-02-11||Paula|Rojas|||Mision|TX|USA'),
    ],
  },
  {
    clusterId: 'TX-103380',
    records: [
      record('TX', 'TX-103380', 'Diego||Salinas|Vega||M|2009-06-30||Alma|Vega|||Weslaco|TX|USA'),
      record('FL', 'FL-539911', 'Diego||Salinas|||M|2009-06-30||Alma|Vega|||Weslaco|TX|USA'),
    ],
  },
  {
    clusterId: 'WA-70123',
    records: [
      record('WA', 'WA-70123', 'Itzel||Cortés|||F|2014-09-05||Norma|Cortés|||Pasco|WA|USA'),
      record('TX', 'TX-130440', 'Itzel||Cortes|||F|2014-09-05||Norma|Cortes|||Pasco|WA|USA'),
    ],
  },
]

/** Bell-shaped heaps of unrelated pairs, families and true pairs, in whole pairs. */
function histogram(): ReportData['histogram'] {
  const heap = (from: number, middle: number, width: number, size: number) =>
    size * Math.exp(-(((from + 0.5 - middle) / width) ** 2))
  const bins = []
  for (let from = -34; from < 32; from++) {
    const pairs = Math.round(
      heap(from, -17, 5, 412_000) + heap(from, -2, 4.5, 1_900) + heap(from, 19, 4.2, 940),
    )
    bins.push({ from, pairs })
  }
  return bins
}

/** Level name, m and u. */
type Level = readonly [name: string, m: number, u: number]

function comparison(name: string, levels: readonly Level[]): ReportData['comparisons'][number] {
  return {
    name,
    levels: levels.map(([level, m, u]) => ({ name: level, m, u, weight: Math.log2(m / u) })),
  }
}

export const REPORT: ReportData = {
  title: 'Students of three states, autumn 2026',
  generatedAt: '2026-11-21T21:40:12Z',
  version: '0.1.0',
  inputs: [
    {
      file: 'texas.csv',
      rows: 31_204,
      sha256: '9f2c4b1e7a60d3558e1b04c7fa92d6634b0e8d1c7a5f3e2290ab46cd18e7f053',
    },
    {
      file: 'florida.csv',
      rows: 14_977,
      sha256: '04d1e6ab93c85f7720be419dca3f5560e8f21b9a6d7c34e80159cb7fa2d4e611',
    },
    {
      file: 'washington.csv',
      rows: 5_630,
      sha256: 'c1708e3f5d29ab4460f7e81b2a9dc53e74f60a8b1c2d39e5f84ba7061d3ce9f2',
    },
  ],
  model: {
    name: 'student',
    hash: 'e4b81d0c36f7a9255be03cf19a4d7782',
    fitted: 'by EM on 1,204,511 candidate pairs, 14 rounds; u from 1,000,000 random pairs',
  },
  notes: [
    'Columns were guessed from their headers: DOB is birth_date, GENDER is sex. Pass --map to set them.',
    'In washington.csv 212 birth dates are 1 January, 9 times as many as expected; they count as missing.',
    '3 over-full blocks were split by birth month.',
  ],
  counts: {
    records: 51_811,
    clusters: 44_026,
    clustersOfSeveral: 6_902,
    recordsInClustersOfSeveral: 14_687,
    candidatePairs: 3_665_218,
    matches: 8_214,
    nearMatches: 463,
    reviewItems: 391,
  },
  seconds: {
    read: 0.21,
    standardize: 0.64,
    block: 0.47,
    fit: 1.92,
    score: 2.31,
    cluster: 0.18,
    write: 0.35,
  },
  peakMemoryBytes: 412_600_000,
  quality: {
    pairwise: { precision: 0.99816, recall: 0.95342, f1: 0.97528 },
    bCubed: { precision: 0.99951, recall: 0.98277, f1: 0.99107 },
    blockingRecall: 0.98812,
    recallWithNearMatches: 0.97994,
    reviewPerThousand: 7.55,
  },
  thresholds: THRESHOLDS,
  histogram: histogram(),
  comparisons: [
    comparison('first_name', [
      ['exact', 0.71, 0.0048],
      ['nickname or known variant', 0.11, 0.0022],
      ['sounds alike or similar', 0.13, 0.0119],
      ['different', 0.05, 0.9811],
    ]),
    comparison('surnames', [
      ['both agree', 0.58, 0.00012],
      ['both agree, swapped', 0.06, 0.00003],
      ['one agrees, one missing', 0.21, 0.0071],
      ['similar', 0.11, 0.0093],
      ['different', 0.04, 0.98345],
    ]),
    comparison('birth_date', [
      ['exact', 0.89, 0.00021],
      ['day and month swapped', 0.025, 0.00017],
      ['one digit off', 0.052, 0.0028],
      ['year off by one', 0.013, 0.0019],
      ['different', 0.02, 0.99492],
    ]),
    comparison('sex', [
      ['agrees', 0.985, 0.503],
      ['disagrees', 0.015, 0.497],
    ]),
    comparison('family', [
      ['both parents agree', 0.44, 0.0004],
      ['one parent agrees', 0.38, 0.0061],
      ['similar', 0.09, 0.021],
      ['different', 0.09, 0.9725],
    ]),
    comparison('birth_place', [
      ['city agrees', 0.82, 0.041],
      ['similar', 0.1, 0.013],
      ['different', 0.08, 0.946],
    ]),
  ],
  blocking: {
    rules: [
      {
        name: 'birth date × surname token',
        blocks: 40_118,
        pairs: 30_411,
        newPairs: 30_411,
        cumulativePairs: 30_411,
        split: 0,
        unsplitPairs: 30_411,
        cutPairs: 0,
        splitRecallCost: 0,
      },
      {
        name: 'surname token × phonetic first name × birth year',
        blocks: 37_290,
        pairs: 412_870,
        newPairs: 396_020,
        cumulativePairs: 426_431,
        split: 0,
        unsplitPairs: 412_870,
        cutPairs: 0,
        splitRecallCost: 0,
      },
      {
        name: 'birth date variants × any name token',
        blocks: 88_512,
        pairs: 1_204_090,
        newPairs: 1_106_744,
        cumulativePairs: 1_533_175,
        split: 1,
        unsplitPairs: 1_310_228,
        cutPairs: 0,
        splitRecallCost: 0,
      },
      {
        name: 'deletion neighbourhood of surname × first initial × birth month',
        blocks: 120_453,
        pairs: 1_688_001,
        newPairs: 1_402_333,
        cumulativePairs: 2_935_508,
        split: 2,
        unsplitPairs: 2_020_400,
        cutPairs: 88_842,
        splitRecallCost: 0.05,
      },
      {
        name: 'parents’ names × birth year',
        blocks: 22_604,
        pairs: 809_417,
        newPairs: 729_710,
        cumulativePairs: 3_665_218,
        split: 0,
        unsplitPairs: 809_417,
        cutPairs: 0,
        splitRecallCost: 0,
      },
    ],
    splitRecallCost: 0.021,
    worst: [
      {
        rule: 'deletion neighbourhood of surname × first initial × birth month',
        records: 1_204,
        share: 0.0724,
        split: true,
      },
      { rule: 'birth date variants × any name token', records: 633, share: 0.0413, split: true },
      { rule: 'parents’ names × birth year', records: 288, share: 0.0077, split: false },
    ],
    recall: { value: 0.9921, estimated: true },
  },
  fields: FIELDS.map(([field, column]) => ({ field, column })),
  largest: LARGEST,
  nearMatches: NEAR_MATCHES.toSorted((a, b) => b.weight - a.weight),
}

/** A run that found nothing, without truth: every list is empty, every count 0. */
export const EMPTY_REPORT: ReportData = {
  title: 'Nothing',
  generatedAt: '2026-11-21',
  version: '0.1.0',
  inputs: [],
  model: { name: 'person', hash: '', fitted: 'not fitted' },
  notes: [],
  counts: {
    records: 0,
    clusters: 0,
    clustersOfSeveral: 0,
    recordsInClustersOfSeveral: 0,
    candidatePairs: 0,
    matches: 0,
    nearMatches: 0,
    reviewItems: 0,
  },
  seconds: {},
  peakMemoryBytes: 0,
  thresholds: THRESHOLDS,
  histogram: [],
  comparisons: [],
  blocking: { rules: [], splitRecallCost: 0, worst: [] },
  fields: [],
  largest: [],
  nearMatches: [],
}
