/// One instruction of a recorded body: 16 bytes in the browser, plain data.
package struct Operation: BitwiseCopyable {
    package var kind: UInt32
    /// A literal's address (element, attribute or event name), a component's type, or a row's key.
    package var name: UInt
    package var location: Int
    package var count: Int

    @inline(__always)
    package init(_ kind: UInt32, name: UInt = 0, location: Int = 0, count: Int = 0) {
        self.kind = kind
        self.name = name
        self.location = location
        self.count = count
    }

    @inline(__always)
    package init(_ kind: UInt32, name: UInt = 0, text: RecordedText) {
        self.init(kind, name: name, location: text.location, count: text.count)
    }

    /// The text of an `attribute`, `property` or `text` operation.
    @inline(__always) package var text: RecordedText { RecordedText(location: location, count: count) }

    // Plain constants and not an enum: comparisons stay integer comparisons in debug builds as well.
    package static let open: UInt32 = 0
    package static let close: UInt32 = 1
    /// `name`, and a text.
    package static let attribute: UInt32 = 2
    /// As `attribute`, with `data-` in front of the name.
    package static let dataAttribute: UInt32 = 16
    /// As `attribute`, set as a property too, because the user may have changed it (`value`, `checked`).
    package static let property: UInt32 = 3
    package static let text: UInt32 = 4
    /// As `property`, for content that is not escaped: nobody changes it but its view.
    package static let html: UInt32 = 17
    /// `name` is the event's, `location` the index of a ``Handler`` among the recording's, `count` its options.
    package static let handler: UInt32 = 5
    /// `location` is the index of an ``Instance`` among the recording's objects, `name` its type.
    package static let component: UInt32 = 6
    /// A control-flow region: `location` says which branch was taken, `count` how many operations it holds.
    package static let branch: UInt32 = 7
    /// Rows: `count` operations.
    package static let list: UInt32 = 8
    /// `name` is the key, `location` the offset of the key's bytes or -1, `count` how many operations it holds.
    package static let row: UInt32 = 9
    /// Where a layout shows what is inside it: an ``Instance`` of any type.
    package static let outlet: UInt32 = 15
    /// Stands where a component or a row has no nodes.
    package static let placeholder: UInt32 = 10
    /// `location` is the index of an ``ElementRef``.
    package static let reference: UInt32 = 11
    /// `location` is the index of an ``Effect``.
    package static let effect: UInt32 = 12
    /// `location` is the index of an ``EnvironmentNode``; ends with `unprovide`.
    package static let provide: UInt32 = 13
    package static let unprovide: UInt32 = 14
}

/// Where a recorded text is.
public struct RecordedText {
    /// The offset in the recording's text bytes, or a literal's address.
    public let location: Int
    /// The number of bytes, or ``literal`` or ``absent``.
    public let count: Int

    package static let absent = -1
    package static let literal = -2

    @_transparent
    public init(location: Int, count: Int) {
        self.location = location
        self.count = count
    }

    @_transparent
    public init(_ literal: Literal) {
        location = Int(bitPattern: literal.start)
        count = -2
    }
}
