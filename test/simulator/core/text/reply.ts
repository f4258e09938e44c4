/** What a customer writes of its own accord when answered, so many ms later. */
export interface Reply {
  afterMs: number
  body: string
  /** By media type: `{'text/html': '…'}`. */
  bodyParts?: Record<string, unknown>
}
