import type { Agent, Offer, Workitem } from './contract.ts'
import type { Change, Known } from './lifecycle.ts'

/** How many ended objects are remembered; older graves cannot matter, replies are not that late. */
const GRAVES = 5_000

type Kind = 'workitem' | 'offer'

/** Copy on write over Known: untouched maps stay the very same objects, and what is touched says what it was. */
export class Draft {
  private agent: Agent | undefined
  private readonly before: Known
  private readonly maps: { workitem?: Map<string, Workitem>; offer?: Map<string, Offer> } = {}
  private ended: Map<string, number> | undefined
  /** What was touched since the last `changes`, as it was then. */
  private readonly was = {
    workitem: new Map<string, Workitem | undefined>(),
    offer: new Map<string, Offer | undefined>(),
  }
  private wasAgent: Agent | undefined

  constructor(before: Known) {
    this.before = before
    this.agent = this.wasAgent = before.agent
  }

  private read(kind: Kind): ReadonlyMap<string, Workitem | Offer> {
    return this.maps[kind] ?? (kind === 'workitem' ? this.before.workitems : this.before.offers)
  }

  /** The map in which this one may be changed. */
  private touch(kind: Kind, id: string): Map<string, Workitem | Offer> {
    const map: Map<string, Workitem | Offer> = (this.maps[kind] ??= new Map(this.read(kind)) as never)
    const was: Map<string, Workitem | Offer | undefined> = this.was[kind]
    if (!was.has(id)) was.set(id, map.get(id))
    return map
  }

  private bury(kind: Kind, id: string, version: number): void {
    this.ended ??= new Map(this.before.ended)
    this.ended.delete(`${kind}/${id}`)
    this.ended.set(`${kind}/${id}`, version)
  }

  put(kind: Kind, id: string, object: Workitem | Offer, open: boolean, past = false): void {
    const had = this.read(kind).get(id)
    const grave = (this.ended ?? this.before.ended).get(`${kind}/${id}`) ?? -1
    if (object.version <= Math.max(had?.version ?? -1, grave)) return
    if (open) return void this.touch(kind, id).set(id, object)
    if (past && !had && grave < 0) return
    if (had) this.touch(kind, id).delete(id)
    this.bury(kind, id, object.version)
  }

  /**
   * The server's whole list rules. The grave is one version low: the list may be older than a reply that came first, and
   * then the event or the refetch, with the version already had, brings the object back.
   */
  keepOnly(kind: Kind, ids: ReadonlySet<string>): void {
    for (const [id, object] of this.read(kind)) {
      if (ids.has(id)) continue
      this.touch(kind, id).delete(id)
      this.bury(kind, id, object.version - 1)
    }
  }

  gone(id: string): void {
    const had = this.read('workitem').get(id)
    if (!had) return
    this.touch('workitem', id).delete(id)
    this.bury('workitem', id, had.version)
  }

  putAgent(agent: Agent): void {
    if (!this.agent || agent.userId !== this.agent.userId || agent.version > this.agent.version)
      this.agent = agent
  }

  /** What has become different since this was asked last; offers first, as `diff` has them. */
  changes(): Change[] {
    const { workitem, offer } = this.was
    const changes: Change[] = []
    for (const [id, before] of offer) {
      const after = this.read('offer').get(id) as Offer | undefined
      if (after !== before) changes.push({ kind: 'offer', id, before, after })
    }
    for (const [id, before] of workitem) {
      const after = this.read('workitem').get(id) as Workitem | undefined
      if (after !== before) changes.push({ kind: 'workitem', id, before, after })
    }
    if (this.agent !== this.wasAgent)
      changes.push({ kind: 'agent', before: this.wasAgent, after: this.agent })
    offer.clear()
    workitem.clear()
    this.wasAgent = this.agent
    return changes
  }

  known(): Known {
    if (!this.maps.workitem && !this.maps.offer && !this.ended && this.agent === this.before.agent)
      return this.before
    for (const grave of this.ended?.keys() ?? []) {
      if ((this.ended?.size ?? 0) <= GRAVES) break
      this.ended?.delete(grave)
    }
    return {
      ...(this.agent && { agent: this.agent }),
      offers: this.maps.offer ?? this.before.offers,
      workitems: this.maps.workitem ?? this.before.workitems,
      ended: this.ended ?? this.before.ended,
    }
  }
}
