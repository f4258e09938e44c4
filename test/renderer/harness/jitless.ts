import * as z from 'zod'

// Imported before anything else: zod probes `new Function` when the first schema is made, and the page forbids it.
z.config({ jitless: true })
