-- Evidence packs by the hash of their manifest, and what organisations did with them. Only ever added to.
CREATE TABLE "evidence_pack" (
    "sha256" CHAR(64) NOT NULL,
    "manifest" TEXT NOT NULL,
    "organisation" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "registered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "embargo_until" TIMESTAMPTZ(3),
    "audit_entry" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,

    CONSTRAINT "evidence_pack_pkey" PRIMARY KEY ("sha256"),
    -- The hash is of this very text: a row can't bear another pack's name.
    CONSTRAINT "evidence_pack_sha256_check" CHECK (encode(sha256(convert_to("manifest", 'UTF8')), 'hex') = "sha256")
);

CREATE TABLE "pack_event" (
    "id" BIGINT GENERATED ALWAYS AS IDENTITY,
    "pack" CHAR(64) NOT NULL,
    "kind" TEXT NOT NULL,
    "organisation" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "details" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "pack_event_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "pack_event_pack_fkey" FOREIGN KEY ("pack") REFERENCES "evidence_pack"("sha256"),
    CONSTRAINT "pack_event_kind_check" CHECK ("kind" IN ('SIGNED', 'WITHDRAWN', 'SENTENCES_APPROVED', 'RELEASE_APPROVED'))
);

CREATE INDEX "pack_event_pack_idx" ON "pack_event"("pack");

-- One person, and one organisation, approves a release once.
CREATE UNIQUE INDEX "pack_release_by_two_organisations" ON "pack_event"("pack", "organisation") WHERE "kind" = 'RELEASE_APPROVED';
CREATE UNIQUE INDEX "pack_release_by_two_persons" ON "pack_event"("pack", "person") WHERE "kind" = 'RELEASE_APPROVED';

CREATE FUNCTION "refuse_change_of_pack"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'packs and what was done with them are only ever added';
END;
$$;
CREATE TRIGGER "evidence_pack_is_insert_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "evidence_pack"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change_of_pack"();
CREATE TRIGGER "pack_event_is_insert_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "pack_event"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change_of_pack"();
