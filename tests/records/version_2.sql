PRAGMA application_id=1396921165;
PRAGMA user_version=2;
BEGIN TRANSACTION;
CREATE TABLE attempts (
        attempt TEXT NOT NULL PRIMARY KEY,
        state TEXT NOT NULL,
        person TEXT NOT NULL,
        exercise TEXT NOT NULL,
        mode TEXT NOT NULL,
        opened TEXT NOT NULL,
        closed TEXT,
        passed INTEGER,
        lamport INTEGER NOT NULL,
        closing TEXT
    );
INSERT INTO "attempts" VALUES('01a20656-4d2f-712b-acbe-b524f581192a','closed','guest','RCV-01','try','2026-11-23T02:57:28.880Z','2026-11-23T02:57:28.892Z',1,2,'01a20656-4d3c-7e00-a200-d697cc413d0a');
INSERT INTO "attempts" VALUES('01a20656-4d3f-7103-af9a-59cba1f587d0','open','guest','RCV-01','try','2026-11-23T02:57:28.896Z',NULL,NULL,4,NULL);
CREATE TABLE contents (hash TEXT NOT NULL PRIMARY KEY, body TEXT NOT NULL);
INSERT INTO "contents" VALUES('9e9b73ae5c2249f35b1ff7dd3c960e67842ba51b8860af447343cc009a183841','{"title":"Receipt"}');
CREATE TABLE facts (
        id TEXT NOT NULL PRIMARY KEY,
        chain TEXT NOT NULL,
        seq INTEGER NOT NULL,
        lamport INTEGER NOT NULL,
        utc TEXT NOT NULL,
        station TEXT NOT NULL,
        actor TEXT NOT NULL,
        kind TEXT NOT NULL,
        version INTEGER NOT NULL,
        body TEXT NOT NULL,
        prev TEXT NOT NULL,
        hash TEXT NOT NULL,
        UNIQUE (chain, seq)
    );
INSERT INTO "facts" VALUES('01a20656-4d2b-76b4-8488-f7bb4b4f9c72','01a20656-4d2b-78b5-8168-b1697e37a316',1,1,'2026-11-23T02:57:28.875Z','station-1','program','chain_opened',1,'{"parent":null,"program":"0.1.0"}','0000000000000000000000000000000000000000000000000000000000000000','03090933ec0ef0ccdc9e3ef2a96c2761ef016fce28ae1189f1da0011318b22b3');
INSERT INTO "facts" VALUES('01a20656-4d2f-712b-acbe-b524f581192a','01a20656-4d2b-78b5-8168-b1697e37a316',2,2,'2026-11-23T02:57:28.880Z','station-1','guest','attempt_opened',1,'{"header":{"contents":{"exercise":"9e9b73ae5c2249f35b1ff7dd3c960e67842ba51b8860af447343cc009a183841"},"exercise":"RCV-01","floor":"screen","mode":"try","person":"guest","revision":"1","rules_version":2,"seed":4711,"simulated_at":"2026-11-23T08:00:00","v":1}}','03090933ec0ef0ccdc9e3ef2a96c2761ef016fce28ae1189f1da0011318b22b3','e3c5707ffd22e7c3ceb73f6dac768dea1533fcd2a49afa1fcdd6699e9b594983');
INSERT INTO "facts" VALUES('01a20656-4d3c-7e00-a200-d697cc413d0a','01a20656-4d2b-78b5-8168-b1697e37a316',3,3,'2026-11-23T02:57:28.892Z','station-1','guest','attempt_closed',1,'{"attempt":"01a20656-4d2f-712b-acbe-b524f581192a","head":"15bb5d0c66ca2c97a30d541355ed3876feca5a652ae082446644fc7ed08367f6","inputs":2,"result":{"passed":true}}','e3c5707ffd22e7c3ceb73f6dac768dea1533fcd2a49afa1fcdd6699e9b594983','bbd796389c092f5acd755cfdd5a36b38118ae6d0a371bab953113e995a3f9ded');
INSERT INTO "facts" VALUES('01a20656-4d3f-7103-af9a-59cba1f587d0','01a20656-4d2b-78b5-8168-b1697e37a316',4,4,'2026-11-23T02:57:28.896Z','station-1','guest','attempt_opened',1,'{"header":{"contents":{"exercise":"9e9b73ae5c2249f35b1ff7dd3c960e67842ba51b8860af447343cc009a183841"},"exercise":"RCV-01","floor":"screen","mode":"try","person":"guest","revision":"1","rules_version":2,"seed":4711,"simulated_at":"2026-11-23T08:00:00","v":1}}','bbd796389c092f5acd755cfdd5a36b38118ae6d0a371bab953113e995a3f9ded','a2eff9241cf83c7a01f77c1f0b7cbc2f49e1ef61b2d3bc06182b238647b5fdb8');
INSERT INTO "facts" VALUES('01a20656-4d47-7648-9856-55e230d390a9','01a20656-4d2b-78b5-8168-b1697e37a316',5,5,'2026-11-23T02:57:28.903Z','station-1','guest','station_settings',1,'{"check":{"outcomes":{"layout":"passed"},"passed":true},"floor":"room","scanner":{"layout":"fr","prefix":"","separators":[]}}','a2eff9241cf83c7a01f77c1f0b7cbc2f49e1ef61b2d3bc06182b238647b5fdb8','cdddae0e5651d72b641edc2e49b7c41930dba84f3e553291cfcba7f71701568e');
CREATE TABLE inputs (
        attempt TEXT NOT NULL,
        seq INTEGER NOT NULL,
        body TEXT NOT NULL,
        prev TEXT NOT NULL,
        hash TEXT NOT NULL,
        PRIMARY KEY (attempt, seq)
    ) WITHOUT ROWID
    ;
