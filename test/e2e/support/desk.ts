// Each of those who test at the same time has a screen, a bus, a home and a folder of their own; Playwright numbers them.
const desks = JSON.parse(process.env['RINGDESK_E2E_DESKS'] ?? '[]') as Record<string, string>[]
Object.assign(process.env, desks[Number(process.env['TEST_PARALLEL_INDEX'] ?? 0)])
