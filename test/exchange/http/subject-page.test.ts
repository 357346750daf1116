import { describe, expect, it } from 'vitest'
import { SUBJECT_KINDS, subjectPath } from '../../../src/exchange/mail/mail-subject.ts'
import { serverOfFile } from '../../support/exchange-server.ts'

const server = await serverOfFile()

const ALONE = new Set(['account', 'worklist'])

describe('the page that the link of a mail leads to', () => {
  it('is there for all that a mail can tell of, and leads to what the interface answers', async () => {
    const administrator = await server.as('data-administrator')
    for (const kind of SUBJECT_KINDS) {
      const id = kind === 'overdue-clocks' ? 'TX' : 7
      const path = subjectPath(ALONE.has(kind) ? { kind } : { kind, id })
      const { status, headers, text } = await server.nobody.get(path)
      expect([kind, status, headers.get('content-type')]).toEqual([
        kind,
        200,
        'text/html; charset=utf-8',
      ])
      const target = /href="(\/v1[^"]+)"/.exec(text)![1]!.replace('&amp;', '&')
      expect((await server.nobody.get(target)).status).toBe(401)
      // There is no such thing, or it is not for them: but the operation is there.
      const { status: shown, json } = await administrator.get(target)
      expect([kind, id === 7 && !ALONE.has(kind) ? [403, 404] : [200]]).toEqual([
        kind,
        expect.arrayContaining([shown]),
      ])
      expect(json.detail ?? '').not.toContain('operation GET')
    }
  })

  it('is there for nothing else', async () => {
    for (const path of ['/see/student/1', '/see/move-notice', '/see/account/1', '/see/__proto__']) {
      expect((await server.nobody.get(path)).status).toBe(404)
    }
    const { status, text } = await server.nobody.get('/see/correction/%3Cscript%3E')
    expect(status).toBe(404)
    expect(text).not.toContain('script')
  })
})

describe('the start page', () => {
  it('leads to the interface and to who is logged in', async () => {
    const { status, text } = await server.nobody.get('/')
    expect(status).toBe(200)
    for (const [, path] of text.matchAll(/href="(\/[^"#]*)/g)) {
      expect([path, [200, 401]]).toEqual([
        path,
        expect.arrayContaining([(await server.nobody.get(path!)).status]),
      ])
    }
  })
})
