#if Full
import Foundation
import HTTPTypes
import Testing

@testable import Workbench

/// Requests that no browser sends, over real sockets.
@Suite(.serialized) struct HostileRequestTests {
    /// Numbers that are the same in every run.
    struct Numbers: RandomNumberGenerator {
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        mutating func next() -> UInt64 {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return state
        }
    }

    static func malformed(_ count: Int) -> [[UInt8]] {
        var numbers = Numbers()
        let good = [
            "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "POST /corrections HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 11\r\n\r\naction=undo",
            "POST /add HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\nContent-Type: multipart/form-data; boundary=x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n--x\r\n\r\n0\r\n\r\n",
            "GET /search?q=%D8%A7&since=2020 HTTP/1.1\r\nHost: localhost\r\nCookie: sanad-form=x; who=%\r\n\r\n",
        ]
        let broken = [
            "GET\r\n\r\n", "GET  /  HTTP/1.1\r\n\r\n", "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n", "GET / HTTP/1.1\r\n\r\n", "\r\n\r\n\r\n",
            "\0\0\0\0",
            "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "POST /add HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
            "POST /add HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999999999999\r\n\r\n",
            "POST /add HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
            "POST /add HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\n",
            "GET /\u{202E} HTTP/1.1\r\nHost: localhost\r\n\r\n", "GET /%zz%%%00 HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: localhost\r\nX: \u{0}\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            "CONNECT evil.example:443 HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "GET /article/" + String(repeating: "../", count: 300) + "etc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: localhost\r\n" + (0..<300).map { "X-\($0): y\r\n" }.joined() + "\r\n",
            "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + String(repeating: "a", count: 70_000) + "\r\n\r\n",
        ]
        return (0..<count).map { number in
            if number < broken.count { return Array(broken[number].utf8) }
            if number % 10 == 0 { return (0..<Int.random(in: 1...400, using: &numbers)).map { _ in UInt8.random(in: 0...255, using: &numbers) } }
            var bytes = Array(good[number % good.count].utf8)
            for _ in 0..<Int.random(in: 1...6, using: &numbers) {
                let place = Int.random(in: 0..<bytes.count, using: &numbers)
                switch Int.random(in: 0..<4, using: &numbers) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &numbers)
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(UInt8.random(in: 0...255, using: &numbers), at: place)
                default: bytes.removeLast(min(bytes.count - 1, Int.random(in: 0...20, using: &numbers)))
                }
                if bytes.count < 2 { break }
            }
            return bytes
        }
    }

    static let healthy = "GET /corrections HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"

    @Test func aThousandMalformedRequestsChangeAndBreakNothing() async throws {
        let bench = try TestBench()
        let faults = try await bench.live { port -> [String] in
            await RawConnection.apart {
                var faults: [String] = []
                for (number, bytes) in Self.malformed(1_000).enumerated() {
                    guard let connection = RawConnection(port: port, secondsToWait: 60) else {
                        faults.append("\(number): no connection")
                        continue
                    }
                    connection.send(bytes)
                    connection.finish()
                    guard let answer = connection.receive() else {
                        faults.append("\(number): no end")
                        continue
                    }
                    let head = String(decoding: answer.prefix(12), as: UTF8.self)
                    if head.hasPrefix("HTTP/1.1 5") { faults.append("\(number): \(head)") }
                }
                let after = RawConnection(port: port)
                after?.send(Self.healthy)
                let answer = String(decoding: after?.receiveAll() ?? [], as: UTF8.self)
                if !answer.hasPrefix("HTTP/1.1 200") { faults.append("afterwards: \(answer.prefix(80))") }
                return faults
            }
        }
        #expect(faults.isEmpty, "\(faults.prefix(10))")
        #expect(try bench.archive.summary().documents == 2)
        #expect(try bench.archive.corrections().isEmpty)
    }

    @Test func clientsThatDawdleAreLetGo() async throws {
        let bench = try TestBench {
            $0.limits.silentSeconds = 1
            $0.limits.uploadSeconds = 1
        }
        let seal = bench.workbench.seal.value
        let ends = try await bench.live { port -> [Bool] in
            await RawConnection.apart {
                let slow = [
                    // Nothing, half a head, a head without its body, a body that stops.
                    "", "GET / HTTP/1.1\r\nHost: local",
                    "POST /corrections HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\nCookie: sanad-form=\(seal)\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 900\r\n\r\n",
                    "POST /add HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\nCookie: sanad-form=\(seal)\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 900\r\n\r\n--x\r\n",
                ].compactMap { text -> RawConnection? in
                    let connection = RawConnection(port: port, secondsToWait: 30)
                    connection?.send(text)
                    return connection
                }
                return slow.map { $0.receiveAll() != nil }
            }
        }
        #expect(ends == [true, true, true, true])
    }

    @Test func bodiesThatAreTooLargeAreRefusedWithoutBeingKept() async throws {
        let bench = try TestBench {
            $0.limits.upload = 1 << 20
            $0.limits.files = 3
            $0.limits.pasted = 1 << 10
        }
        let seal = bench.workbench.seal.value
        let head =
            "POST /add HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\nCookie: sanad-form=\(seal)\r\nContent-Type: multipart/form-data; boundary=\(TestBench.boundary)\r\n"
        let answers = try await bench.live { port -> [String] in
            await RawConnection.apart {
                func answer(_ send: (RawConnection) -> Void) -> String {
                    guard let connection = RawConnection(port: port) else { return "" }
                    send(connection)
                    return String(decoding: connection.receive() ?? [], as: UTF8.self)
                }
                let part = TestBench.multipart(seal: seal, [("files", "a.txt", String(repeating: "ا", count: 700_000))])
                return [
                    // Declared too large: refused on sight.
                    answer { $0.send(head + "Content-Length: 900000000\r\n\r\n") },
                    // Undeclared: refused on the way.
                    answer { connection in
                        connection.send(head + "Transfer-Encoding: chunked\r\n\r\n")
                        let bytes = Array(part.utf8)
                        for start in stride(from: 0, to: bytes.count, by: 1 << 16) {
                            let chunk = bytes[start..<min(bytes.count, start + 1 << 16)]
                            guard connection.send(Array("\(String(chunk.count, radix: 16))\r\n".utf8) + chunk + [0x0D, 0x0A]) else { return }
                        }
                        connection.send("0\r\n\r\n")
                    },
                ]
            }
        }
        for answer in answers { #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 413"), "\(answer.prefix(80))") }
        #expect(answers[0].hasPrefix("HTTP/1.1 413"))
        #expect(try await bench.upload((0..<4).map { ("files", "\($0).txt", "وصل الوفد \($0)") }).status.code == 413)
        #expect(try await bench.upload([("text", nil, String(repeating: "ا", count: 2_000))]).status.code == 413)
        await bench.workbench.adding.idle()
        #expect(try bench.archive.summary().documents == 2)
    }

    @Test func oneProcessServesWhileItAdds() async throws {
        let bench = try TestBench()
        let lines = (0..<60).map { "{\"id\":\"n\($0)\",\"text\":\"أعلن الوزير سالم الهادي في اليوم \($0) أن الوفد وصل إلى المدينة.\"}" }.joined(
            separator: "\n")
        let answers = try await bench.live { port -> [Bool] in
            let answer = try await bench.upload([("files", "pile.jsonl", lines)])
            #expect(answer.status == .seeOther)
            return await RawConnection.apart {
                (0..<20).map { _ in
                    let connection = RawConnection(port: port, secondsToWait: 30)
                    connection?.send(Self.healthy)
                    return String(decoding: connection?.receiveAll() ?? [], as: UTF8.self).hasPrefix("HTTP/1.1 200")
                }
            }
        }
        #expect(answers.allSatisfy { $0 })
        await bench.workbench.adding.idle()
        #expect(try bench.archive.summary().documents == 62)
    }
}
#endif
