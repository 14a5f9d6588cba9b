-- The audit log: a Merkle tree whose entries are only ever added. Its hash covers the leaf, which says when, what kind,
-- and holds a commitment to the rest; the rest is sealed with the key of its month and can be erased with that key.

-- One row for each group of entries that was written at once. The first begins where nothing is; every other begins
-- where exactly one ended: no gap, no fork, whatever process writes.
CREATE TABLE "audit_batch" (
    "size" BIGINT NOT NULL,
    "first" BIGINT,
    "frontier" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audit_batch_pkey" PRIMARY KEY ("size"),
    CONSTRAINT "audit_batch_first_key" UNIQUE ("first"),
    CONSTRAINT "audit_batch_first_fkey" FOREIGN KEY ("first") REFERENCES "audit_batch"("size"),
    CONSTRAINT "audit_batch_size_check" CHECK ("size" > "first" OR ("first" IS NULL AND "size" = 0))
);
INSERT INTO "audit_batch" ("size", "frontier", "at") VALUES (0, '', 'epoch');

CREATE TABLE "audit_entry" (
    "position" BIGINT NOT NULL,
    "period" CHAR(7) NOT NULL,
    "leaf" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("position"),
    CONSTRAINT "audit_entry_position_check" CHECK ("position" >= 0)
);

-- Months come one after the other.
CREATE INDEX "audit_entry_period_idx" ON "audit_entry" USING BRIN ("period");

-- Complete subtrees of 2^8, 2^16, 2^24 ... leaves, so that no proof reads the whole log.
CREATE TABLE "audit_node" (
    "level" SMALLINT NOT NULL,
    "index" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_node_pkey" PRIMARY KEY ("level", "index")
);

-- Which entries concern which partner.
CREATE TABLE "audit_use" (
    "partner" TEXT NOT NULL,
    "position" BIGINT NOT NULL,

    CONSTRAINT "audit_use_pkey" PRIMARY KEY ("partner", "position")
);

-- Signed notes, at most one for each size.
CREATE TABLE "audit_checkpoint" (
    "size" BIGINT NOT NULL,
    "note" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audit_checkpoint_pkey" PRIMARY KEY ("size")
);

-- The key of a month. Whoever owns the database may destroy it, and what it sealed is gone.
CREATE TABLE "audit_key" (
    "period" CHAR(7) NOT NULL,
    "key" BYTEA NOT NULL,

    CONSTRAINT "audit_key_pkey" PRIMARY KEY ("period"),
    CONSTRAINT "audit_key_key_check" CHECK (length("key") = 32)
);

CREATE FUNCTION "refuse_change_of_audit"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit log is only ever added to, never changed or removed';
END;
$$;

CREATE TRIGGER "audit_batch_is_insert_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_batch"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change_of_audit"();
CREATE TRIGGER "audit_entry_is_insert_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_entry"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change_of_audit"();
CREATE TRIGGER "audit_node_is_insert_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_node"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change_of_audit"();
CREATE TRIGGER "audit_use_is_insert_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_use"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change_of_audit"();
CREATE TRIGGER "audit_checkpoint_is_insert_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_checkpoint"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change_of_audit"();
CREATE TRIGGER "audit_key_never_changes" BEFORE UPDATE OR TRUNCATE ON "audit_key"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change_of_audit"();
