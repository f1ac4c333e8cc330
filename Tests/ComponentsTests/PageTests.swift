import Testing
@testable import Components

@Test func searchWordsIgnoreCaseAndAccents() {
    #expect(!SearchWords("BÜCH").isEmpty)
}