INSERT INTO "inputs" VALUES('01a20656-4d2f-712b-acbe-b524f581192a',1,'{"data":"4006381333931","grade":"injected","kind":"scan","ms":0,"v":1}','e3c5707ffd22e7c3ceb73f6dac768dea1533fcd2a49afa1fcdd6699e9b594983','de332d95141b7734f47360e4cdc842e62bd09f26a539d950e6a69550ecb5b63a');
INSERT INTO "inputs" VALUES('01a20656-4d2f-712b-acbe-b524f581192a',2,'{"kind":"hint","ms":900,"v":1}','de332d95141b7734f47360e4cdc842e62bd09f26a539d950e6a69550ecb5b63a','15bb5d0c66ca2c97a30d541355ed3876feca5a652ae082446644fc7ed08367f6');
INSERT INTO "inputs" VALUES('01a20656-4d3f-7103-af9a-59cba1f587d0',1,'{"data":"9521108025111","grade":"injected","kind":"scan","ms":5,"v":1}','a2eff9241cf83c7a01f77c1f0b7cbc2f49e1ef61b2d3bc06182b238647b5fdb8','d1c0ae59ef89a77a4685892408107419827fa2b18de5aed8e7644bd6be4d4d33');
CREATE TABLE stations (
        station TEXT NOT NULL PRIMARY KEY,
        settings TEXT NOT NULL,
        changed TEXT NOT NULL,
        passed TEXT
    );
INSERT INTO "stations" VALUES('station-1','{"floor":"room","scanner":{"layout":"fr","prefix":"","separators":[]}}','2026-11-23T02:57:28.903Z','2026-11-23T02:57:28.903Z');
CREATE TABLE this_file (chain TEXT NOT NULL PRIMARY KEY, file TEXT NOT NULL, folder TEXT NOT NULL);
INSERT INTO "this_file" VALUES('01a20656-4d2b-78b5-8168-b1697e37a316','2179658','2179593');
CREATE INDEX facts_in_order ON facts (lamport, chain, seq);
CREATE INDEX attempts_of_person ON attempts (person, state, lamport);
COMMIT;
