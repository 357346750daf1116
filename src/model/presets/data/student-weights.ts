/**
 * What the shipped `student` model learnt from generated students; `overfull` as rule:key:parts.
 * Written by bench/ship-student-model.ts; do not edit.
 *
 * @module
 */
import type { ShippedWeights } from '../student-shipped.ts'

export const STUDENT_WEIGHTS: ShippedWeights = {
  records: 300000,
  prior: {
    matchesPerRecord: 0.863726,
    siblingsPerRecord: 0.639605,
    twinsPerRecord: 0.034742,
    population: 300000,
  },
  probabilities: {
    first_name: {
      m: [
        0.0204809, 0.0145958, 0.001, 0.0646217, 0.00355496, 0.011387, 0.0470399, 0.00620887,
        0.0917814, 0.706448, 0.0338806,
      ],
      u: [
        0.979397, 0.00202909, 0.00000499725, 0.00784676, 0.00049644, 0.000629521, 0.000574837,
        0.00673771, 0.000628746, 0.00165157, 0.00000814874,
      ],
    },
    middle_name: {
      m: [0.001, 0.0448955, 0.00909301, 0.945156],
      u: [0.982198, 0.00603047, 0.00531552, 0.00645606],
    },
    surnames: {
      m: [0.0111104, 0.0070236, 0.0396581, 0.009009, 0.0778863, 0.0580587, 0.286885, 0.510369],
      u: [
        0.981373, 0.00291193, 0.0022627, 0.0103481, 0.00284613, 0.0000205058, 0.000186231,
        0.0000512604,
      ],
    },
    birth_date: {
      m: [0.00609009, 0.00173423, 0.001, 0.001, 0.001, 0.0120105, 0.0538414, 0.00664981, 0.91846],
      u: [
        0.945601, 0.0409868, 0.00138775, 0.00415439, 0.00318813, 0.000766549, 0.00374188,
        0.0000291438, 0.000144725,
      ],
    },
    sex: {
      m: [0.0124699, 0.98753],
      u: [0.499936, 0.500064],
    },
    parents: {
      m: [0.0321444, 0.0178427, 0.012861, 0.34323, 0.593921],
      u: [0.96567, 0.0116596, 0.0172212, 0.00522901, 0.00021988],
    },
    birthplace: {
      m: [0.001, 0.001, 0.001, 0.998435],
      u: [0.572074, 0.367711, 0.0513575, 0.00885684],
    },
    state_student_id: {
      m: [0.24328, 0.001, 0.75671],
      u: [0.999999, 0.00000300024, 2.00016e-7],
    },
    alternate_student_id: {
      m: [0.304358, 0.001, 0.695544],
      u: [0.999991, 0.00000832476, 5.54984e-7],
    },
    suffix: {
      m: [0.001, 0.999807],
      u: [0.439025, 0.560975],
    },
  },
  confirmAbove: 24,
  overfull: [
    'parents and first name:006c4fd394096078:0',
    'parents and first name:00cabe8a288a1dfc:0',
    'parents and first name:0405c50a9cec9580:0',
    'parents and first name:163b135f6aabbd5d:0',
    'parents and first name:221b561d0af3e8c0:0',
    'parents and first name:338fca424ce5be31:0',
    'parents and first name:5edfa228b405ded8:0',
    'parents and first name:63f2fdbfbb14cad9:0',
    'parents and first name:652783f7e5613c82:0',
    'parents and first name:6966634f14d7760c:0',
    'parents and first name:6a25c857a319de9f:0',
    'parents and first name:6f72d688b8d69591:0',
    'parents and first name:76655acd2342b144:0',
    'parents and first name:80d3fee6307f81f5:0',
    'parents and first name:836a173f4d86b928:0',
    'parents and first name:8ade9dbb13478afb:0',
    'parents and first name:8ba8a8ccb02946f3:0',
    'parents and first name:98e0a4cdf66553ea:0',
    'parents and first name:9984528411e3b455:0',
    'parents and first name:9ab31b99917c6fb9:0',
    'parents and first name:9b7706373cabb6be:0',
    'parents and first name:a23de7fb6093fb85:0',
    'parents and first name:c098b9654e04a10f:0',
    'parents and first name:c1d672b281c6e8e7:0',
    'parents and first name:c6d62dd262c8a039:0',
    'parents and first name:ccc4cdc469aeab32:0',
    'parents and first name:d085a2cf99ae9364:0',
    'parents and first name:d119908645a62cf3:0',
    'parents and first name:d7e1901e4e744439:0',
    'parents and first name:d8fb00acfbf81a2b:0',
    'parents and first name:dcdd0616e72317f7:0',
    'parents and first name:e3242b6f52b60f2d:0',
    'parents and first name:e7c29a45f338ca96:0',
    'parents and first name:ebd93d988127f492:0',
    'parents and first name:ed2e6efd0df644b1:0',
    'parents and first name:f629dfa3fb05f23c:0',
    'parents and first name:f8d9c416ec645997:0',
    'two names and birth year:022bb97f4d7d87b7:0',
    'two names and birth year:0e582473ce84a7c5:0',
    'two names and birth year:3123280c01589da0:0',
    'two names and birth year:32253b556e992c49:0',
    'two names and birth year:545869aae29f826a:0',
    'two names and birth year:5f5c372c62a9ac70:0',
    'two names and birth year:63ba6c79a81caff4:0',
    'two names and birth year:6426d61da372a798:0',
    'two names and birth year:7917fa83ac1d133d:0',
    'two names and birth year:8770912d1e4ad54f:0',
    'two names and birth year:8e5352e4b91286b0:0',
    'two names and birth year:a15c01950e633b66:0',
    'two names and birth year:a46d1551d77e1eea:0',
    'two names and birth year:a5ced218cf2d3ea1:0',
    'two names and birth year:ac9837dadb608791:0',
    'two names and birth year:ad9bcccfd8358101:0',
    'two names and birth year:bd5b88e96d5762a3:0',
    'two names and birth year:c98385ba30c953ab:0',
    'two names and birth year:de21a8799fb2c255:0',
    'two names and birth year:e51a3a7c105634fe:0',
  ],
}
