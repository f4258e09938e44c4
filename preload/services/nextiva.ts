import type { Bridge } from '../contract.ts'
import { createChanges } from './changes.ts'
import { DispositionService } from './dispositions.ts'
import { asking } from './failure.ts'
import { SchemaTypeClient } from './schemaTypes.ts'
import { WorkitemsService } from './workitems.ts'

/** Where the services get their word from: `window.ringdesk`, unless another bridge is named. */
export interface NextivaConfiguration {
  ringdesk?: Bridge
}

/** The documented entrance: one object, three services over one bridge. Throws where there is no bridge. */
export class Nextiva {
  readonly #workitems: WorkitemsService
  readonly #dispositions: DispositionService
  readonly #schemaTypes: SchemaTypeClient

  constructor({ ringdesk = ambient() }: NextivaConfiguration = {}) {
    const ask = asking(ringdesk.run)
    this.#workitems = new WorkitemsService(ask, createChanges(ringdesk, ask))
    this.#dispositions = new DispositionService(ask)
    this.#schemaTypes = new SchemaTypeClient(ask)
  }

  getWorkitemsService(): WorkitemsService {
    return this.#workitems
  }
  getDispositionService(): DispositionService {
    return this.#dispositions
  }
  getSchemaTypeClient(): SchemaTypeClient {
    return this.#schemaTypes
  }
}

/** What the preload has hung up in this page. */
function ambient(): Bridge {
  const { ringdesk } = globalThis as { ringdesk?: Bridge }
  if (!ringdesk) throw new Error('ringdesk: there is no bridge in this page, and none was named.')
  return ringdesk
}
