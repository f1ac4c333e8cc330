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

    /// Looks at an object that the buffer keeps alive meanwhile: nothing is counted.
    @inline(__always)
    package func with<Result>(_ index: Int, _ body: (Object) -> Result) -> Result {
        object(words[index])._withUnsafeGuaranteedRef { body(unsafeDowncast($0, to: Object.self)) }
    }

    /// Which object it is, to be compared.
    @inline(__always)
    package func address(_ index: Int) -> UInt { words[index] }

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

    /// Moves an object of another buffer into a place that is still empty. The other must let go of all without releasing them.
    @inline(__always)
    package func move(_ index: Int, of other: ObjectBuffer, to place: Int) { words[place] = other.words[index] }

    /// Lets go of one, whose place is not used any more.
    @inline(__always)
    package func drop(_ index: Int) { object(words[index]).release() }

    /// Takes the objects of a newer buffer, into which those of this one have been moved.
    @inline(__always)
    package mutating func become(_ newer: ObjectBuffer) {
        words.free()
        words = newer.words
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
