/// The bytes of one digest, which its tellings share. They lie in a place of their own, so that who looks at them counts no references.
final class DigestBytes: @unchecked Sendable {
    let buffer: UnsafeRawBufferPointer
    /// Hash of them all.
    let mark: UInt64

    init(_ bytes: UnsafeRawBufferPointer) {
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 8)
        copy.copyMemory(from: bytes)
        buffer = UnsafeRawBufferPointer(copy)
        var mark = Mark()
        mark.add(buffer)
        self.mark = mark.value
    }

    deinit { buffer.deallocate() }
}
