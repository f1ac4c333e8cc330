#if Server
import Martlet

/// A photograph made up for trying the site with many: a real picture, under another title, by a photographer who does
/// not exist. Whose picture it really is goes with it.
struct MadeUpPhoto {
    let photographer: CreditedPhotographer
    private let original: CreditedPhoto
    private let title: String
    private let caption: String
    private let tags: [String]

    /// - Parameter index: its number; the same number gives the same photograph.
    init(_ index: Int, of credits: Credits) {
        var random = RandomNumbers(seed: UInt64(index))
        original = credits.photos[random.below(credits.photos.count)]
        let first = random.element(of: Words.first)
        let last = random.element(of: Words.last)
        photographer = CreditedPhotographer(
            handle: "\(first)-\(last)".lowercased(), name: "\(first) \(last)",
            biography: "\(first) was made up to show what this site is like with many photographers.")
        let subject = random.element(of: original.tags)
        let season = random.element(of: Words.seasons)
        title = "\(random.element(of: Words.moods)) \(subject), no. \(index + 1)"
        caption = "\(random.element(of: Words.beginnings)), \(season): \(original.caption)"
        tags = original.tags + [season]
    }

    func insert(into database: Transaction, publishedAt: Timestamp) throws {
        try photographer.insert(into: database)
        var photo = original.newPhoto(publishedAt: publishedAt)
        photo.title = title
        photo.caption = caption
        photo.tags = tags
        photo.photographer = photographer.handle
        photo.credit = "“\(original.title)” by \(original.author)"
        try photo.insert(into: database)
    }

    private enum Words {
        static let first = [
            "Ada", "Bruno", "Chidi", "Dana", "Emil", "Fatima", "Goran", "Hana", "Ines", "Jonas", "Kofi", "Lena", "Mina",
            "Noor", "Oskar", "Priya", "Quentin", "Rosa", "Sami", "Tove",
        ]
        static let last = [
            "Almeida", "Berg", "Cohen", "Dias", "Eriksen", "Fontaine", "Gruber", "Hoang", "Ibarra", "Jansen", "Kaya",
            "Lind", "Moreau", "Novak", "Okafor", "Petrov", "Quist", "Rossi", "Sato", "Tamm",
        ]
        static let moods = [
            "Quiet", "Early", "Late", "Distant", "Sudden", "Patient", "Borrowed", "Slow", "Second", "Plain",
        ]
        static let beginnings = [
            "Once more", "On the way home", "Before breakfast", "From memory", "For nobody in particular",
        ]
        static let seasons = ["spring", "summer", "autumn", "winter"]
    }
}

/// SplitMix64: the same numbers on each machine and in each version.
private struct RandomNumbers {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func below(_ bound: Int) -> Int {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return Int((z ^ (z >> 31)) % UInt64(bound))
    }

    mutating func element<T>(of array: [T]) -> T { array[below(array.count)] }
}
#endif
