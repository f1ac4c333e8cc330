/// A place where so many tasks wait for one another: nobody leaves it before all have come.
actor Meeting {
    private let count: Int
    private var arrived = 0
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(of count: Int) { self.count = count }

    func arrive() async {
        arrived += 1
        if arrived >= count {
            for other in waiting { other.resume() }
            waiting = []
        } else {
            await withCheckedContinuation { waiting.append($0) }
        }
    }
}
