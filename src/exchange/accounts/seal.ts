import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Exchange } from '../exchange.ts'
import { perExchange } from '../per-exchange.ts'

/** File of the key, beside the registry: a copy of the registry alone opens no secret. */
export const KEY_FILE = 'secret.key'

/** Keeps secrets so that who reads the registry’s folder cannot use them (AES-256-GCM). */
export interface Seal {
  seal(secret: string): string
  /** @returns undefined if it was sealed with another key, or altered. */
  open(sealed: string): string | undefined
}

/** The exchange’s own key, made with its first secret, mode 0600. */
export const sealOf: (exchange: Exchange) => Seal = perExchange(({ dir }) => {
  const key = readOrMake(join(dir, KEY_FILE))
  return {
    seal: (secret) => {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64')
    },
    open: (text) => {
      const bytes = Buffer.from(text, 'base64')
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
        decipher.setAuthTag(bytes.subarray(12, 28))
        return decipher.update(bytes.subarray(28), undefined, 'utf8') + decipher.final('utf8')
      } catch {
        return undefined
      }
    },
  }
})

function readOrMake(path: string): Buffer {
  if (!existsSync(path)) {
    // Whole or not at all, and never in place of one that another process has made.
    const made = `${path}.${randomBytes(6).toString('hex')}`
    writeFileSync(made, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
    try {
      linkSync(made, path)
    } catch (error) {
      if (!existsSync(path)) throw error
    } finally {
      rmSync(made)
    }
  }
  return Buffer.from(readFileSync(path, 'utf8').trim(), 'base64')
}
