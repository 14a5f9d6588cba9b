-- Tables that no release declares, as analysts ask owners for them. Only ever added to.
CREATE TABLE "table_request" (
    "number" BIGINT GENERATED ALWAYS AS IDENTITY,
    "dataset" TEXT NOT NULL,
    "table_name" TEXT NOT NULL,
    "area" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "dimensions" TEXT[] NOT NULL,
    "organisation" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "owner" TEXT,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "table_request_pkey" PRIMARY KEY ("number")
);

-- One answer of each owner, signed. What an owner accepted, releases may hold from then on.
CREATE TABLE "table_decision" (
    "request" BIGINT NOT NULL,
    "owner" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "signature" TEXT NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "table_decision_pkey" PRIMARY KEY ("request", "owner"),
    CONSTRAINT "table_decision_request_fkey" FOREIGN KEY ("request") REFERENCES "table_request"("number"),
    CONSTRAINT "table_decision_outcome_check" CHECK ("outcome" IN ('ACCEPTED', 'REFUSED'))
);

CREATE FUNCTION "refuse_change_of_table_request"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'requests for tables and what owners answered are only ever added';
END;
$$;
CREATE TRIGGER "table_request_is_insert_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "table_request"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change_of_table_request"();
CREATE TRIGGER "table_decision_is_insert_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "table_decision"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change_of_table_request"();
