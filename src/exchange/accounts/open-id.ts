import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import { LinkageError } from '../../errors.ts'

/** An issuer of identities (OpenID Connect) that log-ins may come from. */
export interface OpenIdSettings {
  /** Its address; empty: there is none. */
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** Values of `amr` or `acr` that say that there was a second factor. */
  readonly secondFactor: readonly string[]
}

/** A log-in that was begun, and comes back with its state. */
interface Begun {
  readonly verifier: string
  readonly nonce: string
  readonly begun: number
}

/** What the issuer says of who has logged in there. */
export interface Identity {
  /** Verified by the issuer. */
  readonly email: string
  readonly hasSecondFactor: boolean
}

/** Whoever does not come back in so long begins anew. */
const COMES_BACK_MS = 10 * 60_000
const MOST_BEGUN = 10_000

/** Log-ins by an issuer: code flow with PKCE, state and nonce. What was begun is kept in memory. */
export class OpenId {
  readonly #settings: OpenIdSettings
  readonly #redirect: string
  readonly #now: () => number
  readonly #begun = new Map<string, Begun>()
  #configuration: Promise<Configuration> | undefined

  /** @param redirect - address of this exchange that the issuer sends back to. */
  constructor(settings: OpenIdSettings, redirect: string, now: () => number) {
    this.#settings = settings
    this.#redirect = redirect
    this.#now = now
  }

  /** Begins a log-in. @returns where to send the browser, and the state that it comes back with. */
  async begin(): Promise<{ readonly address: string; readonly state: string }> {
    const configuration = await this.#discovered()
    const [state, nonce, verifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()]
    this.#forgetOld()
    this.#begun.set(state, { verifier, nonce, begun: this.#now() })
    const address = buildAuthorizationUrl(configuration, {
      redirect_uri: this.#redirect,
      scope: 'openid email',
      code_challenge: await calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
    })
    return { address: address.href, state }
  }

  /**
   * Ends a log-in, once.
   *
   * @param query - what the issuer sent back, from `?` on.
   * @param state - that the browser was given when it began: so that nobody is logged in by a link.
   * @throws {@link LinkageError} `log-in-refused`.
   */
  async end(query: string, state: string | undefined): Promise<Identity> {
    const begun = state === undefined ? undefined : this.#begun.get(state)
    if (state !== undefined) this.#begun.delete(state)
    if (begun === undefined || this.#now() - begun.begun > COMES_BACK_MS) {
      throw new LinkageError('log-in-refused', { by: 'issuer' })
    }
    try {
      const tokens = await authorizationCodeGrant(
        await this.#discovered(),
        new URL(this.#redirect + query),
        {
          pkceCodeVerifier: begun.verifier,
          expectedState: state!,
          expectedNonce: begun.nonce,
          idTokenExpected: true,
        },
      )
      const { email, email_verified, amr, acr } = tokens.claims()!
      const isAddress = typeof email === 'string' && Buffer.byteLength(email) <= 200
      if (!isAddress || email_verified !== true) {
        throw new LinkageError('log-in-refused', { by: 'issuer' })
      }
      const said = [...(Array.isArray(amr) ? amr : []), acr]
      const hasSecondFactor = said.some((each) =>
        this.#settings.secondFactor.includes(String(each)),
      )
      return { email, hasSecondFactor }
    } catch (error) {
      throw new LinkageError('log-in-refused', { by: 'issuer' }, { cause: error })
    }
  }

  /** The issuer is asked when it is needed first, and again if it could not be reached. */
  #discovered(): Promise<Configuration> {
    const { issuer, clientId, clientSecret } = this.#settings
    const address = new URL(issuer)
    // For a test or a training on this machine.
    const isLocal =
      address.protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(address.hostname)
    this.#configuration ??= discovery(address, clientId, clientSecret, undefined, {
      timeout: 10,
      ...(isLocal ? { execute: [allowInsecureRequests] } : {}),
    }).catch((error: unknown) => {
      this.#configuration = undefined
      throw new LinkageError('log-in-refused', { by: 'issuer' }, { cause: error })
    })
    return this.#configuration
  }

  #forgetOld(): void {
    for (const [state, { begun }] of this.#begun) {
      if (this.#begun.size < MOST_BEGUN && this.#now() - begun <= COMES_BACK_MS) return
      this.#begun.delete(state)
    }
  }
}
