import CZlib
import Foundation
import Readings

/// Bytes of a file or of standard input, in chunks, unpacked where they are gzip. `.gz` is known by its first two bytes.
public final class ByteSource {
    /// The name that diagnostics show.
    public let name: String
    private let file: gzFile
    private var buffer: [UInt8]
    private var position = 0
    private var end = 0

    /// - Throws: ``Diagnostic`` when the file cannot be opened. `-` is standard input.
    public init(path: String) throws {
        let opened: gzFile?
        if path == "-" {
            name = "standard input"
            opened = gzdopen(dup(0), "rb")
        } else {
            name = path
            var isDirectory: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
                throw Diagnostic("there is no such file", file: path, hint: "check the path")
            }
            if isDirectory.boolValue {
                throw Diagnostic("this is a folder", file: path, hint: "name its files, for example \(path)/*.txt")
            }
            opened = gzopen(path, "rb")
        }
        guard let opened else {
            throw Diagnostic("the file cannot be opened", file: path, hint: "check the file's permissions")
        }
        file = opened
        gzbuffer(file, 1 << 18)
        buffer = [UInt8](repeating: 0, count: 1 << 16)
    }

    deinit { gzclose(file) }

    /// Fills the buffer; false at the end.
    private func refill() throws -> Bool {
        position = 0
        let count = buffer.withUnsafeMutableBytes { gzread(file, $0.baseAddress, UInt32($0.count)) }
        guard count >= 0 else {
            end = 0
            throw Diagnostic("the file is damaged or cut off", file: name, hint: "unpack it by hand to see how far it goes")
        }
        end = Int(count)
        return end > 0
    }

    /// The first bytes without taking them.
    func head() throws -> [UInt8] {
        if position == end, try !refill() { return [] }
        return Array(buffer[position..<min(end, position + 512)])
    }

    /// The next line without its line break, nil at the end.
    /// - Parameter limit: longer lines are cut there and the rest of them is skipped; `isCut` tells.
    func line(limit: Int) throws -> (bytes: [UInt8], isCut: Bool)? {
        var line: [UInt8] = []
        var any = false
        var isCut = false
        while true {
            if position == end {
                guard try refill() else { return any ? (line, isCut) : nil }
            }
            any = true
            let chunk = buffer[position..<end]
            let stop = chunk.firstIndex(of: 0x0A)
            let part = chunk[..<(stop ?? end)]
            if line.count + part.count <= limit { line.append(contentsOf: part) } else { isCut = true }
            position = stop.map { $0 + 1 } ?? end
            if stop != nil {
                if line.last == 0x0D { line.removeLast() }
                return (line, isCut)
            }
        }
    }

    /// Everything that is left.
    func rest(limit: Int) throws -> [UInt8]? {
        var all: [UInt8] = []
        while true {
            if position == end, try !refill() { return all }
            guard all.count + end - position <= limit else { return nil }
            all.append(contentsOf: buffer[position..<end])
            position = end
        }
    }
}
