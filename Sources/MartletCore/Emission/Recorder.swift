/// The listener that writes a body down as operations, for the patcher and the hydrator.
///
/// Its functions are never inlined: each is called from every page, and what they save in speed they cost in bytes.
/// Those that let go of no object say so (`releasenone`), and no references are counted around their calls.
public enum Recorder {
    @inline(never) @_effects(releasenone)
    static func push(_ operation: Operation) {
        Recording.operations.append(operation)
    }

    @inline(never) @_effects(releasenone)
    public static func position() -> Int { Recording.operations.count }

    // MARK: Elements

    @inline(never) @_effects(releasenone)
    public static func open(_ name: Literal) {
        push(Operation(Operation.open, name: name.address))
    }

    #if DEBUG
    /// Keeps the source line, which a page that does not fit its component is reported with.
    public static func endOpen(_ start: Int, _ file: StaticString, _ line: Int) {
        Recording.operations.base[start].location = Int(bitPattern: file.utf8Start)
        Recording.operations.base[start].count = line
    }
    #else
    @_transparent public static func endOpen(_ start: Int, _ file: StaticString, _ line: Int) {}
    #endif

    @_transparent public static func setValueSite(_ site: Int32) {}
    @_transparent public static func keepState() {}
    @_transparent public static func textareaContent() {}
    @_transparent public static func preContent() {}
    @_transparent public static func endSelect() {}
    @_transparent public static func endOpen() {}

    @inline(never) @_effects(releasenone)
    public static func close(_ name: Literal) {
        push(Operation(Operation.close))
    }

    /// As ``close(_:)``, for an element without an end tag.
    @inline(never) @_effects(releasenone)
    public static func closeVoid() {
        push(Operation(Operation.close, count: 1))
    }

    @inline(never) @_effects(releasenone)
    public static func rawText(_ literal: Literal) {
        push(Operation(Operation.html, name: Literal("innerHTML").address, text: RecordedText(literal)))
    }

    @inline(never) @_effects(releasenone)
    public static func write(byte: UInt8) { Recording.bytes.append(byte) }

    // MARK: Attributes

    @_transparent public static func beginAttribute(_ name: Literal) -> Int { 0 }

    @inline(never) @_effects(releasenone)
    public static func endAttribute(_ name: Literal, _ start: Int, _ value: AttributeText) {
        push(Operation(Operation.attribute, name: name.address, text: value.recorded))
    }

    @_transparent public static func beginDataAttribute(_ name: Literal) -> Int { 0 }

    @inline(never) @_effects(releasenone)
    public static func endDataAttribute(_ name: Literal, _ start: Int, _ value: AttributeText) {
        push(Operation(Operation.dataAttribute, name: name.address, text: value.recorded))
    }

    @inline(never) @_effects(releasenone)
    public static func attribute(_ name: Literal, _ value: String?) {
        push(Operation(Operation.attribute, name: name.address, text: record(value)))
    }

    @inline(never) @_effects(releasenone)
    public static func attribute(_ name: Literal, isPresent: Bool) {
        push(Operation(Operation.attribute, name: name.address, count: isPresent ? 0 : RecordedText.absent))
    }

    @inline(never) @_effects(releasenone)
    public static func attribute(_ name: Literal, _ value: Int) {
        push(Operation(Operation.attribute, name: name.address, text: record(value)))
    }

    @_transparent public static func beginURL(_ name: Literal) -> Int { 0 }

    @inline(never) @_effects(releasenone)
    public static func endURL(_ name: Literal, _ start: Int, _ value: AttributeText) {
        let text = value.recorded
        if text.count > 0, URLPolicy.isUnsafe(UnsafePointer(Recording.bytes.base + text.location), text.count) {
            return endAttribute(name, start, AttributeText(Literal(URLPolicy.blocked)))
        }
        endAttribute(name, start, value)
    }

