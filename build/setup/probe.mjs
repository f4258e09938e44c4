// Is there something to download at this address? A program of its own, because Node reads the settings of a proxy
// only at its start. The limit covers names that do not resolve, servers that say nothing, and redirections.
const LIMIT = 4000

const [address] = process.argv.slice(2)
try {
  const signal = AbortSignal.timeout(LIMIT)
  const { ok, status } = await fetch(address, { method: 'HEAD', signal })
  if (!ok) throw new Error(`status ${status}`)
} catch (error) {
  const why =
    error.name === 'TimeoutError'
      ? `no answer within ${LIMIT / 1000} s`
      : (error.cause?.code ?? error.message)
  console.log(`${new URL(address).host}: ${why}`)
  process.exit(1)
}
// A connection kept alive would hold the program open.
process.exit(0)
