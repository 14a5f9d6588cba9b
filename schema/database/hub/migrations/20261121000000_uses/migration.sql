-- Each use of partners' data: who asked, for whom, for what, and what was decided.
-- The question is kept as the hash of its document; answers and variables are not kept.
CREATE TABLE "use_of_data" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "requester" TEXT NOT NULL,
    "organisation" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "operation_name" TEXT,
    "document_sha256" CHAR(64) NOT NULL,
    "decision" TEXT NOT NULL,
    "reason" TEXT,
    "duration_ms" INTEGER,

    CONSTRAINT "use_of_data_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "use_of_data_document_sha256_check" CHECK ("document_sha256" ~ '^[0-9a-f]{64}$'),
    CONSTRAINT "use_of_data_duration_ms_check" CHECK ("duration_ms" >= 0)
);

CREATE INDEX "use_of_data_at_idx" ON "use_of_data"("at");
CREATE INDEX "use_of_data_organisation_at_idx" ON "use_of_data"("organisation", "at");

-- A use that happened can't be made not to have happened: rows come in and stay as they are.
CREATE FUNCTION "refuse_change_of_use"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'uses of data are only ever added, never changed or removed';
END;
$$;

CREATE TRIGGER "use_of_data_is_insert_only"
    BEFORE UPDATE OR DELETE OR TRUNCATE ON "use_of_data"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change_of_use"();