    @inline(never) @_effects(releasenone)
    public static func endURLs(_ name: Literal, _ start: Int, _ value: AttributeText) {
        let text = value.recorded
        if text.count > 0, URLPolicy.containsUnsafe(UnsafePointer(Recording.bytes.base + text.location), text.count) {
            return endAttribute(name, start, AttributeText(Literal(URLPolicy.blocked)))
        }
        endAttribute(name, start, value)
    }

    /// The browser finds an option's value by itself.
    @_transparent public static func endOption(_ content: Int) {}

    // What is checked of markup on the server, in debug builds, see `MarkupCheck`.
    @_transparent public static func place(_ fragment: Fragment) {}
    @_transparent public static func join(_ first: Fragment) {}

    @inline(never) @_effects(releasenone)
    public static func property(_ name: Literal, _ value: String) {
        push(Operation(Operation.property, name: name.address, text: record(value)))
    }

    @inline(never) @_effects(releasenone)
    public static func property(_ name: Literal, decimal value: Int) {
        push(Operation(Operation.property, name: name.address, text: record(value)))
    }

    @inline(never) @_effects(releasenone)
    public static func property(_ name: Literal, isPresent: Bool) {
        push(Operation(Operation.property, name: name.address, count: isPresent ? 0 : RecordedText.absent))
    }

    /// The element's content as HTML that is not escaped.
    @inline(never) @_effects(releasenone)
    public static func unescapedContent(_ html: String) {
        push(Operation(Operation.html, name: Literal("innerHTML").address, text: record(html)))
    }

    @inline(never)
    public static func handler(_ event: Literal, _ options: Int, _ body: @escaping () -> Void) {
        // Two handlers of one event on one element (a binding's and the author's) become one.
        var i = Recording.operations.count &- 1
        while i >= 0, Recording.operations[i].kind != Operation.open {
            let earlier = Recording.operations[i]
            if earlier.kind == Operation.handler, earlier.name == event.address, earlier.count == options {
                let first = Recording.handlers[earlier.location]
                let action = first.action
                Recording.handlers[earlier.location] = Handler {
                    action()
                    body()
                }
                first.release()
                return
            }
            i &-= 1
        }
        push(Operation(Operation.handler, name: event.address, location: Recording.handlers.count, count: options))
        Recording.handlers.append(Handler(body))
    }

    @inline(never)
    public static func reference(_ reference: ElementRef) {
        push(object: reference, Operation.reference)
    }

    // MARK: Text

    @_transparent public static func beginText() -> Int { textPosition() }
    @_transparent public static func beginAttributeText() -> Int { textPosition() }

    @inline(never) @_effects(releasenone)
    public static func textPosition() -> Int { Recording.bytes.count }

    @inline(never) @_effects(releasenone)
    public static func endText(_ start: Int) -> Fragment {
        push(Operation(Operation.text, location: start, count: Recording.bytes.count &- start))
        return Fragment(start: Recording.operations.count &- 1)
    }

    @inline(never) @_effects(releasenone)
    public static func endAttributeText(_ start: Int) -> RecordedText {
        RecordedText(location: start, count: Recording.bytes.count &- start)
    }

    @_transparent public static func attributeLiteral(_ literal: Literal) -> RecordedText { RecordedText(literal) }

    @inline(never) @_effects(releasenone)
    public static func text(_ literal: Literal) -> Fragment {
        push(Operation(Operation.text, location: Int(bitPattern: literal.start), count: RecordedText.literal))
        return Fragment(start: Recording.operations.count &- 1)
    }

    @inline(never) @_effects(releasenone)
    public static func text(_ string: String) -> Fragment {
        push(Operation(Operation.text, text: record(string)))
        return Fragment(start: Recording.operations.count &- 1)
    }

    @inline(never) @_effects(releasenone)
    public static func write(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
        Recording.bytes.append(bytes, count)
    }

    @_transparent public static func write(_ literal: StaticString) {
        write(literal.utf8Start, literal.utf8CodeUnitCount)
    }

