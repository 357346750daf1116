import { describe, expect, it } from 'vitest'
import { LabelSession } from '../../src/analysis/label-session.ts'
import { type LabelPlan, selectPairsToLabel } from '../../src/analysis/select-pairs.ts'
import { labelledStudents } from './labelled-students.ts'

const { result, isMatch } = await labelledStudents()
const COUNT = 60
const plan = selectPairsToLabel(result, { count: COUNT })

function answerAll(session: LabelSession, most = Infinity): void {
  for (let at = 0; at < most && session.current !== undefined; at++) {
    session.answer(isMatch(session.current) ? 'same' : 'different')
  }
}

/** The plan's own figures, from all pairs of its frame. */
function truthOf({ frame }: LabelPlan): { precision: number; recall: number } {
  let [found, claimed, all] = [0, 0, 0]
  for (const [at, left] of frame.left.entries()) {
    const match = isMatch({ left, right: frame.right[at]! }) ? 1 : 0
    found += match * frame.joined[at]!
    claimed += frame.joined[at]!
    all += match
  }
  return { precision: found / claimed, recall: found / all }
}

describe('a session', () => {
  it('asks each pair once, skipped ones again at the end', () => {
    const session = new LabelSession(plan, [])
    const first = session.current
    session.skip()
    expect(session.progress).toEqual({ answered: 0, decided: 0, left: COUNT, skipped: 1 })
    answerAll(session, COUNT - 1)
    expect(session.current).toBe(first)
    session.answer('unsure')
    expect(session.current).toBeUndefined()
    expect(session.progress).toEqual({ answered: COUNT, decided: COUNT - 1, left: 0, skipped: 0 })
  })

  it('takes answers back in turn', () => {
    const session = new LabelSession(plan, [])
    const before = session.estimate()
    answerAll(session, 5)
    expect(session.estimate()).not.toEqual(before)
    for (let at = 4; at >= 0; at--) {
      expect(session.undo()).toBe(plan.pairs[at])
      expect(session.current).toBe(plan.pairs[at])
    }
    expect(session.canUndo).toBe(false)
    expect(session.undo()).toBeUndefined()
    expect(session.estimate()).toEqual(before)
  })

  it('sees answers that contradict each other, by a chain too', () => {
    const pair = plan.pairs[0]!
    const same = (left: number, right: number) => ({ left, right, answer: 'same' as const })
    const far = result.labels.length - 1
    const known = [same(pair.left, far), same(far, pair.right)]
    expect(new Set([pair.left, pair.right, far]).size).toBe(3)
    const session = new LabelSession(plan, known)
    expect(session.contradicts('different')).toBe(true)
    expect(session.contradicts('same')).toBe(false)
    expect(session.contradicts('unsure')).toBe(false)
    const apart = new LabelSession(plan, [
      same(pair.left, far),
      { left: far, right: pair.right, answer: 'different' },
    ])
    expect(apart.contradicts('same')).toBe(true)
  })

  it('goes on with what earlier sessions answered', () => {
    const whole = new LabelSession(plan, [])
    answerAll(whole)
    const known = plan.pairs.slice(0, 25)
    const later = new LabelSession(
      selectPairsToLabel(result, { count: COUNT, known }),
      known.map((pair) => ({ ...pair, answer: isMatch(pair) ? 'same' : 'different' })),
    )
    expect(later.progress).toMatchObject({ answered: 25, left: COUNT - 25 })
    answerAll(later)
    expect(later.estimate()).toEqual(whole.estimate())
  })

  it('says what the inclusion is after however many answers', () => {
    const session = new LabelSession(plan, [])
    answerAll(session, 30)
    const inclusionOf = session.inclusions()
    const asked = plan.pairs.slice(0, 30)
    const seen = plan.strata.filter(({ name }) => asked.some(({ stratum }) => stratum === name))
    const total = asked.reduce((sum, pair) => sum + 1 / inclusionOf(pair), 0)
    expect(total).toBeCloseTo(
      seen.reduce((sum, { pairs }) => sum + pairs.length, 0),
      6,
    )
    expect(inclusionOf({ left: 0, right: result.labels.length - 1 })).toBe(1)
  })

  it('counts a pair that nobody could decide as not asked', () => {
    const session = new LabelSession(plan, [])
    const stratum = plan.strata.find(({ count }) => count > 3)!
    const own: number[] = []
    for (let pair = session.current; pair !== undefined; pair = session.current) {
      const isOwn = pair.stratum === stratum.name
      session.answer(isOwn && own.length === 0 ? 'unsure' : 'same')
      if (isOwn) own.push(plan.pairs.indexOf(pair))
    }
    expect(own).toHaveLength(stratum.count)
    const inclusion = session.inclusions()(plan.pairs[own[1]!]!)
    expect(inclusion).toBeCloseTo((stratum.count - 1) / stratum.pairs.length, 12)
  })

  it('ends with the truth if all pairs have been answered', () => {
    const all = selectPairsToLabel(result, { count: 1e6 })
    const session = new LabelSession(all, [])
    answerAll(session)
    const { precision, recall } = session.estimate()
    const truth = truthOf(all)
    expect(precision.value).toBeCloseTo(truth.precision, 9)
    expect(recall.value).toBeCloseTo(truth.recall, 9)
    expect(recall.high - recall.low).toBeLessThan(1e-9)
  })

  it('has each label of another plan stand for itself', () => {
    const others = plan.pairs.map((pair) => ({ ...pair, stratum: '' }))
    const session = new LabelSession(
      selectPairsToLabel(result, { count: COUNT, known: others }),
      others.map((pair) => ({ ...pair, answer: isMatch(pair) ? 'same' : 'different' })),
    )
    expect(session.progress.answered).toBe(0)
    expect(session.inclusions()(others[0]!)).toBe(1)
  })
})
