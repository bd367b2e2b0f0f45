#if Full
import GRDB

/// Tables of an archive, step by step. A step that has been released is never changed; new ones are added behind it.
enum ArchiveSchema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 documents and readings") { database in
            try database.execute(
                sql: """
                    CREATE TABLE document (
                        number INTEGER PRIMARY KEY,
                        id TEXT NOT NULL UNIQUE,
                        sha256 TEXT NOT NULL,
                        title TEXT, publisher TEXT, published TEXT, url TEXT,
                        -- what came in from outside, before the reader looked: decides whether a second adding changes anything
                        givenTitle TEXT, givenPublisher TEXT, givenPublished TEXT,
                        text TEXT NOT NULL
                    );
                    CREATE INDEX documentByDate ON document (published);
                    CREATE INDEX documentBySha ON document (sha256);
                    CREATE TABLE reading (
                        document INTEGER PRIMARY KEY REFERENCES document (number) ON DELETE CASCADE,
                        readerVersion TEXT NOT NULL,
                        json BLOB NOT NULL
                    );
                    -- which documents name an actor, by folded name and by pack id
                    CREATE TABLE named (
                        name TEXT NOT NULL,
                        document INTEGER NOT NULL REFERENCES document (number) ON DELETE CASCADE,
                        PRIMARY KEY (name, document)
                    ) WITHOUT ROWID;
                    CREATE INDEX namedByDocument ON named (document);
                    CREATE VIRTUAL TABLE documentWords USING fts5 (title, body, content = '',
                        tokenize = "unicode61 categories 'L* N* Co Mn'");
                    """)
        }
        return migrator
    }
}
#endif