    @inline(never) @_effects(releasenone)
    public static func write(_ string: String) {
        string.withUTF8Bytes { bytes in
            if let base = bytes.baseAddress { write(base, bytes.count) }
        }
    }

    @inline(never) @_effects(releasenone)
    public static func write(_ integer: Int) {
        if integer < 0 { Recording.bytes.append(45) }
        write(unsigned: UInt64(integer.magnitude))
    }

    @inline(never) @_effects(releasenone)
    public static func write(unsigned value: UInt64) {
        var rest = value
        let start = Recording.bytes.count
        repeat {
            Recording.bytes.append(UInt8(truncatingIfNeeded: 48 &+ rest % 10))
            rest /= 10
        } while rest > 0
        var low = start
        var high = Recording.bytes.count &- 1
        while low < high {
            let byte = Recording.bytes[low]
            Recording.bytes[low] = Recording.bytes[high]
            Recording.bytes[high] = byte
            low &+= 1
            high &-= 1
        }
    }

    /// The digits of a number, `decimals` of them (0 to 9) behind the point.
    @inline(never) @_effects(releasenone)
    public static func write(_ digits: UInt64, decimals: Int) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 24) { text in
            var i = 24
            var left = decimals
            var rest = digits
            repeat {
                i &-= 1
                text[i] = UInt8(truncatingIfNeeded: 48 &+ rest % 10)
                rest /= 10
                left &-= 1
                if left == 0 {
                    i &-= 1
                    text[i] = UInt8(ascii: ".")
                }
            } while rest > 0 || left >= 0
            write(UnsafePointer(text.baseAddress.unsafelyUnwrapped + i), 24 &- i)
        }
    }

    @inline(never) @_effects(releasenone)
    private static func record(_ value: String?) -> RecordedText {
        guard let value else { return RecordedText(location: 0, count: RecordedText.absent) }
        let start = Recording.bytes.count
        write(value)
        return RecordedText(location: start, count: Recording.bytes.count &- start)
    }

    @inline(never) @_effects(releasenone)
    private static func record(_ value: Int) -> RecordedText {
        let start = Recording.bytes.count
        write(value)
        return RecordedText(location: start, count: Recording.bytes.count &- start)
    }

    // MARK: Objects

    @inline(never)
    static func push(object: RecordedObject, _ kind: UInt32) {
        push(Operation(kind, name: object.typeAddress, location: Recording.objects.count))
        Recording.objects.append(object)
    }

    /// A row that is on the page with the same inputs is recorded as itself: nothing need be made in order to be compared.
    @inline(never)
    public static func component<V: View>(_ view: consuming V) -> Fragment {
        if let known = Recording.takeKnown() as? ComponentInstance<V>, known.hasInputs(&view) {
            return place(known)
        }
        return place(ComponentInstance(view))
    }

    @inline(never)
    public static func place(_ instance: Instance) -> Fragment {
        push(object: instance, Operation.component)
        return Fragment(start: Recording.operations.count &- 1)
    }

    /// Shows what is inside the layout whose body is being recorded.
    @inline(never)
    public static func outlet() -> Fragment {
        let start = Recording.operations.count
        if let inner = Recording.instance?.outlet {
            push(Operation(Operation.outlet, location: Recording.objects.count))
            Recording.objects.append(inner)
        } else {
            push(Operation(Operation.placeholder))
        }
        return Fragment(start: start)
    }

    @inline(never)
    public static func effect(_ effect: Effect) -> Fragment {
        push(object: effect, Operation.effect)
        return Fragment(start: Recording.operations.count &- 1)
    }

    @inline(never)
    public static func provide(_ node: EnvironmentNode) {
        push(object: node, Operation.provide)
    }

    @inline(never)
    public static func unprovide() {
        push(Operation(Operation.unprovide))
    }

    // MARK: Control flow

    /// Puts a marker in front of a branch that has just been emitted. A region that covers exactly the region
    /// inside it is merged with it, so that an `else if` chain or a `switch` is one region.
    @inline(never) @_effects(releasenone)
    public static func branch(_ start: Int, _ which: Int) {
        let operations = Recording.operations
        if start < operations.count, operations[start].kind == Operation.branch,
            start &+ operations[start].count &+ 1 == operations.count
        {
            operations.base[start].location = operations[start].location &* 3 &+ which
            return
        }
        insert(Operation(Operation.branch, location: which, count: operations.count &- start), at: start)
    }

    @inline(never) @_effects(releasenone)
    public static func absentBranch() -> Fragment {
        push(Operation(Operation.branch))
        return Fragment(start: Recording.operations.count &- 1)
    }

    @inline(never) @_effects(releasenone)
    private static func insert(_ operation: Operation, at index: Int) {
        push(operation)
        let operations = Recording.operations
        var i = operations.count &- 1
        while i > index {
            operations[i] = operations[i &- 1]
            i &-= 1
        }
        operations[index] = operation
    }

    /// Turns the fragments of a `for` loop into rows without keys: their position is their key.
    @inline(never)
    public static func array(_ fragments: [Fragment]) -> Fragment {
        let start = fragments.first?.start ?? Recording.operations.count
        let end = Recording.operations.count
        // Room for the list's marker and one for each row, then everything moves up once, from the end.
        for _ in 0...fragments.count { push(Operation(Operation.list)) }
        let operations = Recording.operations
        var target = operations.count
        var rowEnd = end
        var i = fragments.count &- 1
        while i >= 0 {
            let rowStart = fragments[i].start
            let length = rowEnd &- rowStart
            while rowEnd > rowStart {
                rowEnd &-= 1
                target &-= 1
                operations[target] = operations[rowEnd]
            }
            target &-= 1
            operations[target] = Operation(Operation.row, name: UInt(bitPattern: i), location: -1, count: length)
            i &-= 1
        }
        operations[start] = Operation(Operation.list, count: operations.count &- start &- 1)
        return Fragment(start: start)
    }

    @inline(never)
    public static func beginList() -> Int {
        push(Operation(Operation.list))
        if Recording.listDepth == 0 {
            Recording.rows = Recording.instance?.list
            Recording.nextRow = 0
        }
        Recording.listDepth &+= 1
        return Recording.operations.count &- 1
    }

    /// A row whose key is one word.
    @inline(never)
    public static func beginRow(key: Int) -> Int {
        beginRow(Operation(Operation.row, name: UInt(bitPattern: key), location: -1))
    }

    /// A row whose key is text: found by a hash, compared as bytes.
    @inline(never)
    public static func beginRow(key: String) -> Int {
        let start = Recording.bytes.count
        let count = key.withUTF8Bytes { $0.count }
        withUnsafeBytes(of: Int32(truncatingIfNeeded: count)) { length in
            for byte in length { Recording.bytes.append(byte) }
        }
        write(key)
        var hash: UInt = 0x811c_9dc5
        for i in start..<Recording.bytes.count { hash = (hash ^ UInt(Recording.bytes[i])) &* 0x0100_0193 }
        return beginRow(Operation(Operation.row, name: hash, location: start))
    }

    private static func beginRow(_ operation: Operation) -> Int {
        push(operation)
        let row = Recording.operations.count &- 1
        Recording.findKnown(row)
        return row
    }

    @inline(never)
    public static func endRow(_ row: Int) {
        Recording.operations.base[row].count = Recording.operations.count &- row &- 1
        Recording.known = 0
    }

    @inline(never)
    public static func endList(_ list: Int) -> Fragment {
        Recording.operations.base[list].count = Recording.operations.count &- list &- 1
        Recording.listDepth &-= 1
        if Recording.listDepth == 0 { Recording.rows = nil }
        return Fragment(start: list)
    }
}
