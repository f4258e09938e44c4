import { crc32, deflateRawSync } from 'node:zlib'

const u16 = (...numbers: number[]) => Buffer.from(new Uint16Array(numbers).buffer)
const u32 = (...numbers: number[]) => Buffer.from(new Uint32Array(numbers).buffer)

/** The smallest zip file that says what these files hold; every one may be executed. */
export function aZip(files: Record<string, string>): Buffer {
  const parts: Buffer[] = []
  const contents: Buffer[] = []
  let offset = 0
  for (const [name, text] of Object.entries(files)) {
    const packed = deflateRawSync(text)
    const both = Buffer.concat([
      u16(20, 0, 8, 0, 33),
      u32(crc32(text), packed.length, Buffer.byteLength(text)),
      u16(Buffer.byteLength(name), 0),
    ])
    const entry = Buffer.concat([u32(0x04034b50), both, Buffer.from(name), packed])
    parts.push(entry)
    // Made on Unix, so that the upper half of the attributes is the file mode.
    contents.push(
      Buffer.concat([
        u32(0x02014b50),
        u16(0x0314),
        both,
        u16(0, 0, 0),
        u32(0o100755 * 0x10000, offset),
        Buffer.from(name),
      ]),
    )
    offset += entry.length
  }
  const table = Buffer.concat(contents)
  const count = contents.length
  return Buffer.concat([
    ...parts,
    table,
    u32(0x06054b50),
    u16(0, 0, count, count),
    u32(table.length, offset),
    u16(0),
  ])
}
