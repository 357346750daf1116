import { describe, expect, it } from 'vitest'
import { eraseFromExchange } from '../../../src/exchange/submissions/erase-student.ts'
import { serverOfFile } from '../../support/exchange-server.ts'
import { submitStudents } from '../../support/exchange-students.ts'

const server = await serverOfFile()

const FIRST = 'Xochiquetzal|Zyanya|Quetzalli|||Female'
const NOW = 'Xochiquetzal|Zyanya|Villalobos|||Female'
const REST = '20140312|No||||1004|Ixchelina|Tlanextli'
const student = (state: string, names: string) => ({
  state,
  id: 'E1',
  demographics: `${names}|${REST}`,
})

/** All values that the exchange keeps beside the registry. */
function kept(): string {
  return server.exchange.read(({ app }) =>
    [...app.range({})].map(([, value]) => Buffer.from(value).toString()).join('\n'),
  )
}

describe('an erasure by law', () => {
  it('leaves nothing that the state ever said, and what other states say as it was', async () => {
    const { exchange } = server
    await submitStudents(exchange, [student('TX', FIRST), student('WA', NOW)])
    await submitStudents(exchange, [student('TX', NOW)])
    const user = await server.as('primary-user')
    const found = async (): Promise<readonly { msixId: string; states: string[] }[]> => {
      const query = { firstName: 'Xochiquetzal', lastName: 'Villalobos' }
      return (await user.post('/v1/students/search', query)).json.children
    }
    const [one] = await found()
    expect(one!.states).toEqual(['TX', 'WA'])
    expect(kept()).toContain('Quetzalli')

    expect(await eraseFromExchange(exchange, { state: 'TX', id: 'E1' })).toEqual({
      msixId: one!.msixId,
      written: 0,
    })
    expect(kept()).not.toContain('Quetzalli')
    expect(await found()).toMatchObject([{ msixId: one!.msixId, states: ['WA'] }])
    await eraseFromExchange(exchange, { state: 'WA', id: 'E1' })
    expect(kept()).not.toMatch(/Xochiquetzal|Villalobos|Tlanextli|20140312/)
    expect(await found()).toEqual([])
    const history = (await user.get(`/v1/students/${one!.msixId}/history`)).text
    expect(history).not.toMatch(/Xochiquetzal|Villalobos/)
    expect((await user.get(`/v1/students/${one!.msixId}`)).json.overview).toEqual([])
    expect(await exchange.registry.verify()).toMatchObject({ faults: [] })
    await expect(eraseFromExchange(exchange, { state: 'TX', id: 'none' })).rejects.toMatchObject({
      code: 'record-unknown',
    })
    // The state speaks of the student again, as of a new one.
    await submitStudents(exchange, [student('TX', FIRST)])
    const again = await user.post('/v1/students/search', { lastName: 'Quetzalli' })
    expect(again.json.children).toHaveLength(1)
  })

  it('reaches what a state had taken back before', async () => {
    const { exchange } = server
    const taken = { ...student('CA', FIRST), id: 'E2' }
    await submitStudents(exchange, [taken])
    await submitStudents(exchange, [{ ...taken, action: 'D' }])
    await eraseFromExchange(exchange, { state: 'CA', id: 'E2' })
    expect(exchange.versions('CA', 'E2')).toMatchObject([{ deleted: true, records: [] }])
  })
})
