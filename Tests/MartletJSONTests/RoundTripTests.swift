import MartletJSON
import Testing

@Suite struct RoundTripTests {
    @Test func memberwiseInitialiserSurvives() throws {
        let photo = Photo(
            id: 1, caption: "a", default: true, rating: nil, licence: .cc0,
            comments: [Comment(id: 1, text: "x", author: Author(name: "n"))], width: 3, height: 4)
        #expect(photo.text == """
            {"id":1,"caption":"a","default":true,"rating":null,"tags":["untagged"],"views":0,"licence":"cc0",\
            "comments":[{"id":1,"text":"x","author":{"name":"n","site":null},"answers":[]}],"width":3,"height":4}
            """)
        #expect(try Photo(json: photo.jsonBytes()) == photo)
    }
}

extension JSONCodable {
    var text: String { String(decoding: jsonBytes(), as: UTF8.self) }
    init(_ text: String, limits: JSONLimits = JSONLimits()) throws(JSONError) { try self.init(json: Array(text.utf8), limits: limits) }
}
