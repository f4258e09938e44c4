/** Classes by which the common programs mark what they quote. */
const CLASSES = /(?:^|\s)(?:gmail_quote|gmail_quote_container|yahoo_quoted|protonmail_quote|moz-cite)(?:\s|$)/

/** Does this element hold an earlier letter, as mail programs put it below an answer? */
export const isQuoted = (name: string, attributes: ReadonlyMap<string, string>): boolean =>
  (name === 'blockquote' && attributes.get('type')?.toLowerCase() === 'cite') ||
  ((name === 'blockquote' || name === 'div') && CLASSES.test(attributes.get('class') ?? ''))
