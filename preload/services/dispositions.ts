import type { DispositionOptions, FetchDispositionsResponse, Workitem } from '../contract.ts'
import type { Ask } from './failure.ts'
import { idOf, type Model } from './workitems.ts'

/** The documented DispositionService (seed disposition.txt, "Interacting with Dispositions"). Rejects with a `ServiceError`. */
export class DispositionService {
  readonly #ask: Ask

  constructor(ask: Ask) {
    this.#ask = ask
  }

  /** Those that fit this workitem; without one, all of the tenant's. */
  fetchDispositions(model?: Model): Promise<FetchDispositionsResponse> {
    return this.#ask('dispositions.fetchDispositions', model === undefined ? {} : { workitemId: idOf(model) })
  }
  /** Applies a disposition to a workitem. */
  disposition(options: DispositionOptions): Promise<Workitem> {
    return this.#ask('dispositions.disposition', options)
  }
}
