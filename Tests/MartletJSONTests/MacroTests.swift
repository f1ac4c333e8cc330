import MartletJSON
import Testing

/// What `@JSON` makes of a declaration.
@Suite struct MacroTests {
    @Test func aStructureIsAnObjectOfItsStoredProperties() throws {
        let photo = Photo(
            id: 1, caption: "a", default: true, rating: nil, licence: .cc0,
            comments: [Comment(id: 1, text: "x", author: Author(name: "n"))], width: 3, height: 4)
        #expect(
            photo.text == """
                {"id":1,"caption":"a","default":true,"rating":null,"tags":["untagged"],"views":0,"licence":"cc0",\
                "comments":[{"id":1,"text":"x","author":{"name":"n","site":null},"answers":[]}],"width":3,"height":4}
                """)
    }

    @Test func absentOptionalsAreNilAndAbsentDefaultsStay() throws {
        let photo = try Photo(
            text:
                #"{"height":4,"comments":[],"default":false,"id":1,"caption":"","licence":"PD","width":3,"more":[{"id":[]}]}"#
        )
        #expect(photo.rating == nil)
        #expect(photo.tags == ["untagged"])
        #expect(photo.views == 0)
        #expect(photo.width == 3 && photo.height == 4)
    }

    @Test func keysMayBeEscapedAndInAnyOrder() throws {
        let author = try Author(text: #"{ "sit\u0065" : "s" , "\u006e\u0061me" : "n" }"#)
        #expect(author == Author(name: "n", site: "s"))
    }

    @Test func rawEnumerationsAreTheirRawValues() throws {
        #expect(Licence.allCases.map(\.text) == [#""PD""#, #""cc0""#, #""say \"\u003Chi>\"""#, #""""#])
        for licence in Licence.allCases { #expect(try Licence(text: licence.text) == licence) }
        for level in Level.allCases { #expect(try Level(text: level.text) == level) }
        #expect(Level.low.text == "-1")
        #expect(throws: JSONError.self) { try Level(text: "2") }
        #expect(throws: JSONError.self) { try Licence(text: #""pd""#) }
    }

    @Test func otherEnumerationsAreNamesOrObjectsOfOneKey() throws {
        #expect(Event.opened.text == #""opened""#)
        #expect(Event.moved(x: 1.5, 2, note: nil).text == #"{"moved":{"x":1.5,"_1":2,"note":null}}"#)
        #expect(
            Event.nested([.opened], by: Author(name: "n")).text
                == #"{"nested":{"_0":["opened"],"by":{"name":"n","site":null}}}"#)
        #expect(try Event(text: #"{"moved":{"_1":2,"x":1}}"#) == .moved(x: 1, 2, note: nil))
        #expect(try Event(text: #"{"default":{}}"#) == .default(retries: 3))
        for text in [
            #""moved""#, #"{"opened":{}}"#, #"{}"#, #"{"moved":{"x":1}}"#, #"{"moved":{"x":1,"_1":2},"opened":1}"#, "3",
            "[]", #"{"left":{}}"#,
        ] {
            #expect(throws: JSONError.self) { try Event(text: text) }
        }
    }

    @Test func initialisersPrivacyAndGenericsAreNoObstacle() throws {
        #expect(Celsius(1.5).text == #"{"degrees":1.5,"repeat":null,"note":"none"}"#)
        #expect(try Celsius(text: #"{"degrees":1.5}"#) == Celsius(1.5))
        #expect(Private.sample.text == #"{"secret":7,"hint":"h"}"#)
        #expect(try Private(text: Private.sample.text) == Private.sample)
        let pair = Pair(a: "x", b: [Pair(a: 1, b: [true])])
        #expect(pair.text == #"{"a":"x","b":[{"a":1,"b":[true]}]}"#)
        #expect(try Pair<String, Pair<Int, Bool>>(json: pair.jsonBytes()) == pair)
    }

    @Test func noPropertiesMakeAnEmptyObject() throws {
        #expect(Empty().text == "{}")
        #expect(try Empty(text: #"{"a":1}"#) == Empty())
        #expect(throws: JSONError.self) { try Empty(text: "[]") }
    }
}
