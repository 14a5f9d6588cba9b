-- The subgraphs that partners publish, what was found when they were checked, and every supergraph made of them.
-- They stand in the hub's database and not in the register, because contacts are no business of whoever serves releases.
CREATE TABLE subgraph (
  name text PRIMARY KEY CHECK (name ~ '^[a-z][a-z0-9-]{1,39}$'),
  -- Id of the partner in the register; "hub" for what ships with the hub.
  owner text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE subgraph_version (
  subgraph text NOT NULL REFERENCES subgraph (name),
  version integer NOT NULL CHECK (version > 0),
  sdl text NOT NULL,
  sha256 char(64) NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  routing_url text NOT NULL,
  contact text NOT NULL,
  -- What its owner signed to publish it; null for what ships, and where a service key stood for the owner.
  signature text,
  published_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (subgraph, version)
);

-- Numbered without a gap, signed by the hub's key over number, hash and members: whoever serves one checks that first.
CREATE TABLE supergraph (
  number bigint PRIMARY KEY CHECK (number > 0),
  sdl text NOT NULL,
  sha256 char(64) NOT NULL,
  signature text NOT NULL,
  reason text NOT NULL CHECK (reason IN ('SEED', 'PUBLISH', 'ROLLBACK')),
  -- The subgraph whose version changed; null where several did.
  subgraph text REFERENCES subgraph (name),
  composed_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE supergraph_member (
  number bigint NOT NULL REFERENCES supergraph (number),
  subgraph text NOT NULL,
  version integer NOT NULL,
  PRIMARY KEY (number, subgraph),
  FOREIGN KEY (subgraph, version) REFERENCES subgraph_version (subgraph, version)
);

-- Every check, whether somebody meant to publish or only asked.
CREATE TABLE subgraph_check (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  at timestamptz NOT NULL DEFAULT now(),
  subgraph text NOT NULL,
  owner text NOT NULL,
  sha256 char(64) NOT NULL,
  -- The supergraph it was checked against.
  against bigint NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('PASSED', 'REFUSED')),
  findings jsonb NOT NULL
);
CREATE INDEX subgraph_check_subgraph_at ON subgraph_check (subgraph, at);

CREATE FUNCTION refuse_change_of_publication() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what was published is only ever added to, never changed or removed';
END;
$$;
CREATE TRIGGER subgraph_is_insert_only BEFORE UPDATE OR DELETE OR TRUNCATE ON subgraph
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_publication();
CREATE TRIGGER subgraph_version_is_insert_only BEFORE UPDATE OR DELETE OR TRUNCATE ON subgraph_version
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_publication();
CREATE TRIGGER supergraph_is_insert_only BEFORE UPDATE OR DELETE OR TRUNCATE ON supergraph
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_publication();
CREATE TRIGGER supergraph_member_is_insert_only BEFORE UPDATE OR DELETE OR TRUNCATE ON supergraph_member
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_publication();
CREATE TRIGGER subgraph_check_is_insert_only BEFORE UPDATE OR DELETE OR TRUNCATE ON subgraph_check
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_publication();
