/** One line of a menu. */
export interface MenuOption {
  value: string
  label: string
  /** The heading it stands under; one of each group may be chosen. */
  group?: string
  /** It does something, and is never the one chosen. */
  act?: boolean
}

/** The lines by their headings, in the order given. */
export function groupsOf(options: readonly MenuOption[]): { name: string; options: MenuOption[] }[] {
  const groups: { name: string; options: MenuOption[] }[] = []
  for (const option of options) {
    const name = option.group ?? ''
    const last = groups.at(-1)
    if (last?.name === name) last.options.push(option)
    else groups.push({ name, options: [option] })
  }
  return groups
}
