/// What listens to the elements, attributes and texts that a body emits.
///
/// Chosen when the program is built, so that no call pays for a choice: the browser records, the server writes HTML.
/// Only the native debug build has both, because there the browser's half is tested without a browser.
#if !Server
public typealias Listener = Recorder
#elseif DEBUG
public typealias Listener = EitherListener
#else
public typealias Listener = HTMLWriter
#endif
