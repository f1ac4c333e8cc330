#if Server
import Martlet

/// A key of a program, as its owner sees it.
@JSON struct APIToken: APIType {
    let id: Int
    let name: String
    let canWrite: Bool
    let createdAt: Timestamp
    let usedAt: Timestamp?

    static let example = APIToken(
        id: 3, name: "Backup", canWrite: false, createdAt: Timestamp(milliseconds: 1_732_197_600_000), usedAt: nil)

    init(_ token: AccessToken) {
        self.init(
            id: token.id, name: token.name, canWrite: token.canWrite, createdAt: token.createdAt, usedAt: token.usedAt)
    }

    private init(id: Int, name: String, canWrite: Bool, createdAt: Timestamp, usedAt: Timestamp?) {
        self.id = id
        self.name = name
        self.canWrite = canWrite
        self.createdAt = createdAt
        self.usedAt = usedAt
    }
}

/// What a new key is to be.
@JSON struct NewAPIToken: APIType {
    let name: String
    let canWrite: Bool

    static let example = NewAPIToken(name: "Backup", canWrite: false)
    static let rules: [String: APIRule] = ["name": .text(1...AccessTokens.longestName)]
}

/// A new key; the only time that its secret is told.
@JSON struct MadeAPIToken: APIType {
    let token: APIToken
    let secret: String

    static let example = MadeAPIToken(token: .example, secret: "mt_")
    static let rules: [String: APIRule] = [
        "secret": .described("What to send as Authorization: Bearer …. It is not shown again.")
    ]
}
#endif
