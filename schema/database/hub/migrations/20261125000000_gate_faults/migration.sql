-- What subgraphs sent that the last gate withheld: whose fault, why, and the registered cell it named. Never a value.
CREATE TABLE "gate_fault" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "subgraph" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "release" TEXT,
    "cell" TEXT,
    "figures" INTEGER NOT NULL,

    CONSTRAINT "gate_fault_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "gate_fault_figures_check" CHECK ("figures" > 0)
);

CREATE INDEX "gate_fault_at_idx" ON "gate_fault"("at");

CREATE FUNCTION "refuse_change_of_gate_fault"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'faults at the gate are only ever added, never changed or removed';
END;
$$;

CREATE TRIGGER "gate_fault_is_insert_only"
    BEFORE UPDATE OR DELETE OR TRUNCATE ON "gate_fault"
    FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change_of_gate_fault"();
