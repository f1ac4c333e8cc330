#if Server
import Martlet

extension Aerie {
    /// The database's history. What stands here has been applied somewhere: changes go to the end.
    public static let migrations = [
        Migration("001 photographs") {
            """
            CREATE TABLE photographer (
                id INTEGER PRIMARY KEY,
                handle TEXT NOT NULL UNIQUE CHECK (handle <> ''),
                name TEXT NOT NULL,
                biography TEXT NOT NULL
            );
            CREATE TABLE photo (
                id INTEGER PRIMARY KEY,
                photographer_id INTEGER NOT NULL REFERENCES photographer (id) ON DELETE CASCADE,
                title TEXT NOT NULL,
                caption TEXT NOT NULL,
                alt TEXT NOT NULL,
                picture TEXT NOT NULL,
                published_at INTEGER NOT NULL,
                licence TEXT NOT NULL,
                licence_url TEXT NOT NULL,
                credit TEXT,
                source TEXT NOT NULL,
                source_url TEXT,
                changes TEXT NOT NULL
            );
            CREATE INDEX photo_by_date ON photo (published_at DESC, id);
            CREATE INDEX photo_by_photographer ON photo (photographer_id, published_at DESC, id);

            CREATE TABLE tag (
                id INTEGER PRIMARY KEY,
                name TEXT NOT NULL UNIQUE CHECK (name <> ''),
                cover_id INTEGER REFERENCES photo (id) ON DELETE SET NULL
            );
            CREATE INDEX tag_by_cover ON tag (cover_id);
            CREATE TABLE photo_tag (
                photo_id INTEGER NOT NULL REFERENCES photo (id) ON DELETE CASCADE,
                tag_id INTEGER NOT NULL REFERENCES tag (id) ON DELETE CASCADE,
                PRIMARY KEY (photo_id, tag_id)
            ) WITHOUT ROWID;
            CREATE INDEX photo_tag_by_tag ON photo_tag (tag_id, photo_id);

            CREATE VIRTUAL TABLE photo_text USING fts5 (words, content = '', prefix = '2 3');
            """
        }
    ]
}
#endif
