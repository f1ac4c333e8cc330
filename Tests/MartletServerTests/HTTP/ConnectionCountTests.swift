@testable import MartletServer
import Synchronization
import Testing

@Suite struct ConnectionCountTests {
    /// How often memory is given back while as many connections are open as `numbers` say, one after the other.
    private func timesGivenBack(_ numbers: [Int]) -> Int {
        let times = Mutex(0)
        let count = ConnectionCount { times.withLock { $0 += 1 } }
        var open = 0
        for number in numbers {
            while open < number {
                count.opened()
                open += 1
            }
            while open > number {
                count.closed()
                open -= 1
            }
        }
        return times.withLock { $0 }
    }

    @Test func memoryIsGivenBackWhenMostHaveGone() {
        #expect(timesGivenBack([1000, 251]) == 0)
        #expect(timesGivenBack([1000, 250]) == 1)
        #expect(timesGivenBack([1000, 250, 0]) == 2)
    }

    @Test func andAgainAfterTheNextCrowd() {
        #expect(timesGivenBack([100, 0, 100, 0]) == 2)
    }

    @Test func aFewAreNotWorthIt() {
        #expect(timesGivenBack([63, 0, 1, 0, 63, 0]) == 0)
        #expect(timesGivenBack(Array(repeating: [1, 0], count: 1000).flatMap { $0 }) == 0)
    }
}
