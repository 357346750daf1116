import { describe, expect, it } from 'vitest'
import { shippedStudentModel } from '../../src/model/presets/student-shipped.ts'
import { openRegistry } from '../../src/registry/open-registry.ts'
import { key, write } from '../support/children.ts'
import { memoryRegistry } from '../support/memory-registry.ts'

describe('odd input', () => {
  it('a name that every object has is no field of the model', async () => {
    const registry = memoryRegistry()
    await registry.submit(write('a', 'ana'))
    for (const field of ['constructor', '__proto__']) {
      await expect(registry.pin({ record: key('a'), field })).rejects.toMatchObject({
        code: 'field-unknown',
        message: expect.stringMatching(/^the model has no field/),
      })
    }
  })

  it('half a letter in a value is no change when it is submitted again', async () => {
    const registry = memoryRegistry()
    const record = write('a', 'ana', { middle_name: 'x\ud800' })
    await registry.submit(record)
    expect((await registry.submit(record)).records).toMatchObject([{ outcome: 'unchanged' }])
  })

  it('an asynchronous write is refused, and none of it is kept', async () => {
    const registry = memoryRegistry()
    const act = async (): Promise<void> => undefined
    const attempt = registry.write((transaction) => {
      transaction.submit(write('a', 'ana'))
      return act()
    })
    await expect(attempt).rejects.toThrow(/asynchronous/)
    expect(registry.stats().records).toBe(0)
  })

  it('a registry is not made where a file stands', async () => {
    const create = { model: shippedStudentModel() }
    await expect(openRegistry(import.meta.filename, { create })).rejects.toMatchObject({
      code: 'store-unwritable',
    })
  })

  it('a batch of no records is refused, and none is read', async () => {
    const registry = memoryRegistry()
    const records = [write('a', 'ana')]
    for (const batch of [0, -1, 1.5, Number.NaN]) {
      const answers = registry.submitAll(records, { batch })
      await expect(answers[Symbol.asyncIterator]().next()).rejects.toMatchObject({
        code: 'registry-option-invalid',
      })
    }
    expect(registry.stats().records).toBe(0)
  })
})
