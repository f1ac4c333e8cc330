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
        },
        Sessions.migration,
        SentForms.migration,
        AccessTokens.migration,
        Migration("002 accounts, comments, prints") {
            """
            -- A photographer who can log in. Those that came with the site cannot.
            CREATE TABLE account (
                photographer_id INTEGER PRIMARY KEY REFERENCES photographer (id) ON DELETE CASCADE,
                email TEXT NOT NULL UNIQUE COLLATE NOCASE,
                password TEXT NOT NULL,
                created_at INTEGER NOT NULL
            );
            CREATE TABLE photo_like (
                photo_id INTEGER NOT NULL REFERENCES photo (id) ON DELETE CASCADE,
                photographer_id INTEGER NOT NULL REFERENCES photographer (id) ON DELETE CASCADE,
                liked_at INTEGER NOT NULL,
                PRIMARY KEY (photo_id, photographer_id)
            ) WITHOUT ROWID;
            CREATE INDEX photo_like_by_photographer ON photo_like (photographer_id);
            CREATE TABLE comment (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                photo_id INTEGER NOT NULL REFERENCES photo (id) ON DELETE CASCADE,
                photographer_id INTEGER NOT NULL REFERENCES photographer (id) ON DELETE CASCADE,
                html TEXT NOT NULL,
                written_at INTEGER NOT NULL
            );
            CREATE INDEX comment_by_photo ON comment (photo_id, id);
            CREATE INDEX comment_by_photographer ON comment (photographer_id);
            CREATE TABLE follow (
                follower_id INTEGER NOT NULL REFERENCES photographer (id) ON DELETE CASCADE,
                followed_id INTEGER NOT NULL REFERENCES photographer (id) ON DELETE CASCADE,
                PRIMARY KEY (follower_id, followed_id)
            ) WITHOUT ROWID;
            CREATE INDEX follow_by_followed ON follow (followed_id);
            CREATE TABLE notification (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                recipient_id INTEGER NOT NULL REFERENCES photographer (id) ON DELETE CASCADE,
                actor_id INTEGER REFERENCES photographer (id) ON DELETE CASCADE,
                kind TEXT NOT NULL CHECK (kind IN ('like', 'comment', 'follow', 'order')),
                photo_id INTEGER REFERENCES photo (id) ON DELETE CASCADE,
                happened_at INTEGER NOT NULL,
                seen_at INTEGER
            );
            CREATE INDEX notification_by_recipient ON notification (recipient_id, id);
            CREATE INDEX notification_by_actor ON notification (actor_id);
            CREATE INDEX notification_by_photo ON notification (photo_id);
            CREATE TABLE print (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                photo_id INTEGER NOT NULL UNIQUE REFERENCES photo (id) ON DELETE CASCADE,
                price INTEGER NOT NULL CHECK (price > 0),
                stock INTEGER NOT NULL CHECK (stock >= 0)
            );
            CREATE TABLE cart_item (
                session_id INTEGER NOT NULL REFERENCES martlet_session (id) ON DELETE CASCADE,
                print_id INTEGER NOT NULL REFERENCES print (id) ON DELETE CASCADE,
                quantity INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 20),
                added_at INTEGER NOT NULL,
                PRIMARY KEY (session_id, print_id)
            ) WITHOUT ROWID;
            CREATE INDEX cart_item_by_print ON cart_item (print_id);
            -- An order outlasts the session, the photographer and the print.
            CREATE TABLE print_order (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                session_id INTEGER NOT NULL,
                photographer_id INTEGER REFERENCES photographer (id) ON DELETE SET NULL,
                name TEXT NOT NULL,
                address TEXT NOT NULL,
                total INTEGER NOT NULL,
                ordered_at INTEGER NOT NULL
            );
            CREATE INDEX print_order_by_photographer ON print_order (photographer_id);
            CREATE TABLE order_item (
                order_id INTEGER NOT NULL REFERENCES print_order (id) ON DELETE CASCADE,
                title TEXT NOT NULL,
                price INTEGER NOT NULL,
                quantity INTEGER NOT NULL
            );
            CREATE INDEX order_item_by_order ON order_item (order_id);
            -- With the words themselves, so that those of a photograph can be taken out again. `PhotoText.fill` writes them.
            DROP TABLE photo_text;
            CREATE VIRTUAL TABLE photo_text USING fts5 (words, prefix = '2 3');
            """
        },
        Migration("003 files of photographs") {
            """
            -- The stored files of those that were uploaded. Equal pictures share them.
            CREATE TABLE photo_file (
                key TEXT NOT NULL,
                photo_id INTEGER NOT NULL REFERENCES photo (id) ON DELETE CASCADE,
                PRIMARY KEY (key, photo_id)
            ) WITHOUT ROWID;
            CREATE INDEX photo_file_by_photo ON photo_file (photo_id);
            INSERT INTO photo_file (key, photo_id)
            SELECT substr(json_extract(file.value, '$.file'), 8), photo.id FROM photo, json_each(picture, '$.files') AS file
            WHERE json_extract(file.value, '$.file') LIKE '/files/%';
            """
        },
        Migration("004 files of no photograph") {
            """
            -- See `PictureFiles`.
            CREATE TABLE loose_file (key TEXT PRIMARY KEY) WITHOUT ROWID;
            CREATE TRIGGER photo_file_taken AFTER INSERT ON photo_file BEGIN
                DELETE FROM loose_file WHERE key = new.key;
            END;
            CREATE TRIGGER photo_file_left AFTER DELETE ON photo_file
            WHEN NOT EXISTS (SELECT 1 FROM photo_file WHERE key = old.key) BEGIN
                INSERT OR IGNORE INTO loose_file (key) VALUES (old.key);
            END;
            """
        },
        Migration("005 numbers for good, tags in use") {
            """
            -- The number of one that is gone is given to nobody else: what was addressed to it may still be on its way.
            CREATE TABLE last_number (kind TEXT PRIMARY KEY, number INTEGER NOT NULL) WITHOUT ROWID;
            INSERT INTO last_number SELECT 'photographer', coalesce(max(id), 0) FROM photographer;
            INSERT INTO last_number SELECT 'photo', coalesce(max(id), 0) FROM photo;
            CREATE TRIGGER photographer_gone AFTER DELETE ON photographer BEGIN
                UPDATE last_number SET number = max(number, old.id) WHERE kind = 'photographer';
            END;
            CREATE TRIGGER photo_gone AFTER DELETE ON photo BEGIN
                UPDATE last_number SET number = max(number, old.id) WHERE kind = 'photo';
            END;
            -- A tag goes with its last photograph.
            CREATE TRIGGER photo_tag_gone AFTER DELETE ON photo_tag
            WHEN NOT EXISTS (SELECT 1 FROM photo_tag WHERE tag_id = old.tag_id) BEGIN
                DELETE FROM tag WHERE id = old.tag_id;
            END;
            DELETE FROM tag WHERE id NOT IN (SELECT tag_id FROM photo_tag);
            """
        },
        Migration("006 orders of a session") {
            "CREATE INDEX print_order_by_session ON print_order (session_id);"
        },
        Migration("007 members' carts") {
            """
            -- A guest's belongs to the session, a member's to the account.
            ALTER TABLE cart_item RENAME TO session_cart_item;
            DROP INDEX cart_item_by_print;
            CREATE TABLE cart_item (
                session_id INTEGER REFERENCES martlet_session (id) ON DELETE CASCADE,
                photographer_id INTEGER REFERENCES photographer (id) ON DELETE CASCADE,
                print_id INTEGER NOT NULL REFERENCES print (id) ON DELETE CASCADE,
                quantity INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 20),
                added_at INTEGER NOT NULL,
                CHECK ((session_id IS NULL) <> (photographer_id IS NULL)),
                UNIQUE (session_id, print_id),
                UNIQUE (photographer_id, print_id)
            );
            CREATE INDEX cart_item_by_print ON cart_item (print_id);
            INSERT INTO cart_item (session_id, photographer_id, print_id, quantity, added_at)
            SELECT iif(user_id IS NULL, session_id, NULL), user_id, print_id, quantity, added_at
            FROM session_cart_item JOIN martlet_session ON martlet_session.id = session_id
            WHERE user_id IS NULL OR user_id IN (SELECT id FROM photographer)
            ON CONFLICT DO UPDATE SET quantity = max(quantity, excluded.quantity);
            DROP TABLE session_cart_item;
            """
        },
        Migration("008 words of more scripts") {
            """
            -- `PhotoText.fill` writes them anew.
            DROP TABLE photo_text;
            CREATE VIRTUAL TABLE photo_text USING fts5 (words, prefix = '2 3');
            """
        },
        Migration("009 words without more accents") {
            """
            -- `PhotoText.fill` writes them anew.
            DROP TABLE photo_text;
            CREATE VIRTUAL TABLE photo_text USING fts5 (words, prefix = '2 3');
            """
        },
    ]
}
#endif
