-- Keys of partners' services: the hash of each, never the key.
CREATE TABLE "service_key" (
    "id" CHAR(16) NOT NULL,
    "organisation" TEXT NOT NULL,
    "sha256" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "service_key_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "service_key_sha256_check" CHECK (octet_length("sha256") = 32),
    CONSTRAINT "service_key_expires_at_check"
        CHECK ("expires_at" > "created_at" AND "expires_at" <= "created_at" + INTERVAL '90 days')
);

CREATE INDEX "service_key_organisation_idx" ON "service_key"("organisation");

-- Two at once are enough to change from one to the next. Concurrent inserts of one organisation wait for each other.
CREATE FUNCTION "refuse_third_service_key"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('service_key ' || NEW."organisation"));
    IF (SELECT count(*) FROM "service_key"
         WHERE "organisation" = NEW."organisation" AND "revoked_at" IS NULL
           AND "expires_at" > CURRENT_TIMESTAMP) >= 2 THEN
        RAISE EXCEPTION 'an organisation has two active keys at most' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END;
$$;

CREATE TRIGGER "service_key_has_two_at_most" BEFORE INSERT ON "service_key"
    FOR EACH ROW EXECUTE FUNCTION "refuse_third_service_key"();

-- A key is made and revoked, nothing else.
CREATE FUNCTION "refuse_change_of_service_key"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD."revoked_at" IS NULL AND NEW."revoked_at" IS NOT NULL
       AND (OLD."id", OLD."organisation", OLD."sha256", OLD."created_at", OLD."expires_at")
         = (NEW."id", NEW."organisation", NEW."sha256", NEW."created_at", NEW."expires_at") THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a service key can be revoked, never changed, removed or brought back';
END;
$$;

CREATE TRIGGER "service_key_is_only_revoked" BEFORE UPDATE OR DELETE ON "service_key"
    FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_service_key"();

-- Persons, services and tokens that are let in no more, by their pseudonyms.
CREATE TABLE "revoked_identity" (
    "pseudonym" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "revoked_identity_pkey" PRIMARY KEY ("pseudonym"),
    CONSTRAINT "revoked_identity_pseudonym_check" CHECK ("pseudonym" ~ '^(person|service|token)-[0-9a-f]{32}$')
);

-- What an answer may be for, seeded from schema/purposes/purposes.json.
CREATE TABLE "purpose" (
    "position" BIGINT GENERATED ALWAYS AS IDENTITY,
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "use" TEXT NOT NULL,

    CONSTRAINT "purpose_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "purpose_id_check" CHECK ("id" ~ '^[a-z][a-z0-9-]{1,59}$'),
    CONSTRAINT "purpose_texts_check" CHECK ("title" <> '' AND "use" <> '')
);

-- The same words, found the same way, as in schema/purposes/immigrationEnforcement.ts: compatibility forms, accents,
-- case and whatever stands between letters make no difference. A test holds both to the same texts.
CREATE FUNCTION "is_immigration_enforcement"(said TEXT) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT regexp_replace(lower(normalize(said, NFKD) COLLATE "C"), '[^a-z]', '', 'g')
           ~ 'immigra|deport|borderforce|removalfromthe';
$$;

CREATE FUNCTION "refuse_immigration_enforcement"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF is_immigration_enforcement(NEW."id") OR is_immigration_enforcement(NEW."title")
       OR is_immigration_enforcement(NEW."use") THEN
        RAISE EXCEPTION 'immigration enforcement is no purpose of this hub, under any name' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END;
$$;

CREATE TRIGGER "purpose_is_no_immigration_enforcement" BEFORE INSERT OR UPDATE ON "purpose"
    FOR EACH ROW EXECUTE FUNCTION "refuse_immigration_enforcement"();

-- Changes with everything above, in the same transaction. Whoever keeps it in memory reads this row at every request.
CREATE TABLE "identity_version" (
    "singleton" BOOLEAN NOT NULL DEFAULT true,
    "version" BIGINT NOT NULL,

    CONSTRAINT "identity_version_pkey" PRIMARY KEY ("singleton"),
    CONSTRAINT "identity_version_singleton_check" CHECK ("singleton")
);
INSERT INTO "identity_version" ("version") VALUES (1);

CREATE FUNCTION "count_identity_version"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE "identity_version" SET "version" = "version" + 1;
    RETURN NULL;
END;
$$;

DO $$
DECLARE
    changed TEXT;
BEGIN
    FOREACH changed IN ARRAY ARRAY['service_key', 'revoked_identity', 'purpose'] LOOP
        EXECUTE format('CREATE CONSTRAINT TRIGGER %I AFTER INSERT OR UPDATE OR DELETE ON %I DEFERRABLE INITIALLY DEFERRED
            FOR EACH ROW EXECUTE FUNCTION "count_identity_version"()', changed || '_changes_version', changed);
    END LOOP;
END;
$$;
