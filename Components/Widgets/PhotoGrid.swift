import Martlet

/// Photographs in rows that fill the width.
@Component struct PhotoGrid {
    let photos: [Photo]
    /// Whether it begins at the top of the page, so that its first images are wanted first.
    var isFirst = true
    /// Whether it stands below a heading of its own.
    var isSection = false

    var body: some View {
        ul(.class("feed")) {
            ForEach(photos) { photo in
                PhotoTile(photo: photo, isFirst: isFirst && isAmongFirst(photo), isSection: isSection)
            }
        }
    }

    private func isAmongFirst(_ photo: Photo) -> Bool {
        for first in photos.prefix(4) where first.id == photo.id { return true }
        return false
    }
}
