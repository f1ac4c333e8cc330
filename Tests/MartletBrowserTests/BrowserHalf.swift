import Testing

/// The tests of the browser's half. What they run is the one thread's of a browser, so they take turns.
@Suite(.serialized) struct BrowserHalf {}
