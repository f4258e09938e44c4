import type {
  ActionName,
  ActionOutput,
  ActionPayload,
  Bridge,
  Failure,
  Result,
  Workitem,
} from '../contract.ts'

/** What a method of the services rejects with: a refusal, with all that the server said of it (PROTOCOL 2, "Refusals"). */
export class ServiceError extends Error implements Failure {
  readonly type: string
  readonly code: string
  declare readonly param?: string
  declare readonly requestId?: string
  declare readonly retryAfterMs?: number
  declare readonly status?: number
  /** As it is now, so that the caller can repair what it shows. */
  declare readonly workitem?: Workitem

  constructor(failure: Failure) {
    super(failure.message)
    this.name = 'ServiceError'
    this.type = failure.type
    this.code = failure.code
    Object.assign(this, failure)
  }
}

/** The one way to ask for anything: resolves with the value, rejects with a `ServiceError`. */
export type Ask = <N extends ActionName>(name: N, input: ActionPayload<N>) => Promise<ActionOutput<N>>

/** The services' promises over the bridge's results. */
export function asking(run: Bridge['run']): Ask {
  return async (name, input) => {
    const result: Result<ActionOutput<typeof name>> = await run(name, input)
    if (!result.ok) throw new ServiceError(result.failure)
    return result.value
  }
}
