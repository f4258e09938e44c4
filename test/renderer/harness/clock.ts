/**
 * Lets the page believe that it was opened at this moment (Unix ms): durations and dates are those of the scene. A
 * `still` clock stays there, so that two pictures of a scene are the same.
 */
export function setClock(moment: number, still: boolean): void {
  const RealDate = Date
  const opened = RealDate.now()
  const now = () => (still ? moment : moment + RealDate.now() - opened)
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, given: unknown[], as) =>
      Reflect.construct(target, given.length > 0 ? given : [now()], as) as object,
    get: (target, name) => (name === 'now' ? now : (Reflect.get(target, name) as unknown)),
  })
}
