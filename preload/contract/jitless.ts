import * as z from 'zod'

// No code is made at run time. zod would write some for each schema: that costs a start more than it saves a shift, because what
// is read often has a reader of its own (`main/reader.ts`), and a page forbids it. Decided where a schema is made, so this is
// imported before all others.
z.config({ jitless: true })
