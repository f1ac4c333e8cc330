import Martlet

/// Adds a photograph.
@Action(access: .member) struct Upload {
    @Field(.accept("image/jpeg,image/png,image/webp,image/gif")) var image: FormFile
    @Field(.length(1...80)) var caption: String
    @Field(.length(0...300)) var tags: String
}

#if Server
extension Upload {
    func perform(_ request: Request) async throws -> Done {
        let me = try request.memberID()
        try request.limit(.uploadFromAddress, by: .address)
        try request.limit(.upload, by: .key("member \(me)"))
        guard let file = image.uploaded else { throw Refused("Please choose a file.", field: "image") }
        let tags = try Tags.read(tags)
        var id: Int?
        repeat {
            id = try await add(try await process(file, request), of: me, tags, request)
        } while id == nil
        request.notify("Your photograph is there.")
        throw Redirect(to: PhotoPage.link(id: id ?? 0))
    }

    private func process(_ file: UploadedFile, _ request: Request) async throws -> ProcessedImage {
        do {
            return try await request.services.require(ImageProcessor.self)
                .process(file, storingIn: request.pictureFiles)
        } catch let error as ImageError {
            throw Refused(error.description, field: "image", status: error.httpError.status)
        }
    }

    /// - Returns: the photograph's number; nil if its files are gone, with another photograph of the same picture that was
    ///   deleted at this moment.
    private func add(_ picture: ProcessedImage, of member: Int, _ tags: [String], _ request: Request) async throws
        -> Int?
    {
        let (caption, files) = (caption, try request.pictureFiles)
        do {
            return try await request.database.transaction { database in
                guard picture.sizes.allSatisfy({ files.storage.contains($0.key) }) else { return nil }
                guard
                    let handle = try database.value(String.self, "SELECT handle FROM photographer WHERE id = \(member)")
                else {
                    throw NotFound("Your account is gone.")
                }
                return try NewPhoto(
                    title: caption, caption: caption, alt: caption, picture: StoredPicture(picture),
                    photographer: handle,
                    publishedAt: .now, licence: "All rights reserved", licenceURL: AboutPage.link(), credit: nil,
                    source: "Uploaded by the photographer", changes: "", tags: tags
                ).insert(into: database)
            }
        } catch {
            // Nothing of what came to nothing stays.
            try await files.removeUnused(picture.sizes.map(\.key))
            throw error
        }
    }
}
#endif
