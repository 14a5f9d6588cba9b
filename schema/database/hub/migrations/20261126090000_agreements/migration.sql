-- What owners agreed to, as they signed it. An agreement never changes: another takes its place, or it is revoked.
CREATE TABLE "agreement" (
    "id" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "document" JSONB NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "signature" TEXT NOT NULL,
    "applied_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "agreement_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "agreement_id_check" CHECK ("id" LIKE "owner" || '.%' AND "document"->>'id' = "id" AND "document"->>'owner' = "owner")
);

CREATE INDEX "agreement_owner_idx" ON "agreement"("owner");

-- Each purpose is one that is registered, and none of those is immigration enforcement.
CREATE TABLE "agreement_purpose" (
    "agreement_id" TEXT NOT NULL,
    "purpose_id" TEXT NOT NULL,

    CONSTRAINT "agreement_purpose_pkey" PRIMARY KEY ("agreement_id", "purpose_id"),
    CONSTRAINT "agreement_purpose_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id"),
    CONSTRAINT "agreement_purpose_purpose_id_fkey" FOREIGN KEY ("purpose_id") REFERENCES "purpose"("id")
);

-- The document and the rows are one: an agreement can't be stored with a purpose that isn't registered.
CREATE FUNCTION "store_agreement_purposes"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    named TEXT;
BEGIN
    FOR named IN SELECT jsonb_array_elements_text(NEW."document"->'purposes') LOOP
        INSERT INTO "agreement_purpose" ("agreement_id", "purpose_id") VALUES (NEW."id", named);
    END LOOP;
    FOR named IN SELECT jsonb_array_elements_text(NEW."document"->'organisations') LOOP
        IF is_immigration_enforcement(named) THEN
            RAISE EXCEPTION 'whoever enforces immigration law is party to no agreement' USING ERRCODE = 'check_violation';
        END IF;
    END LOOP;
    RETURN NULL;
END;
$$;

CREATE TRIGGER "agreement_has_purposes" AFTER INSERT ON "agreement"
    FOR EACH ROW EXECUTE FUNCTION "store_agreement_purposes"();

CREATE TABLE "agreement_revocation" (
    "agreement_id" TEXT NOT NULL,
    "revoked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "agreement_revocation_pkey" PRIMARY KEY ("agreement_id"),
    CONSTRAINT "agreement_revocation_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id")
);

-- Kill switches: 'hub' stops every answer, the id of a partner everything of that partner.
CREATE TABLE "kill_switch" (
    "id" BIGINT GENERATED ALWAYS AS IDENTITY,
    "subject" TEXT NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lifted_at" TIMESTAMPTZ(3),

    CONSTRAINT "kill_switch_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "kill_switch_subject_check" CHECK ("subject" ~ '^[a-z][a-z0-9-]{1,59}$')
);

CREATE UNIQUE INDEX "kill_switch_is_set_once" ON "kill_switch"("subject") WHERE "lifted_at" IS NULL;

CREATE FUNCTION "refuse_change_of_agreement"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'agreements, their purposes and their revocations are only ever added';
END;
$$;

-- A switch is set and lifted, nothing else.
CREATE FUNCTION "refuse_change_of_kill_switch"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD."lifted_at" IS NULL AND NEW."lifted_at" IS NOT NULL
       AND (OLD."id", OLD."subject", OLD."set_at") = (NEW."id", NEW."subject", NEW."set_at") THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a kill switch can be lifted, never changed or removed';
END;
$$;

CREATE TRIGGER "kill_switch_is_only_lifted" BEFORE UPDATE OR DELETE ON "kill_switch"
    FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_kill_switch"();

-- Changes with everything above, in the same transaction. Whoever keeps it in memory reads this row at every request.
CREATE TABLE "agreement_version" (
    "singleton" BOOLEAN NOT NULL DEFAULT true,
    "version" BIGINT NOT NULL,

    CONSTRAINT "agreement_version_pkey" PRIMARY KEY ("singleton"),
    CONSTRAINT "agreement_version_singleton_check" CHECK ("singleton")
);
INSERT INTO "agreement_version" ("version") VALUES (1);

CREATE FUNCTION "count_agreement_version"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE "agreement_version" SET "version" = "version" + 1;
    RETURN NULL;
END;
$$;

DO $$
DECLARE
    changed TEXT;
BEGIN
    FOREACH changed IN ARRAY ARRAY['agreement', 'agreement_revocation', 'kill_switch'] LOOP
        EXECUTE format('CREATE CONSTRAINT TRIGGER %I AFTER INSERT OR UPDATE OR DELETE ON %I DEFERRABLE INITIALLY DEFERRED
            FOR EACH ROW EXECUTE FUNCTION "count_agreement_version"()', changed || '_changes_version', changed);
    END LOOP;
    FOREACH changed IN ARRAY ARRAY['agreement', 'agreement_purpose', 'agreement_revocation'] LOOP
        EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE OR TRUNCATE ON %I
            FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change_of_agreement"()', changed || '_is_insert_only', changed);
    END LOOP;
END;
$$;
