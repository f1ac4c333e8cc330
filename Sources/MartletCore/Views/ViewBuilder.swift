/// Makes a sequence of elements, texts, components and control flow into markup.
///
/// Statements emit as they are evaluated, so the builder adds only what emission cannot see: where branches end.
@resultBuilder
public enum ViewBuilder {
    @_transparent public static func buildExpression(_ fragment: Fragment) -> Fragment {
        Listener.place(fragment)
        return fragment
    }

    @_transparent public static func buildExpression<V: View>(_ view: consuming V) -> Fragment {
        Listener.component(view)
    }

    @_transparent public static func buildExpression(_ text: Text) -> Fragment {
        Listener.place(text.fragment)
        return text.fragment
    }

    @_disfavoredOverload
    @_transparent public static func buildExpression(_ text: String) -> Fragment { Listener.text(text) }

    @_transparent public static func buildExpression(_ number: Int) -> Fragment { Text(number).fragment }

    @_transparent public static func buildBlock() -> Fragment { Fragment(start: Listener.position()) }

    // Pairs, and not parameter packs: Embedded Swift cannot pass a pack's elements to a protocol's method, and
    // pairs take any number of children.
    @_transparent public static func buildPartialBlock(first: Fragment) -> Fragment { first }
    @_transparent public static func buildPartialBlock(accumulated: Fragment, next: Fragment) -> Fragment {
        Listener.join(accumulated)
        return accumulated
    }

    // The branch has been emitted by now; its marker goes in front of it.
    @_transparent public static func buildEither(first: Fragment) -> Fragment {
        Listener.branch(first.start, 1)
        return first
    }

    @_transparent public static func buildEither(second: Fragment) -> Fragment {
        Listener.branch(second.start, 2)
        return second
    }

    @_transparent public static func buildOptional(_ fragment: Fragment?) -> Fragment {
        guard let fragment else { return Listener.absentBranch() }
        Listener.branch(fragment.start, 1)
        return fragment
    }

    @_transparent public static func buildArray(_ fragments: [Fragment]) -> Fragment { Listener.array(fragments) }

    @_transparent public static func buildLimitedAvailability(_ fragment: Fragment) -> Fragment { fragment }
}
