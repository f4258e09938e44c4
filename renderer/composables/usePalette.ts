import { computed, ref, watch } from 'vue'
import { isNumberLike } from '../desk/numbers.ts'
import { match } from '../desk/match.ts'
import { useDesk } from '../store.ts'
import { useCommands } from './useCommands.ts'
import { useDialling } from './useDialling.ts'
import { usePaletteEntries, type Entry, type EntryGroup } from './usePaletteEntries.ts'
import { useTargetSearch } from './useTargetSearch.ts'

/** As they stand while nothing is typed; then the group with the best answer comes first, behind what was chosen lately. */
const ORDER: readonly EntryGroup[] = [
  ...(['recent', 'call', 'transfer', 'work', 'item', 'people', 'places', 'window'] as const),
]
/** How many of one group are shown: what is not among them is found by another letter. */
const ROWS = 8
/** People were found by the server, and come behind a command that begins with what was typed. */
const FOUND = 1.5
const ABOUT = 'palette'

interface Ranked {
  entry: Entry
  cost: number
}

/** What is typed in the palette, what answers to it, and which line is marked. */
export function usePalette(isOpen: () => boolean, close: () => void) {
  const desk = useDesk()
  const entries = usePaletteEntries()
  const typed = ref('')
  /** The name of the line that was marked by hand. */
  const chosen = ref('')
  const people = useTargetSearch(
    () => typed.value,
    () => (isOpen() ? ['number', 'user', 'contact'] : []),
  )
  const going = useCommands()
  const dialling = useDialling(
    () => ABOUT,
    ({ workitemId }) => {
      close()
      going.call(workitemId)
    },
  )

  function rank(entry: Entry): Ranked[] {
    const cost = match(typed.value, `${entry.label} ${entry.about} ${entry.words}`)
    return cost === undefined ? [] : [{ entry, cost }]
  }
  const found = computed((): Ranked[] => {
    if (!isOpen()) return []
    const hits = people.hits.value.filter(({ recent }) => recent || typed.value.trim())
    const called = entries.people(hits, dialling.off.value)
    return [
      ...[...entries.commands(), ...entries.items(typed.value), ...entries.back(dialling.off.value)].flatMap(
        rank,
      ),
      ...called.map((entry) => ({ entry, cost: isNumberLike(typed.value) ? 0 : FOUND })),
    ]
  })
  const groups = computed(() => {
    const lately = desk.lately.chosen
    const ranked = found.value.map(({ entry, cost }): Ranked => {
      const at = lately.indexOf(entry.name)
      return at < 0 ? { entry, cost } : { entry: { ...entry, group: 'recent' }, cost: at - lately.length }
    })
    const all = ORDER.map((name) => {
      const own = ranked.filter(({ entry }) => entry.group === name).toSorted((a, b) => a.cost - b.cost)
      return { name, cost: own[0]?.cost ?? Infinity, entries: own.slice(0, ROWS).map(({ entry }) => entry) }
    }).filter(({ entries: own }) => own.length > 0)
    return typed.value.trim() ? all.toSorted((a, b) => a.cost - b.cost) : all
  })
  const lines = computed(() => groups.value.flatMap((group) => group.entries))

  /** The first line is meant, unless it would call one of several people: nobody is ever called by a first letter. */
  function first(): Entry | undefined {
    const [line] = lines.value
    const isOneOfSeveral = lines.value.filter((one) => one.target).length > 1 && !isNumberLike(typed.value)
    return line?.target && isOneOfSeveral ? undefined : line
  }
  const marked = computed(() => lines.value.find(({ name }) => name === chosen.value) ?? first())

  function move(step: 1 | -1): void {
    const at = lines.value.findIndex(({ name }) => name === marked.value?.name)
    const next = at < 0 ? (step > 0 ? 0 : -1) : (at + step) % lines.value.length
    chosen.value = lines.value.at(next)?.name ?? ''
    dialling.forget()
  }
  function choose(entry: Entry): void {
    chosen.value = entry.name
    if (entry.off) return
    desk.lately.remember(entry.name)
    if (entry.target) return void dialling.dial(entry.target)
    close()
    entry.run()
  }
  watch(typed, () => {
    chosen.value = ''
    dialling.forget()
  })
  watch(isOpen, (open) => {
    if (!open) typed.value = ''
  })

  return {
    typed,
    groups,
    marked,
    count: computed(() => lines.value.length),
    searching: people.searching,
    dialling,
    move,
    choose,
    /** Does what is marked; a number or a name is first looked up to its end. */
    async take(): Promise<void> {
      if (!marked.value) await people.settled()
      if (marked.value) choose(marked.value)
    },
  }
}
