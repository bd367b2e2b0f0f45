#if Full
import Foundation

/// Reads `multipart/form-data` (RFC 7578) piece by piece, so that no file is ever whole in memory.
struct MultipartParser {
    enum Event: Equatable {
        /// A field, or a file when it has a file name.
        case begin(name: String, file: String?)
        case data(ArraySlice<UInt8>)
        case end
    }

    struct Malformed: Error { let reason: String }

    private enum State { case preamble, afterDelimiter, head, body, done }

    private static let longestHead = 8 << 10

    private let delimiter: [UInt8]
    private var state = State.preamble
    // The first delimiter may open the body; elsewhere a line break belongs to it.
    private var buffer: [UInt8] = [0x0D, 0x0A]

    /// - Returns: nil when the content type is no form with a boundary.
    init?(contentType: String?) {
        guard let contentType, contentType.lowercased().hasPrefix("multipart/form-data"),
            let start = contentType.range(of: "boundary=", options: [])
        else { return nil }
        var boundary = contentType[start.upperBound...].prefix { $0 != ";" && $0 != " " }
        if boundary.first == "\"", boundary.last == "\"", boundary.count > 1 { boundary = boundary.dropFirst().dropLast() }
        guard (1...70).contains(boundary.utf8.count), boundary.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
        delimiter = [0x0D, 0x0A, 0x2D, 0x2D] + Array(boundary.utf8)
    }

    var isDone: Bool { state == .done }

    /// Complexity: linear in the bytes.
    mutating func feed(_ bytes: some Sequence<UInt8>, _ sink: (Event) throws -> Void) throws {
        guard state != .done else { return }
        buffer.append(contentsOf: bytes)
        var position = 0
        defer { buffer.removeFirst(position) }
        while true {
            switch state {
            case .preamble, .body:
                if let found = index(of: delimiter, from: position) {
                    if state == .body {
                        if found > position { try sink(.data(buffer[position..<found])) }
                        try sink(.end)
                    }
                    position = found + delimiter.count
                    state = .afterDelimiter
                } else {
                    let safe = max(position, buffer.count - delimiter.count + 1)
                    if state == .body, safe > position { try sink(.data(buffer[position..<safe])) }
                    position = safe
                    return
                }
            case .afterDelimiter:
                while position < buffer.count, buffer[position] == 0x20 || buffer[position] == 0x09 { position += 1 }
                guard buffer.count >= position + 2 else { return }
                switch (buffer[position], buffer[position + 1]) {
                case (0x2D, 0x2D):
                    state = .done
                    position = buffer.count
                    return
                case (0x0D, 0x0A):
                    position += 2
                    state = .head
                default: throw Malformed(reason: "a boundary is followed by other characters")
                }
            case .head:
                guard let end = index(of: [0x0D, 0x0A, 0x0D, 0x0A], from: position) else {
                    guard buffer.count - position <= Self.longestHead else { throw Malformed(reason: "the head of a part is too long") }
                    return
                }
                guard end - position <= Self.longestHead else { throw Malformed(reason: "the head of a part is too long") }
                try sink(Self.begin(String(decoding: buffer[position..<end], as: UTF8.self)))
                position = end + 4
                state = .body
            case .done: return
            }
        }
    }

    private func index(of pattern: [UInt8], from start: Int) -> Int? {
        guard buffer.count - start >= pattern.count else { return nil }
        return buffer.withUnsafeBufferPointer { bytes in
            var index = start
            let last = bytes.count - pattern.count
            while index <= last {
                if bytes[index] == pattern[0] {
                    var length = 1
                    while length < pattern.count, bytes[index + length] == pattern[length] { length += 1 }
                    if length == pattern.count { return index }
                }
                index += 1
            }
            return nil
        }
    }

    private static func begin(_ head: String) throws -> Event {
        for line in head.split(separator: "\r\n") {
            guard line.lowercased().hasPrefix("content-disposition:") else { continue }
            guard let name = parameter("name", of: line) else { break }
            return .begin(name: name, file: parameter("filename", of: line))
        }
        throw Malformed(reason: "a part has no name")
    }

    /// Browsers write quotation marks and line breaks in names as %22, %0D and %0A and leave all else as it is.
    private static func parameter(_ name: String, of line: Substring) -> String? {
        guard let start = line.range(of: "; \(name)=\"") ?? line.range(of: ";\(name)=\"") else { return nil }
        let value = String(line[start.upperBound...].prefix { $0 != "\"" })
        return value.replacing("%22", with: "\"").replacing("%0D", with: " ").replacing("%0A", with: " ")
    }
}
#endif
