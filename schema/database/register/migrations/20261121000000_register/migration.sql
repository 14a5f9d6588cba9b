-- Who owns releases. The public key is what the hub trusts; demonstration partners say so.
CREATE TABLE partner (
  id text PRIMARY KEY,
  name text NOT NULL,
  sector text NOT NULL,
  area text,
  demonstration boolean NOT NULL,
  public_key text
);

-- One signed, immutable release. Withdrawing sets a time; nothing is ever deleted or altered.
CREATE TABLE release (
  id text PRIMARY KEY,
  dataset text NOT NULL,
  vintage date NOT NULL,
  period_from text NOT NULL,
  period_to text NOT NULL,
  rule text NOT NULL CHECK (rule IN ('TEN_FIVE', 'PUBLISHED', 'NOT_PERSONS')),
  provenance text NOT NULL CHECK (provenance IN ('OFFICIAL', 'PARTNER', 'SYNTHETIC')),
  caveats text[] NOT NULL,
  breaks jsonb NOT NULL,
  source jsonb,
  sha256 text NOT NULL,
  signature text NOT NULL,
  registered_at timestamptz NOT NULL DEFAULT now(),
  withdrawn_at timestamptz,
  CHECK ((rule = 'PUBLISHED') = (provenance = 'OFFICIAL'))
);
CREATE INDEX release_dataset ON release (dataset);

CREATE TABLE release_owner (
  release_id text NOT NULL REFERENCES release (id),
  partner_id text NOT NULL REFERENCES partner (id),
  position int NOT NULL,
  PRIMARY KEY (release_id, partner_id)
);

CREATE TABLE release_table (
  release_id text NOT NULL REFERENCES release (id),
  name text NOT NULL,
  status text NOT NULL CHECK (status IN ('COMPLETE', 'NOT_APPLICABLE')),
  note text,
  PRIMARY KEY (release_id, name)
);

-- Every cell of every release. Codes sort by bytes (collation C): comparing them as words costs several times as much.
-- A cell comes in the same transaction as its release and its table, and nothing is deleted
-- after, so no foreign key is checked a million times over. The checks hold rule 10-5 even if the code that fills the table were wrong.
CREATE TABLE cell (
  id text COLLATE "C" PRIMARY KEY,
  release_id text COLLATE "C" NOT NULL,
  dataset text COLLATE "C" NOT NULL,
  table_name text COLLATE "C" NOT NULL,
  area text COLLATE "C" NOT NULL,
  period text COLLATE "C" NOT NULL,
  dimensions jsonb NOT NULL,
  value int,
  status text NOT NULL CHECK (status IN ('RELEASED', 'WITHHELD', 'NOT_COLLECTED', 'NOT_APPLICABLE')),
  note text,
  rule text NOT NULL,
  position int NOT NULL,
  CHECK ((status = 'RELEASED') = (value IS NOT NULL)),
  CHECK (rule <> 'TEN_FIVE' OR value IS NULL OR (value >= 10 AND value % 5 = 0))
);
CREATE INDEX cell_place ON cell (dataset, table_name, area, period);

-- What is served: of each dataset and set of owners the newest vintage that isn't withdrawn.
CREATE VIEW current_release AS
SELECT DISTINCT ON (r.dataset, o.ids)
       r.id, r.dataset, r.period_from, r.period_to, o.names[1] AS first_owner, o.ids AS owner_ids,
       jsonb_build_object(
         'id', r.id, 'dataset', r.dataset, 'vintage', r.vintage, 'period', r.period_from || '..' || r.period_to,
         'rule', r.rule, 'provenance', r.provenance, 'caveats', r.caveats, 'breaks', r.breaks, 'source', r.source,
         'sha256', r.sha256, 'signature', r.signature, 'owners', o.owners) AS document
  FROM release r
  JOIN (SELECT ro.release_id,
               array_agg(p.id ORDER BY ro.position) AS ids,
               array_agg(p.name ORDER BY ro.position) AS names,
               jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'demonstration', p.demonstration)
                         ORDER BY ro.position) AS owners
          FROM release_owner ro JOIN partner p ON p.id = ro.partner_id
         GROUP BY ro.release_id) o ON o.release_id = r.id
 WHERE r.withdrawn_at IS NULL
 ORDER BY r.dataset, o.ids, r.vintage DESC, r.registered_at DESC;
