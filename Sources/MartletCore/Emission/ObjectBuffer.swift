/// References to objects. The code of an `Array` is made anew for each class; this is one for all.
///
/// What it refers to it keeps alive until it is taken out. It has no `deinit`: its owner empties it.
package struct ObjectBuffer<Object: RecordedObject> {
    private var words = GrowableBuffer<UInt>()

    package init() {}

    /// Room for `count` objects, each of which is put in once.
    @inline(__always)
    package init(count: Int) {
        words.reserve(count)
        words.count = count
    }

    package var count: Int {
        @inline(__always) get { words.count }
    }

    @inline(__always)
    package subscript(index: Int) -> Object {
        get { unsafeDowncast(object(words[index]).takeUnretainedValue(), to: Object.self) }
        nonmutating set {
            let old = object(words[index])
            put(newValue, at: index)
            old.release()
        }
    }

    package var first: Object? {
        @inline(__always) get { count > 0 ? self[0] : nil }
    }

    @inline(__always)
    package mutating func append(_ object: Object) { words.append(retained(object)) }

    /// Fills a place that is still empty.
    @inline(__always)
    package func put(_ object: Object, at index: Int) { words[index] = retained(object) }

    /// Lets go of all from `count` on.
    @inline(__always)
    package mutating func cut(to count: Int) { release(&words, from: count) }

    /// Empties it and gives its memory back.
    @inline(__always)
    package mutating func free() { replaceAll(&words, GrowableBuffer()) }

    /// Replaces the objects from `start` to `end` by those of `newer`, which must not be used any more.
    @inline(__always)
    package mutating func replace(_ start: Int, _ end: Int, with newer: ObjectBuffer) {
        replaceWords(&words, start, end, newer.words)
    }
}

@inline(never)
private func retained(_ object: RecordedObject) -> UInt {
    UInt(bitPattern: Unmanaged.passRetained(object).toOpaque())
}

@inline(__always)
private func object(_ word: UInt) -> Unmanaged<RecordedObject> {
    Unmanaged.fromOpaque(UnsafeRawPointer(bitPattern: word).unsafelyUnwrapped)
}

@inline(never)
private func release(_ words: inout GrowableBuffer<UInt>, from count: Int) {
    while words.count > count {
        words.count &-= 1
        object(words[words.count]).release()
    }
}

@inline(never)
private func replaceAll(_ words: inout GrowableBuffer<UInt>, _ newer: GrowableBuffer<UInt>) {
    release(&words, from: 0)
    words.free()
    words = newer
}

@inline(never)
private func replaceWords(
    _ words: inout GrowableBuffer<UInt>, _ start: Int, _ end: Int, _ newer: GrowableBuffer<UInt>
) {
    var result = GrowableBuffer<UInt>()
    result.reserve(words.count &+ newer.count)
    result.append(words.base, start)
    result.append(newer.base, newer.count)
    result.append(words.base + end, words.count &- end)
    for i in start..<end { object(words[i]).release() }
    newer.free()
    words.free()
    words = result
}
