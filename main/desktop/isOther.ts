/** Whether a page that shows these parts of the state shows something else now. */
export const isOther = (was: readonly unknown[], is: readonly unknown[]): boolean =>
  was.length !== is.length || was.some((one, i) => one !== is[i])
