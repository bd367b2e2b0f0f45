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
        migrator.registerMigration("2 comparison") { try $0.execute(sql: comparison) }
        registerCorrections(&migrator)
        migrator.registerMigration("4 places of claims") { database in
            try database.execute(sql: "CREATE INDEX claimByPlace ON claim (\(claimPlace)) WHERE \(claimPlace) IS NOT NULL")
        }
        migrator.registerMigration("5 digests") { database in
            try database.execute(
                sql: """
                    -- what comparison keeps of a reading, and the comparer that made it
                    CREATE TABLE digest (
                        document INTEGER PRIMARY KEY REFERENCES document (number) ON DELETE CASCADE,
                        comparer TEXT NOT NULL,
                        bytes BLOB NOT NULL
                    );
                    -- what the comparison says of each document, and where it stands in the order of time
                    CREATE TABLE comparedDocument (
                        document INTEGER PRIMARY KEY REFERENCES document (number) ON DELETE CASCADE,
                        place INTEGER NOT NULL,
                        json BLOB NOT NULL
                    );
                    ALTER TABLE claim ADD COLUMN time TEXT;
                    -- independent roots of what more than one document tells; 0 for other claims
                    ALTER TABLE claim ADD COLUMN roots INTEGER NOT NULL DEFAULT 0;
                    CREATE INDEX claimByRoots ON claim (roots DESC, id) WHERE roots > 1;
                    -- in the order of first appearance
                    ALTER TABLE actor ADD COLUMN place INTEGER NOT NULL DEFAULT 0;
                    -- every name of an actor, folded and without articles; a person's last name too, marked
                    CREATE TABLE actorName (
                        name TEXT NOT NULL, actor INTEGER NOT NULL, isLast INTEGER NOT NULL, PRIMARY KEY (name, actor)
                    ) WITHOUT ROWID;
                    CREATE INDEX actorNameByActor ON actorName (actor);
                    -- what was kept before lacks these columns: it is compared anew
                    DELETE FROM comparisonState;
                    """)
        }
        migrator.registerMigration("6 what is kept of rows and decisions") { database in
            try database.execute(
                sql: """
                    -- hashes of what the rows of the comparison are made from, and what was decided of accounts
                    CREATE TABLE kept (name TEXT PRIMARY KEY, bytes BLOB NOT NULL);
                    -- the document that names an actor first; place is its place there
                    ALTER TABLE actor ADD COLUMN first INTEGER NOT NULL DEFAULT 0;
                    -- place is the day by which the document stands, before its id
                    ALTER TABLE comparedDocument ADD COLUMN mark INTEGER NOT NULL DEFAULT 0;
                    -- what was kept before is compared anew
                    DELETE FROM comparisonState;
                    """)
        }
        return migrator
    }

    /// The place of a claim, out of its JSON.
    static let claimPlace = "json_extract(CAST(json AS TEXT), '$.place')"
    static func claimPlace(of table: String) -> String { "json_extract(CAST(\(table).json AS TEXT), '$.place')" }

    /// What lies between the documents, ready to be read by id or by page. `day` is the day since 1970 by which a row stands in lists;
    /// rows without a date stand last. `mark` is a hash of the row, by which a new comparison leaves alone what it did not change.
    private static let comparison = """
        -- one row: grows with every change to the documents
        CREATE TABLE change (number INTEGER NOT NULL);
        INSERT INTO change VALUES (0);
        CREATE TRIGGER documentCameIn AFTER INSERT ON document BEGIN UPDATE change SET number = number + 1; END;
        CREATE TRIGGER documentWentOut AFTER DELETE ON document BEGIN UPDATE change SET number = number + 1; END;
        CREATE INDEX documentByPublisher ON document (publisher, published);
        CREATE TABLE comparisonState (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

        CREATE TABLE actor (
            number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, type TEXT NOT NULL, names TEXT NOT NULL,
            documents INTEGER NOT NULL, claims INTEGER NOT NULL, mark INTEGER NOT NULL, entity BLOB NOT NULL
        );
        CREATE INDEX actorByClaims ON actor (claims DESC, documents DESC, id);
        CREATE INDEX actorByType ON actor (type, claims DESC, documents DESC, id);
        CREATE VIRTUAL TABLE actorNames USING fts5 (names, content = 'actor', content_rowid = 'number', prefix = '1 2 3',
            tokenize = "unicode61 categories 'L* N* Co Mn'");

        CREATE TABLE claim (
            number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, type TEXT NOT NULL, day INTEGER NOT NULL, lastDay INTEGER NOT NULL,
            mark INTEGER NOT NULL, json BLOB NOT NULL
        );
        CREATE INDEX claimByDay ON claim (day, number, lastDay);
        CREATE INDEX claimByType ON claim (type, day, number, lastDay);
        CREATE TABLE claimActor (
            actor INTEGER NOT NULL, day INTEGER NOT NULL, claim INTEGER NOT NULL, lastDay INTEGER NOT NULL, type TEXT NOT NULL,
            PRIMARY KEY (actor, day, claim)
        ) WITHOUT ROWID;
        CREATE INDEX claimActorByClaim ON claimActor (claim);
        CREATE TABLE claimSource (
            source INTEGER NOT NULL, day INTEGER NOT NULL, claim INTEGER NOT NULL, lastDay INTEGER NOT NULL, type TEXT NOT NULL,
            PRIMARY KEY (source, day, claim)
        ) WITHOUT ROWID;
        CREATE INDEX claimSourceByClaim ON claimSource (claim);
        CREATE TABLE claimRecord (
            document INTEGER NOT NULL, record TEXT NOT NULL, claim INTEGER NOT NULL,
            PRIMARY KEY (document, record)
        ) WITHOUT ROWID;
        CREATE INDEX claimRecordByClaim ON claimRecord (claim);

        CREATE TABLE conflict (
            number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, weight REAL NOT NULL, mark INTEGER NOT NULL,
            json BLOB NOT NULL
        );
        CREATE INDEX conflictByWeight ON conflict (weight DESC, id);
        CREATE INDEX conflictByKind ON conflict (kind, weight DESC, id);
        CREATE TABLE conflictActor (
            actor INTEGER NOT NULL, weight REAL NOT NULL, conflict INTEGER NOT NULL, kind TEXT NOT NULL,
            PRIMARY KEY (actor, weight DESC, conflict)
        ) WITHOUT ROWID;
        CREATE INDEX conflictActorByConflict ON conflictActor (conflict);
        CREATE TABLE conflictClaim (
            claim INTEGER NOT NULL, conflict INTEGER NOT NULL, PRIMARY KEY (claim, conflict)
        ) WITHOUT ROWID;
        CREATE INDEX conflictClaimByConflict ON conflictClaim (conflict);

        CREATE TABLE source (
            number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, kind TEXT NOT NULL, accounts INTEGER NOT NULL,
            documents INTEGER NOT NULL, mark INTEGER NOT NULL, json BLOB NOT NULL
        );
        CREATE INDEX sourceByAccounts ON source (accounts DESC, id);
        CREATE TABLE sourceDocument (
            source INTEGER NOT NULL, document INTEGER NOT NULL, PRIMARY KEY (source, document)
        ) WITHOUT ROWID;

        CREATE TABLE backing (
            number INTEGER PRIMARY KEY, "from" INTEGER NOT NULL, "to" INTEGER NOT NULL, points INTEGER NOT NULL,
            mark INTEGER NOT NULL, outline BLOB NOT NULL, json BLOB NOT NULL, UNIQUE ("from", "to")
        );
        CREATE INDEX backingByPoints ON backing (points DESC, number);
        CREATE INDEX backingTo ON backing ("to");
        CREATE TABLE turn (
            backing INTEGER NOT NULL, position INTEGER NOT NULL, time TEXT NOT NULL, json BLOB NOT NULL, PRIMARY KEY (backing, position)
        ) WITHOUT ROWID;
        CREATE INDEX turnByTime ON turn (time DESC, backing, position);
        CREATE TABLE copyGroup (number INTEGER PRIMARY KEY, json BLOB NOT NULL);
        CREATE TABLE copied (
            document INTEGER NOT NULL, copyGroup INTEGER NOT NULL, PRIMARY KEY (document, copyGroup)
        ) WITHOUT ROWID;
        """
}
#endif
