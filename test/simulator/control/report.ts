import { report } from '../core/report.ts'
import { BadInput, text } from './input.ts'
import type { Verb } from './plane.ts'

/** Outcomes by disposition and by agent of a `tenant`; the demonstration's where none is named. */
export const reportOf: Verb = ({ centre }, body) =>
  centre.act((core) => {
    const tenantId = text(body, 'tenant', 't_demo')
    if (!core.world.tenants.has(tenantId)) throw new BadInput(`tenant: there is no ${tenantId}`)
    return report(core, tenantId)
  })
