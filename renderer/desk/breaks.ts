/**
 * An address in the pieces between which a line may end: after the `@` and before each dot, as it is read, and never
 * within a word. A phone number is one piece.
 */
export const piecesOf = (address: string): string[] => address.split(/(?<=@)|(?=\.)/u)
