/// Elements with a rule of their own: three whose value HTML writes elsewhere than in a `value` attribute, and `pre`, whose
/// first line end the parser drops.
public enum ValueSite {
    public static let none: Int32 = 0
    public static let select: Int32 = 1
    public static let option: Int32 = 2
    public static let textarea: Int32 = 3
    public static let pre: Int32 = 4
}
